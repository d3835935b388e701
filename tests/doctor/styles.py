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
DERIVATIVES = """
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def sigmoid_derivative(z):
    return sigmoid(z) * (1 - sigmoid(z))

def tanh(z):
    return np.tanh(z)

def tanh_prime(a):
    return 1 - a**2

def softmax(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)

def softmax_derivative(z):
    return softmax(z) * (1 - softmax(z))
"""
BOTH_AT_ONCE = """
import numpy as np

def softmax_loss(x, y):
    p = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
    dx = p.copy()
    dx[np.arange(len(x)), y] -= 1
    dx /= len(x)
    return -np.log(p[np.arange(len(x)), y]).sum() / len(x), dx
"""
SOFTMAX_ALONE = """
import numpy as np

def softmax_forward(x):
    p = np.exp(x) / np.exp(x).sum(axis=1, keepdims=True)
    return p, p

def softmax_backward(dout, p):
    return p * (dout - (dout * p).sum(axis=1, keepdims=True))
"""
NORMALIZING = """
import numpy as np

def batchnorm_forward(x, gamma, beta):
    mean, var = x.mean(axis=0), x.var(axis=0)
    xhat = (x - mean) / np.sqrt(var + 1e-5)
    return gamma * xhat + beta, (xhat, var, gamma)

def batchnorm_backward(dout, cache):
    xhat, var, gamma = cache
    d = dout * gamma
    dx = d - d.mean(axis=0) - xhat * (d * xhat).mean(axis=0)
    return dx / np.sqrt(var + 1e-5), (dout * xhat).sum(axis=0), dout.sum(axis=0)
"""
DROPPING = """
import numpy as np

def dropout_forward(x, p=0.5):
    mask = (np.random.rand(*x.shape) > p) / (1 - p)
    return x * mask, mask

def dropout_backward(dout, mask):
    return dout * mask
"""
RIGHT = {
    name: text
    for name, text in globals().items()
    if name.isupper() and isinstance(text, str)
}
WRONG = [
    (DERIVATIVES, "sigmoid(z) * (1 - sigmoid(z))", "1 - sigmoid(z)",
     {"smooth-square-missing@slope"}),
    (BOTH_AT_ONCE, "dx /= len(x)", "", {"summed@outputs"}),
    (NORMALIZING, "(dout * xhat).sum(axis=0)", "-(dout * xhat).sum(axis=0)", None),
    (DROPPING, "return dout * mask", "return dout", {"other-layer@input"}),
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
