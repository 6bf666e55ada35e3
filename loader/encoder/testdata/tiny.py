"""Writes tiny.safetensors, a network of random weights, and tiny.json, what PyTorch makes of it: pieces in, hidden states out.
Run in the environment of loader/train: python tiny.py
"""

import json
import pathlib
import sys

import torch
from transformers import BertConfig, BertModel

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parent.parent / "train"))
import export  # noqa: E402

torch.manual_seed(1)
config = BertConfig(
    vocab_size=40,
    hidden_size=32,
    num_hidden_layers=2,
    num_attention_heads=2,
    intermediate_size=72,
    max_position_embeddings=40,
    initializer_range=0.2,
    layer_norm_eps=1e-12,
)
bert = BertModel(config, add_pooling_layer=False).eval()
case = torch.randn(6, 32) * 0.3
with torch.no_grad():
    for name, value in bert.named_parameters():
        if "LayerNorm" in name or name.endswith("bias"):  # else they are ones and zeros, and prove nothing
            value += torch.randn_like(value) * 0.2
tensors = export.encoder_tensors(bert.state_dict(), case)
export.write(here / "tiny.safetensors", tensors, {"heads": 2, "layers": 2})


def rounded(matrix):
    whole, scale = export.quantise(matrix)
    return torch.from_numpy(whole * scale[:, None])


with torch.no_grad():  # the reference has the weights of the file, in float32
    inner = bert.embeddings
    inner.position_embeddings.weight.copy_(rounded(inner.position_embeddings.weight + inner.token_type_embeddings.weight[0]))
    inner.token_type_embeddings.weight.zero_()
    inner.word_embeddings.weight.copy_(rounded(inner.word_embeddings.weight))
    for name, value in bert.encoder.named_parameters():
        if name.endswith("weight") and value.dim() == 2:
            value.copy_(rounded(value))
    texts = []
    for length in (1, 2, 7, 16, 33, 40):
        ids, cases = torch.randint(40, (1, length)), torch.randint(6, (1, length))
        hidden = bert(inputs_embeds=inner.word_embeddings(ids) + case[cases]).last_hidden_state[0]
        last = [round(float(x), 4) for x in hidden[-1]]
        first = [round(float(x), 4) for x in hidden[0]]
        texts.append({"ids": ids[0].tolist(), "cases": cases[0].tolist(), "first": first, "last": last})
with open(here / "tiny.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(text, separators=(",", ":")) for text in texts) + "\n]\n")
