"""More right code of courses and books, in forms that are easily misread."""

__all__ = ["MORE_COURSES"]

TRAINING = """import numpy as np


class Layer_Dense:
    def __init__(
        self,
        n_inputs,
        n_neurons,
        weight_regularizer_l1=0,
        weight_regularizer_l2=0,
        bias_regularizer_l1=0,
        bias_regularizer_l2=0,
    ):
        self.weights = 0.01 * np.random.randn(n_inputs, n_neurons)
        self.biases = np.zeros((1, n_neurons))
        self.weight_regularizer_l1 = weight_regularizer_l1
        self.weight_regularizer_l2 = weight_regularizer_l2
        self.bias_regularizer_l1 = bias_regularizer_l1
        self.bias_regularizer_l2 = bias_regularizer_l2

    def forward(self, inputs, training):
        self.inputs = inputs
        self.output = np.dot(inputs, self.weights) + self.biases

    def backward(self, dvalues):
        self.dweights = np.dot(self.inputs.T, dvalues)
        self.dbiases = np.sum(dvalues, axis=0, keepdims=True)
        if self.weight_regularizer_l2 > 0:
            self.dweights += 2 * self.weight_regularizer_l2 * self.weights
        self.dinputs = np.dot(dvalues, self.weights.T)


class Layer_Dropout:
    def __init__(self, rate):
        self.rate = 1 - rate

    def forward(self, inputs, training):
        self.inputs = inputs
        if not training:
            self.output = inputs.copy()
            return
        self.binary_mask = (
            np.random.binomial(1, self.rate, size=inputs.shape) / self.rate
        )
        self.output = inputs * self.binary_mask

    def backward(self, dvalues):
        self.dinputs = dvalues * self.binary_mask


class Layer_Input:
    def forward(self, inputs, training):
        self.output = inputs


class Activation_Sigmoid:
    def forward(self, inputs, training):
        self.inputs = inputs
        self.output = 1 / (1 + np.exp(-inputs))

    def backward(self, dvalues):
        self.dinputs = dvalues * (1 - self.output) * self.output

    def predictions(self, outputs):
        return (outputs > 0.5) * 1


class Activation_Linear:
    def forward(self, inputs, training):
        self.inputs = inputs
        self.output = inputs

    def backward(self, dvalues):
        self.dinputs = dvalues.copy()


class Loss:
    def calculate(self, output, y):
        sample_losses = self.forward(output, y)
        return np.mean(sample_losses)


class Loss_BinaryCrossentropy(Loss):
    def forward(self, y_pred, y_true):
        c = np.clip(y_pred, 1e-7, 1 - 1e-7)
        s = -(y_true * np.log(c) + (1 - y_true) * np.log(1 - c))
        return np.mean(s, axis=-1)

    def backward(self, dvalues, y_true):
        samples = len(dvalues)
        outputs = len(dvalues[0])
        clipped = np.clip(dvalues, 1e-7, 1 - 1e-7)
        self.dinputs = -(y_true / clipped - (1 - y_true) / (1 - clipped)) / outputs
        self.dinputs = self.dinputs / samples


class Loss_MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        return np.mean((y_true - y_pred) ** 2, axis=-1)

    def backward(self, dvalues, y_true):
        samples = len(dvalues)
        outputs = len(dvalues[0])
        self.dinputs = -2 * (y_true - dvalues) / outputs
        self.dinputs = self.dinputs / samples


class Loss_MeanAbsoluteError(Loss):
    def forward(self, y_pred, y_true):
        return np.mean(np.abs(y_true - y_pred), axis=-1)

    def backward(self, dvalues, y_true):
        samples = len(dvalues)
        outputs = len(dvalues[0])
        self.dinputs = np.sign(dvalues - y_true) / outputs
        self.dinputs = self.dinputs / samples
"""

KEPT = """import numpy as np


class Tanh:
    def __init__(self):
        self.output = None

    def forward(self, x):
        if self.output is None or self.output.shape != x.shape:
            self.output = np.empty_like(x)
        np.tanh(x, out=self.output)

    def backward(self, g):
        self.dx = g * (1 - self.output**2)


class Linear2:
    def __init__(self, n, m):
        self.W = np.random.randn(n, m)
        self.b = np.zeros(m)
        self.state = {}

    def forward(self, x):
        self.state["x"] = x
        self.state["out"] = x @ self.W + self.b

    def backward(self, g):
        self.dW = self.state["x"].T @ g
        self.db = g.sum(0)
        self.dx = g @ self.W.T


class Twice:
    def forward(self, x):
        self.u = x * 2
        self.v = self.u**2

    def backward(self, g):
        self.dx = g * 2 * self.u * 2


class AsList:
    def forward(self, x):
        self.result = (x**2).tolist()
        self.x = x

    def backward(self, g):
        self.dx = 2 * self.x * g
"""

