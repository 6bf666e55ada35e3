"""Averages two checkpoints of one network, of which the second was learnt on from the first (Wortsman et al., 2022: robust
fine-tuning). SHARE is the weight of the second, 0 to 1.

    python average.py first.pt second.pt SHARE weights.pt
"""
import sys

import torch


def main(first, second, share, target):
    a, b, share = torch.load(first, map_location="cpu"), torch.load(second, map_location="cpu"), float(share)
    torch.save({name: torch.lerp(a[name], b[name], share) if a[name].is_floating_point() else a[name] for name in a}, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
