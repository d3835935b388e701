"""Right code is never blamed, however it is written."""

import textwrap

import pytest

from backproplab.doctor.examine import tasks
from backproplab.doctor.source import load
from tests.doctor.corpus import SOLUTIONS

LINEAR = {
    "einsum": """
        def forward(x, W, b):
            return np.einsum("ri,io->ro", x, W) + b
        def backward(G, x, W):
            return (np.einsum("ro,io->ri", G, W), np.einsum("ri,ro->io", x, G),
                    np.einsum("ro->o", G))
        """,
    "loops": """
        def forward(x, W, b):
            y = np.zeros((len(x), W.shape[1]))
            for r in range(len(x)):
                for j in range(W.shape[1]):
                    y[r, j] = b[j]
                    for i in range(W.shape[0]):
                        y[r, j] += x[r, i] * W[i, j]
            return y
        def backward(G, x, W):
            dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros(W.shape[1])
            for r in range(len(x)):
                dW += np.outer(x[r], G[r])
                db += G[r]
                dx[r] = W @ G[r]
            return dx, dW, db
        """,
    "cache and names": """
        def affine_forward(x, w, b):
            out = x.dot(w) + b
            return out, (x, w, b)
        def affine_backward(dout, cache):
            x, w, b = cache
            return dout.dot(w.T), x.T.dot(dout), dout.sum(0)
        """,
    "dictionary": """
        def linear_forward(X, W, b):
            return X @ W + b, {"X": X, "W": W}
        def linear_backward(dY, cache):
            return {"db": dY.sum(axis=0), "dW": cache["X"].T @ dY,
                    "dX": dY @ cache["W"].T}
        """,
    "bias as a row": """
        def linear_forward(X, W, b):
            assert b.shape == (1, W.shape[1])
            return X @ W + b
        def linear_backward(dY, X, W):
            return dY @ W.T, X.T @ dY, dY.sum(axis=0, keepdims=True)
        """,
    "weights out first": """
        def linear_forward(X, W, b):
            return X @ W.T + b
        def linear_backward(dY, X, W):
            return dY @ W, dY.T @ X, dY.sum(axis=0)
        """,
    "columns": """
        def linear_forward(A, W, b):
            assert b.shape == (len(W), 1)
            return W @ A + b, (A, W)
        def linear_backward(dZ, cache):
            A, W = cache
            return W.T @ dZ, dZ @ A.T, dZ.sum(axis=1, keepdims=True)
        """,
    "another order": """
        def linear_forward(X, W, b):
            return X @ W + b
        def linear_backward(dY, X, W):
            return X.T @ dY, dY.sum(axis=0), dY @ W.T
        """,
    "no bias": """
        def linear_forward(X, W):
            return X @ W
        def linear_backward(dY, X, W):
            return dY @ W.T, X.T @ dY
        """,
}
ACTIVATIONS = {
    "masks": """
        def lrelu_forward(x):
            y = x.copy()
            y[x <= 0] *= 0.01
            return y, x
        def lrelu_backward(dout, cache):
            dx = np.array(dout)
            dx[cache <= 0] *= 0.01
            return dx
        """,
    "maximum": """
        def relu_forward(x):
            return np.maximum(0, x), x
        def relu_backward(dout, cache):
            return dout * (cache > 0)
        """,
    "vectorize": """
        def act_forward(x):
            return np.vectorize(lambda v: v if v > 0 else 0.2 * v)(x)
        def act_backward(grad_output, x):
            return np.vectorize(lambda v: 1.0 if v > 0 else 0.2)(x) * grad_output
        """,
    "power by masks": """
        def pow_forward(x, n):
            y = 0.05 * x
            y[x > 0] = x[x > 0] ** n
            return y, (x, n)
        def pow_backward(G, cache):
            x, n = cache
            pos = x > 0
            dx = 0.05 * G
            dx[pos] = G[pos] * n * x[pos] ** (n - 1)
            return {"dx": dx, "dn": (G[pos] * x[pos]**n * np.log(x[pos])).sum()}
        """,
    "another activation": """
        def tanh_forward(x):
            y = np.tanh(x)
            return y, y
        def tanh_backward(G, cache):
            return G * (1 - cache**2)
        """,
    "a whole block": """
        def block_forward(x, W, b):
            return np.tanh(x @ W + b)
        def block_backward(G, x, W, b):
            delta = G * (1 - np.tanh(x @ W + b) ** 2)
            return delta @ W.T, x.T @ delta, delta.sum(0)
        """,
}
LOSSES = {
    "one-hot": """
        def ce_forward(logits, labels):
            p = np.exp(logits - logits.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            onehot = np.eye(p.shape[1])[labels]
            return -(onehot * np.log(p)).sum() / len(p), (p, onehot)
        def ce_backward(cache):
            p, onehot = cache
            return (p - onehot) / p.shape[0]
        """,
    "loop": """
        def loss_forward(z, y):
            total = 0.0
            for row, k in zip(z, y):
                total += np.log(np.exp(row).sum()) - row[k]
            return total / len(z)
        def loss_backward(z, y):
            out = np.empty_like(z)
            for r, (row, k) in enumerate(zip(z, y)):
                out[r] = np.exp(row) / np.exp(row).sum()
                out[r, k] -= 1
            return out / len(z)
        """,
    "squared error": """
        def mse_forward(z, y):
            return ((z - np.eye(3)[y]) ** 2).mean()
        def mse_backward(z, y):
            return 2 * (z - np.eye(3)[y]) / z.size
        """,
}
HOMEWORK = {
    "mean in place of sum and division": [
        ("return p / len(z)", "return p * (1 / z.shape[0])"),
    ],
    "bias kept as a row": [
        ("dLdU.sum(axis=0)", "np.sum(dLdU, axis=0, keepdims=True)"),
        ("dLdz.sum(axis=0)", "np.ones((1, len(dLdz))) @ dLdz"),
    ],
    "updates in place": [
        (
            "return W - learning_rate * del_W, b - learning_rate * del_b",
            "W -= learning_rate * del_W\n        b -= learning_rate * del_b\n"
            "        return W, b",
        ),
    ],
    "updates without the helper": [
        (
            "self.W, self.c = self.update_weights(self.W, self.c, dLdW, dLdc, 0.0005)",
            "self.W = self.W - 0.0005 * dLdW\n        self.c = self.c - 0.0005 * dLdc",
        ),
        (
            "self.w, self.b = self.update_weights(self.w, self.b, dLdw, dLdb,"
            " learning_rate)",
            "self.w = self.w - learning_rate * dLdw\n"
            "        self.b = self.b - learning_rate * dLdb",
        ),
    ],
    "learning rate in the exponent layer": [
        ("dLdW, dLdc, 0.0005)", "dLdW, dLdc, learning_rate)"),
    ],
    "np.vectorize": [
        (
            "np.where(h > 0, 1.0, SLOPE)",
            "np.vectorize(lambda v: 1.0 if v > 0 else 0.01)(h)",
        ),
    ],
    "mask by the input": [
        (
            "self.leaky_relu_derivative(h)",
            "self.leaky_relu_derivative(X @ self.W + self.c)",
        ),
    ],
    "layers take the mean": [
        ("return p / len(z)", "return p"),
        ("X.T @ dLdU + alpha", "X.T @ dLdU / len(X) + alpha"),
        ("dLdU.sum(axis=0)", "dLdU.mean(axis=0)"),
        ("np.sum(dLdh * dhdn)", "np.sum(dLdh * dhdn) / len(X)"),
        ("h.T @ dLdz + alpha", "h.T @ dLdz / len(h) + alpha"),
        ("dLdz.sum(axis=0)", "dLdz.mean(axis=0)"),
    ],
    "no shift of the scores": [
        ("return z - z.max(axis=1, keepdims=True)", "return z"),
    ],
    "labels as a column": [
        ("labels = np.ravel(y).astype(int)", "labels = y.reshape(-1, 1)[:, 0]"),
    ],
    "mask that is 0 at 0": [
        ("np.where(h > 0, 1.0, SLOPE)", "1.0 * (h > 0) + SLOPE * (h < 0)"),
    ],
}
RULES = {
    "noise from numpy": [
        ("from random import gauss",
         "import numpy as np\ndef gauss(m, s):\n    return m + s * np.random.randn()"),
    ],
    "eps inside": [
        ("(sqrt(v_x) + eps)", "sqrt(v_x + eps)"),
        ("(sqrt(v_y) + eps)", "(v_y + eps) ** 0.5"),
        ("(sqrt(s_x_hat) + eps)", "sqrt(s_x_hat + eps)"),
        ("(sqrt(s_y_hat) + eps)", "sqrt(s_y_hat + eps)"),
    ],
    "no noise where none is needed": [
        ("    dx, dy = gauss(dx, 1), gauss(dy, 1)\n    t = i + 1", "    t = i + 1"),
    ],
}  # fmt: skip


def blamed(path):
    learner = load(path)
    assert not learner.problems
    found = [f for _, task in tasks(learner.namespace) for f in task()]
    assert found
    return [str(f) for f in found if not f.passed]


@pytest.mark.parametrize(
    "code",
    [*LINEAR.values(), *ACTIVATIONS.values(), *LOSSES.values()],
    ids=[*LINEAR, *ACTIVATIONS, *LOSSES],
)
def test_functions(code, tmp_path):
    path = tmp_path / "right.py"
    path.write_text("import numpy as np\n" + textwrap.dedent(code))
    assert not blamed(path)


def changed(name, changes, path):
    text = (SOLUTIONS / name).read_text()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text)
    return path


@pytest.mark.parametrize("changes", HOMEWORK.values(), ids=list(HOMEWORK))
def test_homework(changes, tmp_path):
    assert not blamed(changed("homework.py", changes, tmp_path / "right.py"))


@pytest.mark.parametrize("changes", RULES.values(), ids=list(RULES))
def test_rules(changes, tmp_path):
    assert not blamed(changed("rules.py", changes, tmp_path / "right.py"))