PROBABILITIES = """import numpy as np


def bce_forward(p, y):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def bce_backward(p, y):
    return (p - y) / (p * (1 - p)) / p.size


def cross_entropy_loss(probs, y):
    n = len(y)
    loss = -np.log(np.clip(probs[np.arange(n), y], 1e-12, 1.0)).mean()
    d = np.zeros_like(probs)
    d[np.arange(n), y] = -1 / probs[np.arange(n), y] / n
    return loss, d


class CrossEntropy:
    def forward(self, p, y):
        self.p = np.clip(p, 1e-15, 1.0 - 1e-15)
        self.y = y
        return -np.sum(self.y * np.log(self.p)) / len(p)

    def backward(self):
        return -self.y / self.p / len(self.p)


class KLD:
    def forward(self, p, t):
        self.p, self.t = p, t
        return np.sum(
            np.where(t > 0, t * (np.log(np.where(t > 0, t, 1)) - np.log(p)), 0)
        ) / len(p)

    def backward(self):
        return -self.t / self.p / len(self.p)


"""

BOOK = """import numpy as np


class MatMul:
    def __init__(self, W):
        self.params = [W]
        self.grads = [np.zeros_like(W)]
        self.x = None

    def forward(self, x):
        (W,) = self.params
        out = np.dot(x, W)
        self.x = x
        return out

    def backward(self, dout):
        (W,) = self.params
        dx = np.dot(dout, W.T)
        dW = np.dot(self.x.T, dout)
        self.grads[0][...] = dW
        return dx


class AddLayer:
    def __init__(self):
        pass

    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout * 1, dout * 1


class MulLayer:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x


class Dropout:
    def __init__(self, dropout_ratio=0.5):
        self.dropout_ratio = dropout_ratio
        self.mask = None

    def forward(self, x, train_flg=True):
        if train_flg:
            self.mask = np.random.rand(*x.shape) > self.dropout_ratio
            return x * self.mask
        return x * (1.0 - self.dropout_ratio)

    def backward(self, dout):
        return dout * self.mask


class BatchNormalization:
    def __init__(self, gamma, beta, momentum=0.9, running_mean=None, running_var=None):
        self.gamma = gamma
        self.beta = beta
        self.momentum = momentum
        self.input_shape = None
        self.running_mean = running_mean
        self.running_var = running_var
        self.batch_size = None
        self.xc = None
        self.std = None
        self.dgamma = None
        self.dbeta = None

    def forward(self, x, train_flg=True):
        self.input_shape = x.shape
        if x.ndim != 2:
            x = x.reshape(x.shape[0], -1)
        return self.__forward(x, train_flg).reshape(*self.input_shape)

    def __forward(self, x, train_flg):
        if self.running_mean is None:
            N, D = x.shape
            self.running_mean = np.zeros(D)
            self.running_var = np.zeros(D)
        mu = x.mean(axis=0)
        xc = x - mu
        var = np.mean(xc**2, axis=0)
        std = np.sqrt(var + 10e-7)
        xn = xc / std
        self.batch_size = x.shape[0]
        self.xc = xc
        self.xn = xn
        self.std = std
        return self.gamma * xn + self.beta

    def backward(self, dout):
        dbeta = dout.sum(axis=0)
        dgamma = np.sum(self.xn * dout, axis=0)
        dxn = self.gamma * dout
        dxc = dxn / self.std
        dstd = -np.sum((dxn * self.xc) / (self.std * self.std), axis=0)
        dvar = 0.5 * dstd / self.std
        dxc += (2.0 / self.batch_size) * self.xc * dvar
        dmu = np.sum(dxc, axis=0)
        dx = dxc - dmu / self.batch_size
        self.dgamma = dgamma
        self.dbeta = dbeta
        return dx


class SigmoidWithLoss:
    def __init__(self):
        self.params, self.grads = [], []
        self.loss = None
        self.y = None
        self.t = None

    def forward(self, x, t):
        self.t = t
        self.y = 1 / (1 + np.exp(-x))
        p = np.c_[1 - self.y, self.y]
        self.loss = -np.sum(np.log(p[np.arange(len(t)), t] + 1e-7)) / len(t)
        return self.loss

    def backward(self, dout=1):
        return (self.y - self.t) * dout / self.t.shape[0]


def numerical_gradient(f, x):
    h = 1e-4
    grad = np.zeros_like(x)
    return grad


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {
            "W1": weight_init_std * np.random.randn(input_size, hidden_size),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * np.random.randn(hidden_size, output_size),
            "b2": np.zeros(output_size),
        }

    def predict(self, x):
        return (
            np.tanh(x @ self.params["W1"] + self.params["b1"]) @ self.params["W2"]
            + self.params["b2"]
        )

    def loss(self, x, t):
        y = self.predict(x)
        return ((y - t) ** 2).mean()

    def gradient(self, x, t):
        return {}
"""

