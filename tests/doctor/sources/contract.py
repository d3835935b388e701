"""Right code in the package's contract, to be spoiled by the corpus."""

import numpy as np

from backproplab.layers.base import Layer
from backproplab.losses.base import Loss


class MyLinear(Layer):
    def __init__(self):
        object.__setattr__(self, "in_features", 4)

    def init(self, rng):
        return {"weight": rng.normal(size=(4, 3)), "bias": rng.normal(size=3)}

    def forward(self, params, x):
        return x @ params["weight"] + params["bias"], (x, params["weight"])

    def backward(self, grad_output, cache):
        x, weight = cache
        grads = {
            "weight": x.T @ grad_output,
            "bias": grad_output.sum(axis=0),
        }
        return grad_output @ weight.T, grads


class MyLeaky(Layer):
    def __init__(self):
        pass

    def forward(self, params, x):
        return np.where(x > 0, x, 0.1 * x), x

    def backward(self, grad_output, cache):
        slope = np.where(cache > 0, 1.0, 0.1)
        return grad_output * slope, {}


class MyPower(Layer):
    def __init__(self):
        pass

    def init(self, rng):
        return {"exponent": np.array(rng.uniform(1.4, 2.0))}

    def forward(self, params, x):
        n = params["exponent"]
        base = np.where(x > 0, x, 1.0)
        return np.where(x > 0, base**n, 0.1 * x), (x, base, n)

    def backward(self, grad_output, cache):
        x, base, n = cache
        slope = np.where(x > 0, n * base ** (n - 1), 0.1)
        terms = np.where(x > 0, base**n * np.log(base), 0.0)
        total = np.sum(grad_output * terms)
        return grad_output * slope, {"exponent": total}


class MyLoss(Loss):
    def __init__(self):
        pass

    def encode(self, targets, n_outputs):
        return np.eye(n_outputs)[np.asarray(targets)]

    def forward(self, outputs, targets):
        exps = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
        p = exps / exps.sum(axis=-1, keepdims=True)
        return -np.log((p * targets).sum(axis=-1)).mean(), (p, targets)

    def backward(self, cache):
        p, targets = cache
        gradient = p - targets
        return gradient / len(p)
