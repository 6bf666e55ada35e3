"""Annotated stories, cut up as the loader cuts them, with the pieces and mentions that a network sees."""
import bisect
import collections
import dataclasses
import gzip
import json
import pathlib
import re
import subprocess

from labels import KINDS, UNKNOWN_KIND, case_class

MAX_PIECES = 192  # of a sentence; what is over is not seen
HERE = pathlib.Path(__file__).resolve().parent
REPO = HERE.parents[1]


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
    seen: list  # the same as the scorer of pairs may see it: of a country, UNKNOWN_KIND
    names: list  # all forms of each thing
    known: int  # things from here on are false names that a finder took for names
    relations: list  # type, source, target, sentence, status, negated


def read(data, tokenizer):
    """All annotated stories of a data folder and of this repository (see the model card for the format)."""
    data = pathlib.Path(data)
    texts = {s["id"]: (s["title"] + "\n\n" if s["title"] else "") + s["body"] for s in rows(data / "stories")}
    found = [r for folder in (data / "annotated", REPO / "loader/eval/testdata", HERE / "annotated") for r in rows(folder)]
    raw = [r | {"text": r.get("text") or texts[r["doc"]]} for r in {r["doc"]: r for r in found}.values()
           if "text" in r or r["doc"] in texts]
    lines = "".join(json.dumps({"doc": r["doc"], "text": r["text"]}) + "\n" for r in raw)
    done = subprocess.run(["go", "run", "./loader/train/prepare"], cwd=REPO, input=lines, text=True, encoding="utf-8",
                          stdout=subprocess.PIPE, check=True)
    return [story(r, json.loads(p), tokenizer) for r, p in zip(raw, done.stdout.splitlines())]


def rows(folder, pattern="*.jsonl.gz"):
    """The lines of the files of a folder, each with the name of its file as its source."""
    for path in sorted(folder.glob(pattern)):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            yield json.loads(line) | {"source": path.name.split(".")[0]}


def story(raw, prepared, tokenizer):
    body = raw["text"].encode()
    spans = prepared["sentences"] or []
    sentences = [cut(body[a:b].decode(), tokenizer) for a, b in spans]
    entities = raw["entities"]
    index = {e["id"]: i for i, e in enumerate(entities)}
    forms = [list(dict.fromkeys([e["name"], *(e.get("aliases") or [])])) for e in entities]
    locate(sentences, forms)
    kinds = [KINDS.index(e["kind"]) for e in entities]
    states = refer(sentences, prepared, body, kinds, forms, len(entities))
    seen = [UNKNOWN_KIND if i in states else k for i, k in enumerate(kinds)]
    order = sentence_order(raw, body, spans)
    relations = [
        (r["type"], index[r["source"]], index[r["target"]], order(r["sentence"]), r.get("status"), bool(r.get("negated")))
        for r in raw["relations"]
    ]
    return Story(raw["doc"], raw["source"], raw["split"], sentences, kinds, seen, forms, len(entities), relations)


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
    their own that are related to nothing. Gives the things that are countries."""
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
    meant = {thing: v.most_common(1)[0][0] for thing, v in votes.items()}
    for m, s, at, over in found:
        thing = m["thing"]
        if m["form"] == 0 and not over and thing not in meant:
            meant[thing] = len(kinds)
            kinds.append(KINDS.index(prepared["things"][thing]["kind"]))
            forms.append([prepared["things"][thing]["name"]])
        if not over and thing in meant and (m["form"] > 0) == (meant[thing] < known):
            s.mentions.append(Mention(*at, meant[thing], m["form"]))
    for s in sentences:
        s.mentions.sort(key=lambda m: (m.start, m.end))
    return {meant[i] for i, t in enumerate(prepared["things"] or []) if t["state"] and i in meant}


def sentence_order(raw, body, spans):
    """Maps an annotated sentence to the loader's sentence that holds its middle. Only marks that are no space are
    counted, since the annotation has its own white space."""
    text, at = body.decode(), 0
    offsets, starts = list(raw.get("starts", [])), [len(body[:a].decode()) for a, _ in spans]
    squeezed = [i for i, c in enumerate(text) if not c.isspace()]
    plain = "".join(text[i] for i in squeezed)
    for s in raw.get("sentences", []):
        bare = "".join(s.split())
        found = plain.find(bare, at)
        if found < 0:
            found = at
        offsets.append(squeezed[min(found + len(bare) // 2, len(squeezed) - 1)])
        at = found + len(bare)
    return lambda n: max(0, bisect.bisect_right(starts, offsets[min(n, len(offsets) - 1)]) - 1)