ASSIGNMENT = """import numpy as np


def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1).dot(w) + b
    return out, (x, w, b)


def affine_backward(dout, cache):
    x, w, b = cache
    return (
        dout.dot(w.T).reshape(x.shape),
        x.reshape(x.shape[0], -1).T.dot(dout),
        dout.sum(0),
    )


def relu_forward(x):
    return np.maximum(0, x), x


def relu_backward(dout, cache):
    return dout * (cache > 0)


def batchnorm_forward(x, gamma, beta, bn_param):
    mode = bn_param["mode"]
    eps = bn_param.get("eps", 1e-5)
    momentum = bn_param.get("momentum", 0.9)
    N, D = x.shape
    running_mean = bn_param.get("running_mean", np.zeros(D, dtype=x.dtype))
    running_var = bn_param.get("running_var", np.zeros(D, dtype=x.dtype))
    out, cache = None, None
    if mode == "train":
        mu = x.mean(0)
        var = x.var(0)
        std = np.sqrt(var + eps)
        xh = (x - mu) / std
        out = gamma * xh + beta
        cache = (xh, gamma, std)
    elif mode == "test":
        out = gamma * (x - running_mean) / np.sqrt(running_var + eps) + beta
    else:
        raise ValueError('Invalid forward batchnorm mode "%s"' % mode)
    bn_param["running_mean"] = running_mean
    return out, cache


def batchnorm_backward(dout, cache):
    xh, gamma, std = cache
    N = len(dout)
    dxh = dout * gamma
    dx = (N * dxh - dxh.sum(0) - xh * (dxh * xh).sum(0)) / N / std
    return dx, (dout * xh).sum(0), dout.sum(0)


def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    out = None
    if mode == "train":
        mask = (np.random.rand(*x.shape) < p) / p
        out = x * mask
    elif mode == "test":
        out = x
    return out, (dropout_param, mask)


def dropout_backward(dout, cache):
    dropout_param, mask = cache
    if dropout_param["mode"] == "train":
        return dout * mask
    return dout


def conv_forward_naive(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    Ho = 1 + (H + 2 * p - HH) // s
    Wo = 1 + (W + 2 * p - WW) // s
    out = np.zeros((N, F, Ho, Wo))
    for i in range(Ho):
        for j in range(Wo):
            out[:, :, i, j] = (
                np.tensordot(
                    xp[:, :, i * s : i * s + HH, j * s : j * s + WW],
                    w,
                    ([1, 2, 3], [1, 2, 3]),
                )
                + b
            )
    return out, (x, w, b, conv_param)


def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    s, p = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    dxp = np.zeros_like(xp)
    dw = np.zeros_like(w)
    HH, WW = w.shape[2:]
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            g = dout[:, :, i, j]
            dw += np.tensordot(
                g, xp[:, :, i * s : i * s + HH, j * s : j * s + WW], ([0], [0])
            )
            dxp[:, :, i * s : i * s + HH, j * s : j * s + WW] += np.tensordot(
                g, w, ([1], [0])
            )
    return dxp[:, :, p : -p or None, p : -p or None], dw, dout.sum((0, 2, 3))


def max_pool_forward_naive(x, pool_param):
    ph, pw, s = (
        pool_param["pool_height"],
        pool_param["pool_width"],
        pool_param["stride"],
    )
    N, C, H, W = x.shape
    out = np.zeros((N, C, 1 + (H - ph) // s, 1 + (W - pw) // s))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            out[:, :, i, j] = x[:, :, i * s : i * s + ph, j * s : j * s + pw].max(
                (2, 3)
            )
    return out, (x, pool_param)


def max_pool_backward_naive(dout, cache):
    x, pp = cache
    dx = np.zeros_like(x)
    ph, pw, s = pp["pool_height"], pp["pool_width"], pp["stride"]
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            r = x[:, :, i * s : i * s + ph, j * s : j * s + pw]
            dx[:, :, i * s : i * s + ph, j * s : j * s + pw] += dout[:, :, i, j][
                :, :, None, None
            ] * (r == r.max((2, 3), keepdims=True))
    return dx


def affine_relu_forward(x, w, b):
    a, fc = affine_forward(x, w, b)
    out, rc = relu_forward(a)
    return out, (fc, rc)


def affine_relu_backward(dout, cache):
    fc, rc = cache
    return affine_backward(relu_backward(dout, rc), fc)


class TwoLayerNet(object):
    def __init__(
        self,
        input_dim=3 * 32 * 32,
        hidden_dim=100,
        num_classes=10,
        weight_scale=1e-3,
        reg=0.0,
    ):
        self.params = {"W1": weight_scale * np.random.randn(input_dim, hidden_dim)}
        self.reg = reg

    def loss(self, X, y=None):
        loss, grads = 0, {}
        return loss, grads


def svm_loss_naive(W, X, y, reg):
    dW = np.zeros(W.shape)
    loss = 0.0
    N = X.shape[0]
    for i in range(N):
        s = X[i].dot(W)
        c = s[y[i]]
        for j in range(W.shape[1]):
            if j == y[i]:
                continue
            m = s[j] - c + 1
            if m > 0:
                loss += m
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    return loss / N + reg * np.sum(W * W), dW / N + 2 * reg * W


def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    s = X @ W
    s -= s.max(1, keepdims=True)
    p = np.exp(s)
    p /= p.sum(1, keepdims=True)
    loss = -np.log(p[np.arange(N), y]).mean() + reg * np.sum(W * W)
    p[np.arange(N), y] -= 1
    return loss, X.T @ p / N + 2 * reg * W
"""

