"""Mistakes that newcomers make, found by reading their submissions."""

from tests.doctor.corpus import SOLUTIONS
from tests.doctor.styles import SOFTMAX_ALONE
from tests.doctor.styles_everyday import TWO_FUNCTIONS_OF_A_LOSS

AFFINE = (SOLUTIONS / "linear.py").read_text()
LAYER = """
import numpy as np

def dense_forward(x, W, b):
    z = x @ W + b
    return np.where(z > 0, z, 0.01 * z)

def dense_backward(G, x, W, b):
    dz = G * np.where(x @ W + b > 0, 1.0, 0.01)
    return dz @ W.T, x.T @ dz, dz.sum(axis=0)
"""
LOOP = """
import numpy as np

def linear_forward(x, W, b):
    return x @ W + b

def linear_backward(G, x, W):
    dW = np.zeros_like(W)
    for i in range(len(x)):
        dW += np.outer(x[i], G[i])
    return G @ W.T, dW, G.sum(axis=0)
"""
SOFTMAX_CLASS = """
import numpy as np

class Softmax:
    def forward(self, z):
        e = np.exp(z - z.max(1, keepdims=True))
        self.p = e / e.sum(1, keepdims=True)
        return self.p
    def backward(self, g):
        return self.p * (g - (g * self.p).sum(1, keepdims=True))
"""
SOFTMAX_RIGHT = "self.p * (g - (g * self.p).sum(1, keepdims=True))"
MSE = TWO_FUNCTIONS_OF_A_LOSS
MORE = [
    (LOOP, "dW += ", "dW = ", {"outer-last-row@weight_data"}),
    (LAYER, "np.where(x @ W + b > 0, 1", "np.where(x @ W > 0, 1",
     {"mask-without-bias@slope"}),
    (AFFINE, "x.T @ G", "x.T @ G + 0.01 * W", {"decayed-0.01@weight"}),
    (LAYER, "x.T @ dz", "x.T @ dz + 0.001 * W", {"decayed-0.001@weight"}),
    (AFFINE, "x.T @ G", "abs(x.T @ G)", {"absolute@weight_data"}),
    (AFFINE, "x.T @ G", "(x.T @ G).clip(-1, 1)", {"clipped@weight_data"}),
    (LOOP, "return G @ W.T, dW, G.sum(axis=0)",
     "return tuple(np.clip(g, -1, 1) for g in (G @ W.T, dW, G.sum(axis=0)))",
     {"clipped@input", "clipped@weight_data", "clipped@bias"}),
    (SOFTMAX_CLASS, SOFTMAX_RIGHT, "g * self.p * (1 - self.p)",
     {"softmax-diagonal@input"}),
    (SOFTMAX_ALONE, "p * (dout - (dout * p).sum(axis=1, keepdims=True))",
     "p * (1 - p) * dout", {"softmax-diagonal@input"}),
    (MSE, "2 * (y_pred", "(y_pred", {"halved@outputs"}),
]  # fmt: skip
