"""More names that people give to the two passes, and mistakes beside them."""

PASSES = """
import numpy as np

def {forward}(x, w, b, a=0.01):
    z = x.dot(w) + b
    return np.where(z > 0, z, a * z)

def {backward}(x, w, b, dout, a=0.01):
    z = x.dot(w) + b
    dz = dout * np.where(z > 0, 1, a)
    return dz.dot(w.T), x.T.dot(dz), dz.sum(0)
"""
NAMES = [
    ("dense_lrelu", "dense_lrelu_grad"),
    ("dense_fwd", "dense_bwd"),
    ("forward", "grad"),
    ("denseForward", "denseBackward"),
    ("forward_dense", "backward_dense"),
    ("myforward", "mybackward"),
    ("dense_forward_pass", "dense_backward_pass"),
    ("feedforward", "backprop"),
]
METHODS = """
import numpy as np

class Linear:
    def __init__(self, n_in, n_out):
        self.w = np.random.randn(n_out, n_in)
        self.b = np.zeros(n_out)
    def {forward}(self, x):
        self.x = x
        return x @ self.w.T + self.b
    def {backward}(self, g):
        self.w_grad = g.T @ self.x
        self.b_grad = g.sum(axis=0)
        return g @ self.w
"""
METHOD_NAMES = [("__call__", "backward"), ("feedforward", "backprop"), ("fwd", "bwd"),
                ("forward", "backward")]  # fmt: skip
KEEPING = """
import numpy as np

class Dense:
    def __init__(self, n_inputs, n_neurons):
        self.weights = np.random.randn(n_inputs, n_neurons)
        self.biases = np.zeros((1, n_neurons))
    def forward(self, inputs):
        self.inputs = inputs
        self.output = inputs @ self.weights + self.biases
        return self.output
    def backward(self, dvalues):
        self.dweights = self.inputs.T @ dvalues
        self.dbiases = dvalues.sum(axis=0, keepdims=True)
        self.dinputs = dvalues @ self.weights.T
"""
NORMALIZING = """
import numpy as np

class BatchNorm:
    def __init__(self, d):
        self.g, self.b = np.ones(d), np.zeros(d)
    def forward(self, x):
        self.s = x.std(0)
        self.xh = (x - x.mean(0)) / self.s
        return self.g * self.xh + self.b
    def backward(self, d):
        self.dg, self.db = (d * self.xh).sum(0), d.sum(0)
        d = d * self.g
        return (d - d.mean(0) - self.xh * (d * self.xh).mean(0)) / self.s
"""
GIVEN_SLOPE = """
import numpy as np

def leaky_relu_forward(x, alpha):
    return np.where(x > 0, x, alpha * x)

def leaky_relu_backward(dout, x, alpha):
    return dout * np.where(x > 0, 1.0, alpha)
"""
TWO_FUNCTIONS_OF_A_LOSS = """
import numpy as np

def mse_loss(y_pred, y_true):
    return np.mean((y_pred - y_true) ** 2)

def mse_loss_grad(y_pred, y_true):
    return 2 * (y_pred - y_true) / y_pred.size
"""
SUMMED = """
import numpy as np

def total_forward(z, y):
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(y)), y]).sum(), (p, y)

def total_backward(cache):
    p, y = cache
    return p - np.eye(3)[y]
"""
GIVEN_PROBABILITIES = """
import numpy as np

def cross_entropy(p, y):
    return -np.mean(np.log(p[np.arange(len(y)), y]))

def cross_entropy_grad(p, y):
    g = np.zeros_like(p)
    g[np.arange(len(y)), y] = -1 / p[np.arange(len(y)), y] / len(y)
    return g
"""
FROM_ARRAYS = """
import numpy as np

class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b
    def backward(self, dout):
        self.dW, self.db = np.dot(self.x.T, dout), dout.sum(axis=0)
        return np.dot(dout, self.W.T)
"""
OF_PROBABILITIES = """
import numpy as np

class BinaryCrossEntropy:
    def __call__(self, p, y):
        self.p, self.y = p, y
        return -(y * np.log(p) + (1 - y) * np.log(1 - p)).mean()
    def backward(self):
        return (self.p - self.y) / (self.p * (1 - self.p)) / self.p.size
"""
RIGHT = {
    **{f"{f} {b}": PASSES.format(forward=f, backward=b) for f, b in NAMES},
    **{f"class {f} {b}": METHODS.format(forward=f, backward=b)
       for f, b in METHOD_NAMES},
    "keeping": KEEPING,
    "normalizing": NORMALIZING,
    "given slope": GIVEN_SLOPE,
    "two functions of a loss": TWO_FUNCTIONS_OF_A_LOSS,
    "from arrays": FROM_ARRAYS,
    "summed": SUMMED,
    "given probabilities": GIVEN_PROBABILITIES,
    "of probabilities": OF_PROBABILITIES,
}  # fmt: skip
WRONG = [
    *((RIGHT[f"{f} {b}"], "np.where(z > 0, 1, a)", "np.where(z > 0, 1, 0)",
       {"relu@slope"}) for f, b in NAMES),
    *((RIGHT[f"class {f} {b}"], "g.sum(axis=0)", "g.sum()", {"total-scalar@bias"})
      for f, b in METHOD_NAMES),
    (KEEPING, "dvalues.sum(", "dvalues.mean(", {"averaged@bias"}),
    (KEEPING, "dvalues @ self", "-dvalues @ self", {"negated@input"}),
    (NORMALIZING, "(d * self.xh).sum(0), d", "2 * (d * self.xh).sum(0), d", None),
    (GIVEN_SLOPE, "x > 0, 1.0, alpha", "x > 0, 1.0, 0.0", {"relu@slope"}),
    (GIVEN_PROBABILITIES, " / len(y)\n", "\n", {"summed@outputs"}),
    (FROM_ARRAYS, "dout.sum(axis=0)", "dout.mean(axis=0)", {"averaged@bias"}),
    (OF_PROBABILITIES, "return (self.p", "return -(self.p", {"negated@outputs"}),
    (TWO_FUNCTIONS_OF_A_LOSS, "/ y_pred.size", "/ len(y_true)",
     {"columns-summed@outputs"}),
]  # fmt: skip
