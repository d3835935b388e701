"""Mistakes in the homework's classes."""

from tests.doctor.mutation import mutations


def homework_layer(part, *, d, x, w, b, dw, db, dx):
    """Mistakes in a layer of the homework that updates itself."""
    rate = "0.0005" if part == "class Hidden_Vondrick" else "learning_rate"
    return mutations(part, [
        (dw, f"{x}.T @ {d}", "l2-missing@penalty"),
        (dw, f"{x}.T @ {d} + 2 * alpha * self.{w}", "l2-doubled@penalty"),
        (dw, f"{x}.T @ {d} + alpha * self.{w} / len({x})", "penalty-averaged@penalty"),
        (dw, f"{x}.T @ {d} - alpha * self.{w}", "l2-negated@penalty"),
        (dw, f"{x}.T @ {d} / len({x}) + alpha * self.{w}", "averaged@weight_data averaged@parameters"),
        (dw, f"-{x}.T @ {d} + alpha * self.{w}", "negated@weight_data"),
        (dw, f"{x}.T @ {d} + alpha * self.{w}**2", "l2-squared@penalty"),
        (db, f"{d}.mean(axis=0)", "averaged@bias averaged@parameters"),
        (db, f"{d}.sum(axis=0) + alpha * self.{b}", "l2-on-bias@bias"),
        (db, f"{d}", "unsummed@bias"),
        (db, f"{d}.sum(axis=1)", "wrong-axis@bias"),
        (db, f"{d}.sum()", "total-scalar@bias total@bias"),
        (dx, f"2 * {d} @ self.{w}.T", "doubled@input"),
        (dx, f"{d} @ (self.{w} - {rate} * ({x}.T @ {d} + alpha * self.{w})).T",
         "updated-first@input"),
    ])  # fmt: skip


HOMEWORK = [
    *homework_layer(
        "class Hidden", dw="X.T @ dLdU + alpha * self.W", db="dLdU.sum(axis=0)",
        dx="dLdU @ self.W.T", d="dLdU", x="X", w="W", b="c",
    ),
    *mutations("class Hidden", [
        ("dLdh * self.leaky_relu_derivative(h)", "dLdh", "slope-missing@slope"),
        ("dLdh * self.leaky_relu_derivative(h)", "self.leaky_relu_derivative(h)",
         "upstream-missing@delta"),
        ("np.where(h > 0, 1.0, SLOPE)", "1.0 * (h > 0)", "relu@slope"),
        ("np.where(h > 0, 1.0, SLOPE)", "np.where(h > 0, SLOPE, 1.0)",
         "branches-swapped@slope"),
        ("dLdU @ self.W.T", "dLdh @ self.W.T", "slope-skipped@input"),
        ("dLdh * self.leaky_relu_derivative(h)", "dLdh * h", "value@slope"),
    ]),
    *homework_layer(
        "class Hidden_Vondrick", dw="X.T @ dLdU + alpha * self.W",
        db="dLdU.sum(axis=0)", dx="dLdU @ self.W.T", d="dLdU", x="X", w="W", b="c",
    )[::3],
    *mutations("class Hidden_Vondrick", [
        ("np.sum(dLdh * dhdn)", "np.sum(dhdn)", "upstream-missing@weighted"),
        ("np.sum(dLdh * dhdn)", "np.mean(dLdh * dhdn)", "mean@exponent"),
        ("np.sum(dLdh * dhdn)", "np.sum(dLdh * dhdn) / len(X)", "averaged@exponent averaged@parameters"),
        ("np.sum(dLdh * dhdn)", "np.sum(dLdU * dhdn)", "slope-included@weighted"),
        ("np.sum(dLdh * dhdn)", "-np.sum(dLdh * dhdn)", "negated@exponent"),
        ("n * base ** (n - 1)", "n * base**n", "power-kept@slope"),
        ("n * base ** (n - 1)", "base ** (n - 1)", "factor-missing@slope"),
        ("dhdn = base**n * np.log(base)", "dhdn = dhdU",
         "wrong-variable-below@terms wrong-variable@terms"),
        ("dhdn = base**n * np.log(base)", "dhdn = base**n * (self.U > 0)",
         "no-logarithm@terms"),
        ("dLdh * dhdU", "dhdU", "upstream-missing@delta"),
        ("dLdh * dhdU", "dLdh", "slope-missing@slope"),
        ("n * base ** (n - 1), SLOPE", "n * base ** (n - 1), 0", "relu@slope"),
    ]),
    *homework_layer(
        "class Output", dw="h.T @ dLdz + alpha * self.w", db="dLdz.sum(axis=0)",
        dx="dLdz @ self.w.T", d="dLdz", x="h", w="w", b="b",
    )[::2],
    *mutations("class Loss", [
        ("return p / len(z)", "return p", "summed@outputs"),
        ("return p / len(z)", "return p / len(z) ** 2", "averaged-twice@outputs"),
        ("return p / len(z)", "return -p / len(z)",
         "reversed@difference negated@outputs"),
        ("] -= 1", "] -= 0", "one-hot-missing@difference"),
        ("return p / len(z)", "return p / z.shape[1]", "averaged-wrong-axis@outputs"),
        ("return p / len(z)", "return 0.5 * p / len(z)", "halved@outputs"),
        ("p[np.arange(len(z)), labels] -= 1", "p -= 1", "one-everywhere@difference"),
    ]),
]  # fmt: skip
