"""Code in the styles of courses and books, and mistakes in it with their causes."""

REMEMBERING = """
import numpy as np

class Affine:
    def __init__(self, n_in, n_out):
        self.W, self.b = np.random.randn(n_in, n_out), np.zeros(n_out)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T
"""
GIVEN = """
import numpy as np

class Affine:
    def __init__(self, W, b):
        self.params, self.grads = {"W": W, "b": b}, {}
    def forward(self, x):
        self.x = x
        return x @ self.params["W"] + self.params["b"]
    def backward(self, dout):
        self.grads["W"] = self.x.T @ dout
        self.grads["b"] = dout.sum(axis=0)
        return dout @ self.params["W"].T
"""
UPDATING = """
import numpy as np

class Dense:
    def __init__(self, input_size, output_size):
        self.weights = np.random.randn(output_size, input_size)
        self.bias = np.random.randn(output_size, 1)
    def forward(self, input):
        self.input = input
        return np.dot(self.weights, self.input) + self.bias
    def backward(self, output_gradient, learning_rate):
        weights_gradient = np.dot(output_gradient, self.input.T)
        input_gradient = np.dot(self.weights.T, output_gradient)
        self.weights -= learning_rate * weights_gradient
        self.bias -= learning_rate * output_gradient.sum(axis=1, keepdims=True)
        return input_gradient
"""
MASKING = """
class Relu:
    def __init__(self):
        self.mask = None
    def forward(self, x):
        self.mask = (x <= 0)
        out = x.copy()
        out[self.mask] = 0
        return out
    def backward(self, dout):
        dx = dout.copy()
        dx[self.mask] = 0
        return dx
"""
WITH_LOSS = """
import numpy as np

class SoftmaxWithLoss:
    def forward(self, x, t):
        self.t = t
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.y = e / e.sum(axis=1, keepdims=True)
        return -np.log(self.y[np.arange(len(t)), t]).mean()
    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(self.t)), self.t] -= 1
        return dx / len(self.t)
"""
COLUMNS = """
import numpy as np

def linear_forward(A, W, b):
    return np.dot(W, A) + b, (A, W, b)

def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db
"""
SIGMOID = """
import numpy as np

def sigmoid_forward(z):
    s = 1 / (1 + np.exp(-z))
    return s, s

def sigmoid_backward(dA, cache):
    return dA * cache * (1 - cache)
"""
PROBABILITIES = """
import numpy as np

def cross_entropy_forward(logits, y):
    p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    return -np.mean(np.log(p[np.arange(len(y)), y])), p

def cross_entropy_backward(p, y):
    p = p.copy()
    p[np.arange(len(y)), y] -= 1
    return p / len(y)
"""
RELU = """
def relu_forward(x):
    return x * (x > 0)

def relu_backward(G, x):
    return G * (x >= 0)
"""
RIGHT = {
    name: text
    for name, text in globals().items()
    if name.isupper() and isinstance(text, str)
}
WRONG = [
    (REMEMBERING, "dout.sum(axis=0)", "dout.mean(axis=0)", {"averaged@bias"}),
    (REMEMBERING, "dout @", "-dout @", {"negated@input"}),
    (GIVEN, "self.x.T @ dout", "self.x.T @ dout / len(dout)", {"averaged@weight_data"}),
    (UPDATING, "np.dot(output_gradient, self.input.T)",
     "2 * np.dot(output_gradient, self.input.T)", {"doubled@weight_data"}),
    (UPDATING, "output_gradient.sum(axis=1, keepdims=True)",
     "output_gradient.mean(axis=1, keepdims=True)", {"averaged@bias"}),
    (MASKING, "dx[self.mask] = 0", "", {"slope-missing@slope"}),
    (WITH_LOSS, "/ len(self.t)", "", {"summed@outputs"}),
    (COLUMNS, "np.dot(dZ, A_prev.T)", "np.dot(dZ, A_prev.T) / len(dZ.T)",
     {"averaged@weight_data"}),
    (SIGMOID, "return s, s", "return s, z", {"smooth-input@slope"}),
    (PROBABILITIES, "return p / len(y)", "return -p",
     {"reversed@difference", "summed@outputs"}),
    (PROBABILITIES, "return p / len(y)", "return p", {"summed@outputs"}),
]  # fmt: skip
