"""Mistakes in code in the style of functions."""

from tests.doctor.mutation import affine, mutations

BLOCKS = {
    "linear.py": affine(
        "linear_backward", x="x", d="G", w="W", dw="x.T @ G", db="G.sum(axis=0)",
        dx="G @ W.T",
    )
    + mutations(
        "linear_backward",
        [
            ("x.T @ G", "x.T @ G / G.shape[1]", "averaged-wrong-axis@weight_data"),
        ],
    ),
    "leaky_relu.py": mutations(
        "leaky_relu_backward",
        [
            ("G * np.where(x > 0, 1.0, SLOPE)", "G", "slope-missing@slope"),
            ("G * np.where", "np.where", "upstream-missing@input"),
            ("1.0, SLOPE)", "1.0, 0.0)", "relu@slope"),
            ("1.0, SLOPE)", "SLOPE, 1.0)", "branches-swapped@slope"),
            ("x > 0, 1.0", "x >= 0, 1.0", "at-zero@slope"),
            ("1.0, SLOPE)", "1.0, 0.1)", "slope-0.1@slope"),
            ("G * np.where", "-G * np.where", "negated@input negated@upstream"),
            ("1.0, SLOPE)", "x, SLOPE * x)", "value@slope"),
            ("G * np.where", "G / len(G) * np.where", "averaged@input averaged@upstream"),
            ("np.where(x > 0, 1.0, SLOPE)", "(1.0 * (x > 0) + SLOPE * (x < 0))",
             "at-zero-none@slope"),
        ],
    ),
    "learnable_power.py": mutations(
        "power_backward",
        [
            ("n * base ** (n - 1)", "n * base**n", "power-kept@slope"),
            ("n * base ** (n - 1)", "base ** (n - 1)", "factor-missing@slope"),
            ("n * base ** (n - 1)", "1.0", "above-one@slope"),
            ("(n - 1), SLOPE", "(n - 1), 0.0", "relu@slope"),
            ("dx = G * slope", "dx = slope",
             "upstream-missing@input upstream-missing@upstream"),
            ("dx = G * slope", "dx = -G * slope", "negated@input"),
            ("terms = base**n * np.log(base)", "terms = base**n * (x > 0)",
             "no-logarithm@terms"),
            ("terms = base**n * np.log(base)", "terms = np.log(base)",
             "logarithm-alone@terms"),
            ("terms = base**n * np.log(base)", "terms = slope",
             "wrong-variable-below@terms wrong-variable@terms"),
            ("terms = base**n", "terms = base ** (n - 1)", "power-down@terms"),
            ("dn = (G * terms).sum()", "dn = terms.sum()",
             "upstream-missing@weighted upstream-missing@upstream"),
            ("dn = (G * terms).sum()", "dn = (G * terms).mean()", "mean@exponent"),
            ("dn = (G * terms).sum()", "dn = (G * terms).sum(axis=0)",
             "rows-only@exponent"),
            ("dn = (G * terms).sum()", "dn = G * terms", "unsummed@exponent"),
            ("dn = (G * terms).sum()", "dn = -(G * terms).sum()", "negated@exponent"),
            ("dn = (G * terms).sum()", "dn = (dx * terms).sum()",
             "slope-included@weighted"),
        ],
    ),
    "softmax_cross_entropy.py": mutations(
        "loss_backward",
        [
            ("return p / len(z)", "return p", "summed@outputs"),
            ("return p / len(z)", "return p / len(z) ** 2", "averaged-twice@outputs"),
            ("return p / len(z)", "return p / p.size", "averaged-all-entries@outputs"),
            ("return p / len(z)", "return p / p.shape[1]", "averaged-wrong-axis@outputs"),
            ("return p / len(z)", "return -p / len(z)",
             "reversed@difference negated@outputs"),
            ("] -= 1", "] -= 0", "one-hot-missing@difference"),
            ("] -= 1", "] += 1", "plus@difference"),
            ("return p / len(z)", "return 2 * p / len(z)", "doubled@outputs"),
            ("return p / len(z)", "return p * softmax(z) * (1 - softmax(z)) / len(z)",
             "elementwise-softmax-factor@difference"),
            ("p = softmax(z)", "p = z.copy()", "softmax-missing@difference"),
            ("p = softmax(z)", "p = np.exp(z)", "softmax-unnormalized@P"),
            ("p = softmax(z)", "p = np.exp(z) / np.exp(z).sum(axis=0)",
             "softmax-wrong-axis@P"),
            ("return p / len(z)", "return p.astype(np.float32) / np.float32(len(z))",
             "float32"),
        ],
    ),
    "hidden_layer.py": affine(
        "hidden_backward", x="x", d="delta", w="W", dw="x.T @ delta",
        db="delta.sum(axis=0)", dx="delta @ W.T", up="G",
    )
    + mutations(
        "hidden_backward",
        [
            ("G * np.where(u > 0, 1.0, SLOPE)", "G", "slope-missing@slope"),
            ("G * np.where", "np.where", "upstream-missing@delta"),
            ("1.0, SLOPE)", "1.0, 0.0)", "relu@slope"),
            ("u > 0, 1.0", "u >= 0, 1.0", "at-zero@slope"),
        ],
    ),
}  # fmt: skip

POWER_HIDDEN = affine(
    "layer_backward", x="x", d="delta", w="W", dw="x.T @ delta",
    db="delta.sum(axis=0)", dx="delta @ W.T", up="G",
)[:13:2] + mutations(
    "layer_backward",
    [
        ("slope = np.where(u > 0", "h = np.where(u > 0, base**n, 0.01 * u)\n"
         "    base_h = np.where(u > 0, base**n, 1.0)\n"
         "    slope = np.where(h > 0, n * base_h ** (n - 1), 0.01)\n"
         "    _ = np.where(u > 0", "at-output@slope"),
        ("dn = np.sum(G * terms)", "dn = np.sum(delta * terms)",
         "slope-included@weighted"),
        ("dn = np.sum(G * terms)", "dn = np.sum(terms)", "upstream-missing@weighted"),
        ("dn = np.sum(G * terms)", "dn = np.mean(G * terms)", "mean@exponent"),
        ("delta = G * slope", "delta = slope", "upstream-missing@delta"),
        ("delta = G * slope", "delta = G + slope", "upstream-added@delta"),
        ("n * base ** (n - 1)", "n * base**n", "power-kept@slope"),
        ("delta = G * slope", "G *= slope\n    delta = G", "argument-written"),
    ],
)  # fmt: skip
