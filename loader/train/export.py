"""Writes a trained network as the file that the Go reader runs: safetensors, with matrices as whole numbers of 8 bits.

    tensors = encoder_tensors(net.bert.state_dict(), net.case.weight)
    tensors |= {"vocab": text(words), **linear("names", net.names.weight, net.names.bias)}
    write("reader.safetensors", tensors, {"heads": 12, "layers": 6})

A matrix [out, in] is stored as I8 with "<name>.scale" as F32 [out]: each row is scaled by itself so that its largest value
is 127 or a little less (see quantise), and value = whole number * scale. Everything else is F32, and text is U8.
"""

import json
import struct

import numpy as np

POSITIONS = 256  # of the encoder: no text longer than this many pieces is read at once

_KINDS = {"float32": "F32", "int8": "I8", "uint8": "U8"}


def array(values):
    """Values of PyTorch or NumPy as a float32 array."""
    if hasattr(values, "detach"):
        values = values.detach().float().cpu().numpy()
    return np.ascontiguousarray(values, dtype=np.float32)


def quantise(matrix):
    """A matrix as (int8 values, float32 scale of each row). A row of zeros has scale 0.

    The reader multiplies faster where eight inputs, two neighbours in each of four groups of four, have weights of at most
    511 together. Most rows keep to that by themselves; the others get a scale as much larger, 6% on the average.
    """
    matrix = array(matrix)
    size = np.abs(matrix)
    padded = np.pad(size, ((0, 0), (0, -size.shape[1] % 16)))
    eights = padded.reshape(len(size), -1, 4, 2, 2).sum(axis=(2, 4))
    scale = np.maximum(size.max(axis=1) / np.float32(127), eights.max(axis=(1, 2)) / np.float32(511 - 4))
    whole = np.rint(matrix / np.where(scale > 0, scale, 1)[:, None])
    return np.clip(whole, -127, 127).astype(np.int8), scale.astype(np.float32)


def matrix(name, values):
    """The tensors of a matrix without a bias, such as an embedding."""
    whole, scale = quantise(values)
    return {name: whole, name + ".scale": scale}


def linear(name, weight, bias):
    """The tensors of a linear layer, weight [out, in] and bias [out]."""
    return {**matrix(name, weight), name + ".bias": array(bias)}


def text(lines):
    """Lines of text as one array of bytes."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def encoder_tensors(bert, case):
    """The tensors of the encoder: bert is the state dict of a BertModel, case the [6, hidden] embedding of case classes."""
    embedding = "embeddings."
    positions = bert[embedding + "position_embeddings.weight"][:POSITIONS] + bert[embedding + "token_type_embeddings.weight"][0]
    out = {
        **matrix("embed.word", bert[embedding + "word_embeddings.weight"]),
        **matrix("embed.position", positions),
        "embed.case": array(case),
        **_norm("embed.norm", bert, embedding + "LayerNorm"),
    }
    layer = 0
    while f"encoder.layer.{layer}.output.dense.weight" in bert:
        out |= _layer(f"layer.{layer}.", bert, f"encoder.layer.{layer}.")
        layer += 1
    return out


def _layer(to, bert, source):
    parts = {
        "attention.query": "attention.self.query",
        "attention.key": "attention.self.key",
        "attention.value": "attention.self.value",
        "attention.output": "attention.output.dense",
        "feed.in": "intermediate.dense",
        "feed.out": "output.dense",
    }
    out = {}
    for name, its in parts.items():
        out |= linear(to + name, bert[source + its + ".weight"], bert[source + its + ".bias"])
    out |= _norm(to + "attention.norm", bert, source + "attention.output.LayerNorm")
    out |= _norm(to + "feed.norm", bert, source + "output.LayerNorm")
    return out


def _norm(to, bert, source):
    return {f"{to}.{part}": array(bert[f"{source}.{part}"]) for part in ("weight", "bias")}


def write(path, tensors, metadata):
    """Writes tensors, a dict of NumPy arrays by name, and what metadata says of them, to a file. Equal input gives equal bytes."""
    header = {"__metadata__": {key: str(value) for key, value in sorted(metadata.items())}}
    at = 0
    names = sorted(tensors, key=lambda name: (-tensors[name].itemsize, name))  # widest first: so all are aligned
    for name in names:
        values = tensors[name]
        header[name] = {
            "dtype": _KINDS[values.dtype.name],
            "shape": list(values.shape),
            "data_offsets": [at, at + values.nbytes],
        }
        at += values.nbytes
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        for name in names:
            file.write(np.ascontiguousarray(tensors[name]).tobytes())
