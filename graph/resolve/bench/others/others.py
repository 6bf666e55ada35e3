"""Compares dealgraph's resolution of names with matchers that others use.

Reads what `go run . pairs` writes: the items of the bench and the pairs to
score, in both halves, with dealgraph's own verdicts. Each matcher scores all pairs;
pairs at or above a threshold are joined, and what is joined through others
is one cluster, as it is for dealgraph. The threshold is the one that gives the
best F1 of pairs on the half that may be learnt from.
"""

import itertools
import json
import sys
from collections import Counter, defaultdict

import cleanco
from followthemoney import model
from nomenklatura.matching import get_algorithm
from rapidfuzz import fuzz

SCHEMATA = {
    "COMPANY": "Company", "PERSON": "Person", "PUBLIC_BODY": "PublicBody", "PRODUCT": "LegalEntity",
    "PLACE": "LegalEntity", "UNION": "Organization", "ORGANISATION": "Organization",
}
APART = {"PERSON", "PRODUCT", "PLACE"}  # kinds that no matcher needs to tell from organisations


class Half:
    """One half of the bench: items, and pairs with the verdict of dealgraph."""

    def __init__(self):
        self.items, self.pairs = [], []


def read(lines):
    halves = {False: Half(), True: Half()}
    for line in map(json.loads, lines):
        half = halves[line["held_out"]]
        if "is" in line:
            half.items.append(line["is"])
        else:
            half.pairs.append((*line["pair"], line["verdict"] == "SAME"))
    return halves[False], halves[True]


def may_be_one(a, b):
    return a["kind"] == b["kind"] or not {a["kind"], b["kind"]} & APART


class TokenSet:
    """rapidfuzz on names that cleanco took the legal form off, with the aliases or without."""

    def __init__(self, scorer, aliases):
        self.scorer, self.aliases = scorer, aliases
        self.name = f"cleanco + rapidfuzz {scorer.__name__}, {'all names' if aliases else 'names in full'}"

    def prepare(self, item):
        names = [item["name"]] + (item.get("aliases", []) if self.aliases else [])
        return [(cleanco.basename(n) or n).lower() for n in names]

    def score(self, a, b):
        return max(self.scorer(x, y) for x in a for y in b) / 100


class Nomenklatura:
    """The matchers of OpenSanctions' record linkage."""

    def __init__(self, algorithm):
        self.algorithm, self.name = get_algorithm(algorithm), f"nomenklatura {algorithm}"
        self.config, self.ids = self.algorithm.default_config(), itertools.count()

    def prepare(self, item):
        entity = model.make_entity(SCHEMATA[item["kind"]])
        entity.id = str(next(self.ids))  # what is computed of an entity is kept by its id
        entity.add("name", item["name"])
        for alias in item.get("aliases", []):
            entity.add("alias", alias)
        if item.get("country"):
            entity.add("country", item["country"])
        return entity

    def score(self, a, b):
        return self.algorithm.compare(a, b, self.config).score


def score_pairs(matcher, half):
    ready = [matcher.prepare(item) for item in half.items]
    return [
        matcher.score(ready[a], ready[b]) if may_be_one(half.items[a], half.items[b]) else 0.0
        for a, b, _ in half.pairs
    ]


def clusters(n, joined):
    of = list(range(n))

    def find(i):
        while of[i] != i:
            of[i] = of[of[i]]
            i = of[i]
        return i

    for a, b in joined:
        a, b = find(a), find(b)
        of[max(a, b)] = min(a, b)
    return [find(i) for i in range(n)]


def measure(items, cluster, source="all"):
    chosen = [i for i, item in enumerate(items) if source in ("all", item["source"])]
    in_cluster = Counter(cluster[i] for i in chosen)
    in_entity = Counter(items[i]["entity"] for i in chosen)
    in_both = Counter((cluster[i], items[i]["entity"]) for i in chosen)
    cubed_p = sum(n * n / in_cluster[c] for (c, _), n in in_both.items()) / len(chosen)
    cubed_r = sum(n * n / in_entity[e] for (_, e), n in in_both.items()) / len(chosen)
    right, joined, total = (sum(n * (n - 1) // 2 for n in sizes.values()) for sizes in (in_both, in_cluster, in_entity))
    return cubed_p, cubed_r, right / joined if joined else 1.0, right / total if total else 1.0


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def join(half, scores, threshold):
    joined = [(a, b) for (a, b, _), s in zip(half.pairs, scores) if s >= threshold]
    return clusters(len(half.items), joined)


def best_threshold(half, scores):
    by_f1 = defaultdict(list)
    for step in range(40, 101):
        _, _, p, r = measure(half.items, join(half, scores, step / 100))
        by_f1[f1(p, r)].append(step / 100)
    return max(by_f1[max(by_f1)])


def show(name, half, cluster):
    print(name)
    for source in ("all", "authored", "news", "listed", "hard"):
        cp, cr, p, r = measure(half.items, cluster, source)
        print(f"  {source:9} B³ P {cp:.3f} R {cr:.3f} F1 {f1(cp, cr):.3f}   pairs P {p:.3f} R {r:.3f} F1 {f1(p, r):.3f}")


def main():
    learn, held_out = read(sys.stdin)
    print("Names across stories, dealgraph and others side by side, on the held-out half of the bench.")
    print("Written by: graph/resolve/bench/others/run.sh\n")
    show("dealgraph", held_out, clusters(len(held_out.items), [(a, b) for a, b, same in held_out.pairs if same]))
    for matcher in (
        TokenSet(fuzz.token_set_ratio, False), TokenSet(fuzz.token_set_ratio, True), TokenSet(fuzz.token_sort_ratio, True),
        Nomenklatura("name-based"), Nomenklatura("logic-v2"), Nomenklatura("regression-v1"),
    ):
        threshold = best_threshold(learn, score_pairs(matcher, learn))
        show(f"{matcher.name}, from {threshold:.2f}", held_out, join(held_out, score_pairs(matcher, held_out), threshold))


if __name__ == "__main__":
    main()
