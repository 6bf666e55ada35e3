"""Writes python.safetensors, a file as training writes them, for the tests: python python.py"""

import pathlib
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[2] / "train"))
import export  # noqa: E402

tensors = {**export.matrix("matrix", [[1, -2, 0.5], [0, 0, 0]]), "text": export.text(["ein Wort", "π"])}
export.write(here / "python.safetensors", tensors, {"made": "by export.py"})
