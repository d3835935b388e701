"""Changes of the homework's solution that leave it right."""

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
            (
                "W -= learning_rate * del_W\n        b -= learning_rate * del_b\n"
                "        return W, b"
            ),
        ),
    ],
    "updates without the helper": [
        (
            "self.W, self.c = self.update_weights(self.W, self.c, dLdW, dLdc, 0.0005)",
            "self.W = self.W - 0.0005 * dLdW\n        self.c = self.c - 0.0005 * dLdc",
        ),
        (
            (
                "self.w, self.b = self.update_weights(self.w, self.b, dLdw, dLdb,"
                " learning_rate)"
            ),
            (
                "self.w = self.w - learning_rate * dLdw\n"
                "        self.b = self.b - learning_rate * dLdb"
            ),
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
