"""What the checker cannot read, and words of the reason that it gives."""

UNREAD = {
    "arrays in a dictionary": (
        """
def forward(X, params):
    return X @ params["W1"] + params["b1"], X

def backward(dz, params, cache):
    return {"W1": cache.T @ dz, "b1": dz.sum(0)}
""",
        "'params'",
    ),
    "loss and layers in one": (
        """
class MLP:
    def __init__(self, sizes=(4, 3)):
        self.W1 = 1.0
    def forward(self, X):
        return X
    def backward(self, y):
        pass
""",
        "backward takes y",
    ),
    "without an input": (
        """
class NeuralNetwork:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def feedforward(self):
        return self.x
    def backprop(self):
        pass
""",
        "feedforward takes no arguments",
    ),
    "images": (
        """
class Pool:
    def forward(self, x):
        n, c, h, w = x.shape
        return x
    def backward(self, g):
        return g
""",
        "takes no array of shape (7, 4)",
    ),
    "filters": (
        """
class Convolution:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def forward(self, x):
        n, c, h, w = x.shape
        return x
    def backward(self, g):
        return g
""",
        "takes no array of shape (7, 4)",
    ),
    "settings in a dictionary": (
        """
def dropout_forward(x, dropout_param):
    return x * dropout_param["p"], None

def dropout_backward(dout, cache):
    return dout
""",
        "'dropout_param'",
    ),
    "two inputs": (
        """
class Multiply:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y
    def backward(self, g):
        return g * self.y, g * self.x
""",
        "two inputs",
    ),
    "two inputs by other names": (
        """
class Cell:
    def forward(self, x, h_prev):
        return x + h_prev
    def backward(self, g):
        return g, g
""",
        "takes x and h_prev",
    ),
    "a slope that is learned": (
        """
def prelu_forward(x, a):
    return x * (x > 0) + a * x * (x <= 0), (x, a)

def prelu_backward(dout, cache):
    x, a = cache
    return dout * ((x > 0) + a * (x <= 0)), (dout * x * (x <= 0)).sum()
""",
        "'a'",
    ),
}
