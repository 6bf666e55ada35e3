"""Writes what the trained network gives in 32-bit floating point, for a test that the Go reader gives about the same.

    python parity.py weights.pt ../model/testdata/parity.json
"""
import json
import subprocess
import sys

import torch

import chunks as chunking
import stories
from labels import KINDS, PAIR, STATUSES, SYMMETRIC, TYPES, UNKNOWN_KIND
from train import network, tokenizer

TEXT = """Telsund lands €3.2bn for its fibre push

Telsund has secured €3.2bn of senior debt from lenders including Crédit Lavandou, Osterbank and Mirador Credit, the Danish
network builder said on Monday. Søren Bækgaard, its chief executive, said the money would pay for 400,000 new lines. He
joined from Saimanet, a Finnish rival, in 2021.

Brevanta, the Portuguese operator, denied that it was in talks with Tamarix. “We are not for sale,” a spokesman said.
"""


@torch.no_grad()
def main(weights, target):
    net = network()
    net.load_state_dict(torch.load(weights, map_location="cpu"))
    net.eval()
    done = subprocess.run(["go", "run", "./loader/train/prepare"], cwd=stories.REPO, input=json.dumps({"doc": "", "text": TEXT}),
                          text=True, encoding="utf-8", stdout=subprocess.PIPE, check=True)
    prepared, body, words = json.loads(done.stdout), TEXT.encode(), tokenizer()
    sentences = [stories.cut(body[a:b].decode(), words) for a, b in prepared["sentences"]]
    for i, m in enumerate(prepared["mentions"]):
        start = prepared["sentences"][m["sentence"]][0]
        at = stories.pieces(sentences[m["sentence"]], *(len(body[start:x].decode()) for x in m["span"]))
        sentences[m["sentence"]].mentions.append(stories.Mention(*at, m["thing"], m["form"]))
    kinds = [UNKNOWN_KIND if t["state"] else KINDS.index(t["kind"]) for t in prepared["things"]]
    names, best = [], {}
    for c in chunking.chunks(sentences):
        vectors, mask = net.encode([c])
        share = net.tags(vectors)[0].softmax(-1)[:, 0]
        names += [round(1 - s.item(), 3) for s, inside in zip(share, c.inside) if not inside]
        if chunking.with_pairs(c, kinds).pairs:
            score(net, vectors, mask, c, prepared, best)
    with open(target, "w", encoding="utf-8") as out:
        json.dump({"text": TEXT, "inName": names, "relations": sorted(best.values(), key=lambda r: -r["margin"])}, out, ensure_ascii=False, indent="\t")
        out.write("\n")


def score(net, vectors, mask, c, prepared, best):
    pairs = net.pairs(vectors, mask, [c])
    scores = net.relation(pairs)
    for i, j in ((scores - scores[:, :1])[:, 1:] > -1).nonzero().tolist():
        label, (x, y, _) = PAIR[j + 1], c.mates[i]
        kind = label.rstrip("<>")
        event = net.event(pairs[i : i + 1], torch.tensor([TYPES.index(kind)]))[0]
        source, target = (y, x) if label[-1] == "<" else (x, y)
        ends = [prepared["things"][c.mentions[k][2]]["name"] for k in (source, target)]
        r = {"type": kind, "source": ends[0], "target": ends[1], "margin": round((scores[i, j + 1] - scores[i, 0]).item(), 3),
             "status": STATUSES[event[: len(STATUSES)].argmax()] or "", "denied": round(event[-1].item(), 3)}
        key = (kind, *(sorted(ends) if kind in SYMMETRIC else ends))
        if key not in best or best[key]["margin"] < r["margin"]:
            best[key] = r


if __name__ == "__main__":
    main(*sys.argv[1:])
