"""Annotated stories, cut up as the loader cuts them, with the pieces and mentions that a network sees."""
import bisect
import collections
import dataclasses
import gzip
import json
import pathlib
import re
import subprocess

from labels import KINDS, case_class

MAX_PIECES = 192  # of a sentence; what is over is not seen
REPO = pathlib.Path(__file__).resolve().parents[2]


@dataclasses.dataclass
class Mention:
    start: int  # pieces of the sentence
    end: int
    thing: int
    form: int = 0  # 0 a name, 1 a description, 2 a pronoun


@dataclasses.dataclass
class Sentence:
    text: str
    ids: list
    case: list
    inside: list  # True of a piece that continues a word
    spans: list  # characters of the text
    mentions: list


@dataclasses.dataclass
class Story:
    doc: str
    source: str
    split: str
    sentences: list
    kinds: list  # of the things, as indices into KINDS
    names: list  # all forms of each thing
    known: int  # things from here on are false names that a finder took for names
    relations: list  # type, source, target, sentence, status, negated


def read(folder, tokenizer):
    """All stories of a data folder (see the model card for the format)."""
    raw = []
    for path in sorted(pathlib.Path(folder).glob("*.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            raw.append(json.loads(line) | {"source": path.name.split(".")[0]})
    lines = "".join(json.dumps({"doc": r["doc"], "text": r["text"]}) + "\n" for r in raw)
    done = subprocess.run(["go", "run", "./loader/train/prepare"], cwd=REPO, input=lines, text=True, encoding="utf-8",
                          stdout=subprocess.PIPE, check=True)
    return [story(r, json.loads(p), tokenizer) for r, p in zip(raw, done.stdout.splitlines())]


def story(raw, prepared, tokenizer):
    body = raw["text"].encode()
    spans = prepared["sentences"] or []
    sentences = [cut(body[a:b].decode(), tokenizer) for a, b in spans]
    entities = raw["entities"]
    index = {e["id"]: i for i, e in enumerate(entities)}
    forms = [list(dict.fromkeys([e["name"], *(e.get("aliases") or [])])) for e in entities]
    locate(sentences, forms)
    kinds = [KINDS.index(e["kind"]) for e in entities]
    refer(sentences, prepared, body, kinds, forms, len(entities))
    order = sentence_order(raw, body, spans)
    relations = [
        (r["type"], index[r["source"]], index[r["target"]], order(r["sentence"]), r.get("status"), bool(r.get("negated")))
        for r in raw["relations"]
    ]
    return Story(raw["doc"], raw["source"], raw["split"], sentences, kinds, forms, len(entities), relations)


def cut(text, tokenizer):
    e = tokenizer.encode(text, add_special_tokens=False)
    n = min(len(e.ids), MAX_PIECES)
    return Sentence(text, e.ids[:n], [case_class(text[a:b]) for a, b in e.offsets[:n]],
                    [t.startswith("##") for t in e.tokens[:n]], e.offsets[:n], [])


def pieces(sentence, start, end):
    """The pieces that touch characters of a sentence, or None."""
    at = [i for i, (a, b) in enumerate(sentence.spans) if b > a and a < end and b > start]
    return (at[0], at[-1] + 1) if at else None


def locate(sentences, forms):
    """Marks the named mentions: the longest forms first, as written and in capitals."""
    patterns = []
    for thing, names in enumerate(forms):
        for name in filter(None, (n.strip() for n in names)):
            for variant in {name, name.upper()} if len(name) > 3 else {name}:
                words = r"\s+".join(map(re.escape, variant.split()))
                patterns.append((len(variant), re.compile(r"(?<!\w)" + words + (r"(?!\w)" if name[-1].isalnum() else "")), thing))
    patterns.sort(key=lambda p: -p[0])
    for s in sentences:
        taken = [False] * len(s.text)
        for _, pattern, thing in patterns:
            for m in pattern.finditer(s.text):
                a, b = m.span()
                if not any(taken[a:b]) and (at := pieces(s, a, b)):
                    taken[a:b] = [True] * (b - a)
                    s.mentions.append(Mention(*at, thing))


def refer(sentences, prepared, body, kinds, forms, known):
    """Adds what the finder found: descriptions and pronouns of annotated things, and its false names as things of
    their own that are related to nothing."""
    votes, found = collections.defaultdict(collections.Counter), []
    for m in prepared["mentions"] or []:
        s, (start, _) = sentences[m["sentence"]], prepared["sentences"][m["sentence"]]
        at = pieces(s, *(len(body[start:x].decode(errors="ignore")) for x in m["span"]))
        if not at:
            continue
        over = [x for x in s.mentions if x.start < at[1] and x.end > at[0] and x.thing < known]
        if over and m["form"] == 0:
            votes[m["thing"]][over[0].thing] += 1
        found.append((m, s, at, bool(over)))
    false = {}
    for m, s, at, over in found:
        if over:
            continue
        thing = m["thing"]
        if votes[thing]:
            if m["form"] > 0:
                s.mentions.append(Mention(*at, votes[thing].most_common(1)[0][0], m["form"]))
        elif m["form"] == 0:
            if thing not in false:
                false[thing] = len(kinds)
                kinds.append(KINDS.index(prepared["things"][thing]["kind"]))
                forms.append([prepared["things"][thing]["name"]])
            s.mentions.append(Mention(*at, false[thing]))
    for s in sentences:
        s.mentions.sort(key=lambda m: (m.start, m.end))


def sentence_order(raw, body, spans):
    """Maps an annotated sentence to the loader's sentence that holds its middle. Only marks that are no space are
    counted, since the annotation has its own white space."""
    text, at = body.decode(), 0
    offsets, starts = [], [len(body[:a].decode()) for a, _ in spans]
    squeezed = [i for i, c in enumerate(text) if not c.isspace()]
    plain = "".join(text[i] for i in squeezed)
    for s in raw["sentences"]:
        bare = "".join(s.split())
        found = plain.find(bare, at)
        if found < 0:
            found = at
        offsets.append(squeezed[min(found + len(bare) // 2, len(squeezed) - 1)])
        at = found + len(bare)
    return lambda n: max(0, bisect.bisect_right(starts, offsets[min(n, len(offsets) - 1)]) - 1)
