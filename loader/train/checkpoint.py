"""Makes of a weights file of the Go reader a checkpoint to go on learning from, with the 8 bits that its matrices have.

    python checkpoint.py ../model/weights.safetensors weights.pt
"""
import json
import struct
import sys

import numpy as np
import torch

from export import POSITIONS
from train import network

_KINDS = {"F32": np.float32, "I8": np.int8, "U8": np.uint8}


def read(path):
    """The tensors of a weights file by name, matrices as they are multiplied."""
    with open(path, "rb") as file:
        (size,) = struct.unpack("<Q", file.read(8))
        header, body = json.loads(file.read(size)), file.read()
    header.pop("__metadata__")
    raw = {n: np.frombuffer(body[slice(*t["data_offsets"])], _KINDS[t["dtype"]]).reshape(t["shape"]) for n, t in header.items()}
    return {n: torch.from_numpy((v * raw[n + ".scale"][:, None] if n + ".scale" in raw else v).astype(np.float32))
            for n, v in raw.items() if not n.endswith(".scale")}


def encoder(state, file):
    """Puts the encoder's weights into a state dict. The embeddings of words stay those of the pretrained encoder, which no
    training changes."""
    at = "bert.embeddings."
    state[at + "token_type_embeddings.weight"].zero_()  # the file has it among the positions
    state[at + "position_embeddings.weight"][:POSITIONS] = file["embed.position"]
    state["case.weight"] = file["embed.case"]
    for part in ("weight", "bias"):
        state[f"{at}LayerNorm.{part}"] = file["embed.norm." + part]
    names = {"attention.query": "attention.self.query", "attention.key": "attention.self.key",
             "attention.value": "attention.self.value", "attention.output": "attention.output.dense",
             "feed.in": "intermediate.dense", "feed.out": "output.dense"}
    norms = {"attention.norm": "attention.output.LayerNorm", "feed.norm": "output.LayerNorm"}
    layer = 0
    while f"layer.{layer}.feed.in" in file:
        to, its = f"bert.encoder.layer.{layer}.", f"layer.{layer}."
        for name, of in names.items():
            state[f"{to}{of}.weight"], state[f"{to}{of}.bias"] = file[its + name], file[f"{its}{name}.bias"]
        for name, of in norms.items():
            for part in ("weight", "bias"):
                state[f"{to}{of}.{part}"] = file[f"{its}{name}.{part}"]
        layer += 1


def heads(state, file):
    """Puts the heads' weights into a state dict. Where the file has the product of an embedding and a layer, the embedding
    becomes one of unit vectors and the layer takes the product."""
    def part(tables, width):
        rows = torch.cat([file[t] for t in tables])
        return torch.nn.functional.pad(rows.T, (0, width - len(rows)))

    def unit(name, first=0):
        weight = torch.zeros_like(state[name + ".weight"])
        weight[:, first : first + len(weight)] = torch.eye(len(weight))
        state[name + ".weight"] = weight

    def layer(name, of, weight=None, bias=None):
        state[name + ".weight"] = file[of] if weight is None else weight
        state[name + ".bias"] = file[of + ".bias"] if bias is None else bias

    unit("kind")
    unit("form", state["kind.weight"].shape[0])
    for name in ("gap", "apart", "deal"):
        unit(name)
    half = state["kind.weight"].shape[1]
    ends = lambda of: [part((f"pair.{of}.kind.{end}", f"pair.{of}.form.{end}"), half) for end in ("first", "second")]
    layer("tag", "tag")
    for name in ("key", "value", "relation"):
        layer(name, "pair." + name)
    layer("query", "", torch.cat([file["pair.query.first"], file["pair.query.second"], *ends("query")], 1), file["pair.query.first.bias"])
    layer("hidden", "", torch.cat([
        *(file["pair.hidden." + n] for n in ("first", "second", "product")), *ends("hidden"),
        part(["pair.hidden.gap"], state["gap.weight"].shape[1]), part(["pair.hidden.apart"], state["apart.weight"].shape[1]),
        file["pair.hidden.context"],
    ], 1), sum(file[f"pair.hidden.{n}.bias"] for n in ("first", "second", "product", "context")))
    state["place.weight"] = file["pair.place"]
    layer("event1", "", torch.cat([file["event.pair"], part(["event.type"], state["deal.weight"].shape[1])], 1), file["event.pair.bias"])
    layer("event2", "event.out")


@torch.no_grad()
def main(source, target):
    net, file = network(), read(source)
    state = {name: weight.clone() for name, weight in net.state_dict().items()}
    encoder(state, file)
    heads(state, file)
    net.load_state_dict(state)
    torch.save(net.state_dict(), target)


if __name__ == "__main__":
    main(*sys.argv[1:])
