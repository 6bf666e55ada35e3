"""Other names for the things of a story, so that a network learns sentences and not names."""
import csv
import dataclasses
import gzip
import io
import pathlib
import re

from labels import KINDS, case_class
from stories import Mention, cut

LEGAL = re.compile(r"[ ,]+(Inc|Corp|Co|Ltd|plc|PLC|AG|SA|NV|AB|Oyj|ASA|Holdings?|Group|Limited|Corporation|Incorporated|Company|SE|S\.?p\.?A|S\.A|N\.V|A/S)\.?$")


class Names:
    """Names to choose from: listed companies, first names, and the names of the stories that are learnt from."""

    def __init__(self, folder, stories, tokenizer):
        folder, self.tokenizer = pathlib.Path(folder), tokenizer
        rows = csv.reader(io.TextIOWrapper(gzip.open(folder / "companies.csv.gz"), encoding="utf-8"))
        self.companies = [r[0].strip() for r in rows if 2 < len(r[0]) < 40][1:]
        self.first = (folder / "first-names.txt").read_text(encoding="utf-8").split()
        told = {k: set() for k in range(len(KINDS))}
        for s in stories:
            for kind, forms in zip(s.kinds[: s.known], s.names):
                told[kind].add(forms[0])
        self.told = {k: sorted(v) for k, v in told.items()}
        self.last = sorted({n.split()[-1] for n in self.told[KINDS.index("PERSON")] if " " in n})

    def another(self, kind, random):
        """A full name of a kind, and a short form of it."""
        if KINDS[kind] == "PERSON":
            last = random.choice(self.last)
            return random.choice(self.first) + " " + last, last
        if KINDS[kind] != "COMPANY":
            return (random.choice(self.told[kind]),) * 2
        name = random.choice(self.companies if random.random() < 0.5 else self.told[kind])
        short = name
        while LEGAL.search(short):
            short = LEGAL.sub("", short)
        full = short if random.random() < 0.4 else name
        words = short.split()
        return full, short if len(words) < 3 or random.random() < 0.5 else " ".join(words[: random.choice((1, 2))])


def swapped(story, names, random, share=0.6):
    """The story with new names for a share of its things, the same ones all through."""
    new = {}
    for thing in range(story.known):
        rare = KINDS[story.kinds[thing]] in ("PLACE", "PRODUCT", "PUBLIC_BODY")
        if random.random() < share * (0.3 if rare else 1):
            new[thing] = names.another(story.kinds[thing], random)
    return dataclasses.replace(story, sentences=[renamed(s, story, new, names.tokenizer) for s in story.sentences])


def renamed(s, story, new, tokenizer):
    out, at = dataclasses.replace(s, ids=[], case=[], inside=[], spans=[], mentions=[]), 0

    def take(end):
        out.ids, out.case, out.inside = out.ids + s.ids[at:end], out.case + s.case[at:end], out.inside + s.inside[at:end]

    for m in s.mentions:
        if m.start < at:
            continue
        take(m.start)
        start = len(out.ids)
        fresh = cut(another_form(s, m, story, new[m.thing]), tokenizer) if m.form == 0 and m.thing in new else None
        at = m.start
        if fresh and fresh.ids:
            out.ids, out.case, out.inside = out.ids + fresh.ids, out.case + fresh.case, out.inside + fresh.inside
        else:
            take(m.end)
        at = m.end
        out.mentions.append(Mention(start, len(out.ids), m.thing, m.form))
    take(len(s.ids))
    return out


def another_form(s, m, story, forms):
    """The full or the short new name, written as the old one was."""
    old = s.text[s.spans[m.start][0] : s.spans[m.end - 1][1]]
    person = KINDS[story.kinds[m.thing]] == "PERSON"
    full, short = forms
    name = full if old == story.names[m.thing][0] or (" " in old and not person) else short
    if not old.isupper() or len(old) < 2:
        return name
    if len(old) > 5 or " " in old:
        return name.upper()
    return "".join(w[0] for w in name.split())[:4].upper().ljust(2, "X")
