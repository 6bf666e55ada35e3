"""Turns a trained network into the weights file of the Go reader.

    python weights.py weights.pt ../model/weights.safetensors
"""
import sys

import torch

from export import array, encoder_tensors, linear, text, write
from labels import KINDS, PAIR, STATUSES, TYPES
from network import WIDTH
from train import network, tokenizer


def head_tensors(net):
    """The heads. A layer over several inputs put together is written as one layer, or one table, for each."""
    query, hidden = net.query.weight, net.hidden.weight
    half, kinds = net.kind.weight.shape[1], 3 * WIDTH  # where the kinds stand among the inputs of the hidden layer
    gap, apart = kinds + 2 * half, kinds + 2 * half + net.gap.weight.shape[1]
    context = apart + net.apart.weight.shape[1]
    none = torch.zeros(len(hidden))
    out = linear("tag", net.tag.weight, net.tag.bias)
    out |= linear("pair.key", net.key.weight, net.key.bias) | linear("pair.value", net.value.weight, net.value.bias)
    out |= linear("pair.query.first", query[:, :WIDTH], net.query.bias)
    out |= linear("pair.query.second", query[:, WIDTH : 2 * WIDTH], torch.zeros(len(query)))
    out |= linear("pair.hidden.first", hidden[:, :WIDTH], net.hidden.bias)
    out |= linear("pair.hidden.second", hidden[:, WIDTH : 2 * WIDTH], none)
    out |= linear("pair.hidden.product", hidden[:, 2 * WIDTH : kinds], none)
    out |= linear("pair.hidden.context", hidden[:, context:], none)
    for i, end in enumerate(("first", "second")):
        for name, embedding in (("kind", net.kind.weight), ("form", net.form.weight)):
            out[f"pair.query.{name}.{end}"] = array(embedding @ query[:, 2 * WIDTH + i * half :][:, :half].T)
            out[f"pair.hidden.{name}.{end}"] = array(embedding @ hidden[:, kinds + i * half :][:, :half].T)
    out["pair.hidden.gap"] = array(net.gap.weight @ hidden[:, gap:apart].T)
    out["pair.hidden.apart"] = array(net.apart.weight @ hidden[:, apart:context].T)
    out["pair.place"] = array(net.place.weight)
    out |= linear("pair.relation", net.relation.weight, net.relation.bias)
    pair = hidden.shape[0]
    out |= linear("event.pair", net.event1.weight[:, :pair], net.event1.bias)
    out["event.type"] = array(net.deal.weight @ net.event1.weight[:, pair:].T)
    out |= linear("event.out", net.event2.weight, net.event2.bias)
    return out


@torch.no_grad()
def main(source, target):
    net = network()
    net.load_state_dict(torch.load(source, map_location="cpu"))
    words = tokenizer().get_vocab()
    tensors = encoder_tensors(net.bert.state_dict(), net.case.weight) | head_tensors(net)
    tensors["vocab"] = text(sorted(words, key=words.get))
    write(target, tensors, {
        "layers": net.bert.config.num_hidden_layers,
        "heads": net.bert.config.num_attention_heads,
        "kinds": " ".join(KINDS),
        "types": " ".join(TYPES),
        "pairs": " ".join(PAIR[1:]),
        "statuses": " ".join(s or "-" for s in STATUSES),
    })


if __name__ == "__main__":
    main(*sys.argv[1:])
