"""Sentences with two marked names and what the sentence says of them: CORE's (Borchert et al., 2023). Other pairs of
their names are not annotated, nor are kinds, so that only the one pair is learnt from."""
import json
import re
import subprocess

from chunks import IGNORE, candidates, chunk, pair
from labels import KINDS, TYPES, pair_label
from stories import REPO, Mention, cut, pieces, rows

PART = 10  # every tenth sentence is for measuring alone: see core
ELSEWHERE = {"OTHER:TRADED_ON": "LISTED_ON", "OTHER:MERGED_WITH": "MERGES_WITH"}
UNIT = re.compile(r"\b(subsidiar|unit|division|arm|affiliate)", re.I)


def read(folder, tokenizer):
    """The labelled chunks of a folder's core.train.jsonl.gz; none where there is no such file."""
    raw = [r for n, r in enumerate(rows(folder, "core.train.jsonl.gz"), 1) if n % PART]
    lines = "".join(json.dumps({"doc": r["id"], "text": r["text"]}) + "\n" for r in raw)
    done = subprocess.run(["go", "run", "./loader/train/prepare"], cwd=REPO, input=lines, text=True, encoding="utf-8",
                          stdout=subprocess.PIPE, check=True)
    made = (labelled(r, json.loads(p), tokenizer) for r, p in zip(raw, done.stdout.splitlines()))
    return [m for m in made if m]


def labelled(raw, prepared, tokenizer):
    """The text as a chunk of one pair, or None where its two names are not apart."""
    body, kinds = raw["text"].encode(), []
    spans = [tuple(len(body[:at].decode()) for at in s) for s in prepared["sentences"] or []]
    sentences = [cut(raw["text"][a:b], tokenizer) for a, b in spans]
    for thing, end in enumerate((raw["head"], raw["tail"])):
        for s, (a, b) in zip(sentences, spans):
            if a <= end["start"] < b and (at := pieces(s, end["start"] - a, end["end"] - a)):
                s.mentions.append(Mention(*at, thing))
                s.mentions.sort(key=lambda m: m.start)
        kinds.append(kind(prepared, *(len(raw["text"][:at].encode()) for at in (end["start"], end["end"]))))
    c = chunk(sentences, 0, len(sentences))
    c.mates = candidates(c.mentions)
    if len(c.mates) != 1:
        return None
    c.pairs = [pair(c.mentions, *c.mates[0], kinds)]
    return c, [holds(raw, c.mentions[0][2] == 0)], [IGNORE] * len(c.ids)


def kind(prepared, start, end):
    """What the finder takes the name for; a company where it finds none there, as the measure has it."""
    for m in prepared["mentions"] or []:
        if m["span"][0] < end and m["span"][1] > start:
            return KINDS.index(prepared["things"][m["thing"]]["kind"])
    return KINDS.index("COMPANY")


def holds(raw, head_first):
    """What holds of the pair; no status, which CORE does not tell. What CORE calls owning may be a unit here."""
    told = ELSEWHERE.get(raw["rel"], raw["rel"])
    if told == "OWNS" and UNIT.search(raw["text"]):
        told, head_first = "SUBSIDIARY_OF", not head_first
    return [(pair_label(told, head_first), TYPES.index(told), IGNORE, False)] if told in TYPES else []
