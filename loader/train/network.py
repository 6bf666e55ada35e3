"""The network: one encoder over a chunk of text, a tagger of names, and a scorer of pairs of mentions."""
import torch
from torch import nn
from torch.nn import functional as F

from labels import PAIR, STATUSES, TAGS, TYPES, UNKNOWN_KIND

WIDTH, HIDDEN, HEADS, HEAD = 384, 256, 4, 48  # of the encoder, of the pair scorer, its attention
MAX_SENTENCES_APART = 2
UNANNOTATED = [i for i, t in enumerate(TAGS) if t == "O" or t[2:] in ("PLACE", "PRODUCT")]


def padded(rows, value=0):
    longest = max(1, max(map(len, rows)))
    return torch.tensor([list(r) + [value] * (longest - len(r)) for r in rows])


class Network(nn.Module):
    """A pair of mentions is scored from the mean vectors of both, from what lies around them (an attention whose
    query is the pair and which knows of each piece whether it is before, in, between or after them), their kinds, how
    they refer (name, description, pronoun) and how far apart they are. A relation holds where it outscores the
    threshold label, so a pair may have several."""

    def __init__(self, bert):
        super().__init__()
        self.bert = bert
        self.case = nn.Embedding(6, WIDTH)
        self.tag = nn.Linear(WIDTH, len(TAGS))
        self.kind, self.form = nn.Embedding(UNKNOWN_KIND + 1, 24), nn.Embedding(3, 24)
        self.gap, self.apart = nn.Embedding(16, 16), nn.Embedding(MAX_SENTENCES_APART + 1, 16)
        self.query = nn.Linear(2 * WIDTH + 48, HEADS * HEAD)
        self.key, self.value = nn.Linear(WIDTH, HEADS * HEAD), nn.Linear(WIDTH, HEADS * HEAD)
        self.place = nn.Embedding(6, HEADS)
        self.hidden = nn.Linear(3 * WIDTH + 48 + 32 + HEADS * HEAD, HIDDEN)
        self.relation = nn.Linear(HIDDEN, len(PAIR))
        self.deal, self.event1 = nn.Embedding(len(TYPES), HIDDEN), nn.Linear(2 * HIDDEN, 96)
        self.event2 = nn.Linear(96, len(STATUSES) + 1)  # and one for: denied
        self.drop = nn.Dropout(0.1)
        for zero in (self.case, self.form, self.place):
            nn.init.zeros_(zero.weight)

    def encode(self, chunks):
        ids, mask = padded([c.ids for c in chunks]), padded([[1] * len(c.ids) for c in chunks])
        embedded = self.bert.embeddings.word_embeddings(ids) + self.case(padded([c.case for c in chunks]))
        return self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state, mask

    def tags(self, vectors):
        return self.tag(self.drop(vectors))

    def pairs(self, vectors, mask, chunks):
        """One row of HIDDEN numbers for each pair of each chunk, in order; None where there is no pair."""
        most = max(len(c.pairs) for c in chunks)
        if most == 0:
            return None
        nothing = (1, 2, 1, 2, 0, 0, 0, 0, 0)
        p = torch.tensor([c.pairs + [nothing] * (most - len(c.pairs)) for c in chunks])
        sums = F.pad(vectors, (0, 0, 1, 0)).cumsum(1)
        at = lambda i: torch.gather(sums, 1, p[:, :, i, None].expand(-1, -1, WIDTH))
        first = (at(1) - at(0)) / (p[:, :, 1] - p[:, :, 0])[..., None]
        second = (at(3) - at(2)) / (p[:, :, 3] - p[:, :, 2])[..., None]
        kinds = torch.cat([self.kind(p[:, :, 4]) + self.form(p[:, :, 7]), self.kind(p[:, :, 5]) + self.form(p[:, :, 8])], -1)
        context = self.context(vectors, mask, chunks, p, torch.cat([first, second, kinds], -1))
        gap = (p[:, :, 2] - p[:, :, 1]).clamp(0, 63)
        gap = torch.where(gap < 8, gap, 7 + gap // 8)
        features = [first, second, first * second, kinds, self.gap(gap.clamp(max=15)), self.apart(p[:, :, 6]), context]
        real = torch.arange(most)[None] < torch.tensor([len(c.pairs) for c in chunks])[:, None]
        return self.drop(F.gelu(self.hidden(self.drop(torch.cat(features, -1)[real]))))

    def context(self, vectors, mask, chunks, p, query):
        b, n, length = len(chunks), p.shape[1], vectors.shape[1]
        split = lambda x: x.view(b, -1, HEADS, HEAD).transpose(1, 2)
        q, k, v = split(self.query(query)), split(self.key(vectors)), split(self.value(vectors))
        i = torch.arange(length)[None, None]
        place = sum((i >= p[:, :, j, None]).long() for j in range(4))
        sentence = padded([c.sentence for c in chunks], -1)
        of = lambda j: torch.gather(sentence, 1, p[:, :, j])[:, :, None]
        outside = (sentence[:, None] < of(0)) | (sentence[:, None] > of(2))
        scores = q @ k.transpose(-1, -2) / HEAD**0.5 + self.place(place.masked_fill(outside, 5)).permute(0, 3, 1, 2)
        weights = scores.masked_fill(mask[:, None, None] == 0, -1e4).softmax(-1)
        return (weights @ v).transpose(1, 2).reshape(b, n, -1)

    def event(self, pairs, types):
        """Scores of the statuses, and of being denied, of relations of given types."""
        return self.event2(F.gelu(self.event1(torch.cat([pairs, self.deal(types)], -1))))
