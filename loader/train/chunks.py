"""Chunks: the runs of sentences that the encoder reads at once, and the pairs of mentions in them."""
import collections
import dataclasses

from labels import PAIR, STATUSES, TAGS, TYPES, KINDS, UNKNOWN_KIND, pair_label
from network import MAX_SENTENCES_APART

CHUNK = 128  # pieces; a longer sentence makes a chunk of its own
START, STOP = 101, 102
IGNORE, UNSURE = -100, -1  # in place of a tag: learn nothing, learn that it is one of network.UNANNOTATED


@dataclasses.dataclass
class Chunk:
    first: int  # sentence
    last: int
    ids: list
    case: list
    inside: list
    sentence: list  # of each piece
    mentions: list  # start, end, thing, form, sentence
    pairs: list  # as Network.pairs wants them
    mates: list  # the mentions of each pair


def chunks(sentences, limit=CHUNK, random=None, overlap=0):
    out, i = [], 0
    while i < len(sentences):
        room = random.randint(limit // 4, limit) if random and not out else limit
        j, n = i, 1
        while j < len(sentences) and (j == i or n + len(sentences[j].ids) + 1 <= room):
            n += len(sentences[j].ids) + 1
            j += 1
        out.append(chunk(sentences, i, j))
        if j == len(sentences):
            break
        i = max(i + 1, j - overlap)
    return out


def chunk(sentences, first, last):
    c = Chunk(first, last, [START], [0], [True], [first], [], [], [])
    for k in range(first, last):
        s, at = sentences[k], len(c.ids)
        c.ids += s.ids + [STOP]
        c.case += s.case + [0]
        c.inside += s.inside + [True]
        c.sentence += [k] * (len(s.ids) + 1)
        c.mentions += [(at + m.start, at + m.end, m.thing, m.form, k) for m in s.mentions]
    return c


def candidates(mentions):
    """The pairs of mentions to score: of two things, the closest mentions in each sentence that has both; where none
    has, the closest at most MAX_SENTENCES_APART sentences apart. Gives (apart, first, second)."""
    best = {}
    for x, a in enumerate(mentions):
        for y in range(x + 1, len(mentions)):
            b = mentions[y]
            apart = b[4] - a[4]
            if apart > MAX_SENTENCES_APART:
                break
            if a[2] == b[2] or b[0] < a[1]:
                continue
            things = (min(a[2], b[2]), max(a[2], b[2]))
            key, cost = (things, b[4] if apart == 0 else -1), (apart, b[0] - a[1], x, y)
            if key not in best or cost < best[key]:
                best[key] = cost
    together = {things for things, s in best if s >= 0}
    return sorted((v[2], v[3], v[0]) for (things, s), v in best.items() if s >= 0 or things not in together)


def pair(mentions, x, y, apart, kinds, forget=lambda: False):
    a, b = mentions[x], mentions[y]
    ka, kb = (UNKNOWN_KIND if forget() else kinds[m[2]] for m in (a, b))
    return (a[0], a[1], b[0], b[1], ka, kb, apart, a[3], b[3])


def with_pairs(c, kinds):
    """The chunk with all its candidate pairs."""
    c.mates = candidates(c.mentions)
    c.pairs = [pair(c.mentions, x, y, apart, kinds) for x, y, apart in c.mates]
    return c


def labelled(c, story, random, negatives=60):
    """The chunk with the tags of its pieces, and its pairs with what holds of each: (label, type, status, denied).
    A relation is learnt from the pair nearest to the sentence that states it; other pairs of related things are left
    out, and of the unrelated ones a sample is kept."""
    mates = candidates(c.mentions)
    of = collections.defaultdict(list)
    for i, (x, y, _) in enumerate(mates):
        of[frozenset((c.mentions[x][2], c.mentions[y][2]))].append(i)
    related, holds = set(), collections.defaultdict(list)
    for kind, source, target, sentence, status, denied in story.relations:
        things = frozenset((source, target))
        related.add(things)
        if things not in of or not c.first <= sentence < c.last or kind not in TYPES:
            continue

        def far(i):
            a, b = c.mentions[mates[i][0]][4], c.mentions[mates[i][1]][4]
            return max(a - sentence, sentence - b, 0), abs(b - sentence)

        i = min(of[things], key=far)
        if far(i)[0] <= 3:
            label = pair_label(kind, c.mentions[mates[i][0]][2] == source)
            holds[i].append((label, TYPES.index(kind), STATUSES.index(status), denied))
    rest = [i for i, (x, y, _) in enumerate(mates) if frozenset((c.mentions[x][2], c.mentions[y][2])) not in related]
    if len(rest) > negatives:
        rest = random.sample(rest, negatives)
    keep = sorted([*holds, *rest])
    forget = lambda: random.random() < 0.1
    c.mates = [mates[i] for i in keep]
    c.pairs = [pair(c.mentions, *mates[i], story.seen, forget) for i in keep]
    return c, [holds[i] for i in keep], tags(c, story)


def tags(c, story):
    """A tag for each piece that begins a word. Places and products are annotated only where a relation uses them. So a
    name that is not annotated is no organisation and no person, but may well be one of these; a place that the finder
    knows is taken for one."""
    out = [IGNORE if inside else 0 for inside in c.inside]
    for start, end, thing, form, _ in c.mentions:
        if form:
            continue
        kind = KINDS[story.kinds[thing]]
        sure = thing < story.known or kind == "PLACE"
        for i in range(start, end):
            if out[i] != IGNORE:
                out[i] = TAGS.index(("B-" if i == start else "I-") + kind) if sure else UNSURE
    return out
