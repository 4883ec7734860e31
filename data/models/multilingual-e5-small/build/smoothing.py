"""Factors that make the encoder easier to round to integers (SmoothQuant, Xiao et al. 2023).

A few inputs of a linear layer are ten times as large as the others; one scale for all of them leaves
the others few steps. x W = (x / f) (f W): each input is divided by a factor of its own, its weights are
multiplied by it. Factors are powers of two, so that nothing is rounded and that they do not depend on
the last digits of the processor that finds them.
"""
import os

import numpy as np
from tokenizers import Tokenizer

from forward import Forward

# Share of the difference that the weights take over; of .5 to .9 the one with the best cosines.
STRENGTH = 0.7
LEAST = 1e-5
TEXTS = os.path.join(os.path.dirname(__file__), "smoothing.txt")


def largest_inputs(model, tokenizer_path):
    """Largest absolute value of each input of each linear layer over the texts of smoothing.txt."""
    largest = {}

    def watch(layer, name, x):
        peak = np.abs(x).max(0)
        largest[layer, name] = np.maximum(largest.get((layer, name), 0), peak)

    forward = Forward(model, watch)
    tokenizer = Tokenizer.from_file(tokenizer_path)
    with open(TEXTS, encoding="utf-8") as f:
        for text in f.read().splitlines():
            forward(tokenizer.encode(text).ids)
    return largest


def factor(inputs, weights):
    """One power of two an input; weights: [out, in]."""
    f = np.maximum(inputs, LEAST) ** STRENGTH / np.maximum(np.abs(weights).max(0), LEAST) ** (1 - STRENGTH)
    steps = np.log2(f)
    return np.exp2(np.rint(steps - steps.mean())).astype(np.float32)


def smoothed(model, tokenizer_path):
    """{name of a linear layer of the graph: its factors}; the outputs of attention need none."""
    largest = largest_inputs(model, tokenizer_path)
    factors = {}
    for i in range(model.NL):
        qkv = np.concatenate([model.linear(i, n)[0].float32() for n in "qkv"])
        factors[f"l{i}.qkv"] = factor(largest[i, "q"], qkv)
        for n in ("fi", "fo"):
            factors[f"l{i}.{n}"] = factor(largest[i, n], model.linear(i, n)[0].float32())
    return factors