COSTS = """import numpy as np


class QuadraticCost(object):
    @staticmethod
    def fn(a, y):
        return 0.5 * np.linalg.norm(a - y) ** 2

    @staticmethod
    def delta(z, a, y):
        return (a - y) * sigmoid_prime(z)


class CrossEntropyCost(object):
    @staticmethod
    def fn(a, y):
        return np.sum(np.nan_to_num(-y * np.log(a) - (1 - y) * np.log(1 - a)))

    @staticmethod
    def delta(z, a, y):
        return a - y


class Network(object):
    def __init__(self, sizes, cost=CrossEntropyCost):
        self.sizes = sizes
        self.cost = cost
        self.num_layers = len(sizes)
        self.default_weight_initializer()

    def default_weight_initializer(self):
        self.biases = [np.random.randn(y, 1) for y in self.sizes[1:]]
        self.weights = [
            np.random.randn(y, x) / np.sqrt(x)
            for x, y in zip(self.sizes[:-1], self.sizes[1:])
        ]

    def backprop(self, x, y):
        return ([], [])


def vectorized_result(j):
    e = np.zeros((10, 1))
    e[j] = 1.0
    return e


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))
"""

#: By name: the code, how many of its blocks are read, and which are not.
MORE_COURSES = {
    "layers that are told whether they are trained": (
        TRAINING,
        "3/7",
        {
            "Layer_Dropout",
            "Loss_BinaryCrossentropy",
            "Loss_MeanSquaredError",
            "Loss_MeanAbsoluteError",
        },
    ),
    "outputs kept in other things": (KEPT, "1/4", {"Linear2", "Twice", "AsList"}),
    "losses of probabilities": (PROBABILITIES, "4/4", set()),
    "layers of a book": (
        BOOK,
        "2/7",
        {"MatMul", "AddLayer", "MulLayer", "SigmoidWithLoss", "TwoLayerNet"},
    ),
    "an assignment with settings in dictionaries": (
        ASSIGNMENT,
        "3/9",
        {
            "batchnorm_forward",
            "dropout_forward",
            "conv_forward_naive",
            "max_pool_forward_naive",
            "TwoLayerNet",
            "svm_loss_naive",
        },
    ),
    "a network with costs": (
        COSTS,
        "1/4",
        {"QuadraticCost", "CrossEntropyCost", "Network"},
    ),
}
