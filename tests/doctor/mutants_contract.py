"""Mistakes in code in the package's contract."""

from tests.doctor.mutation import mutations

CONTRACT = [
    *mutations("class MyLinear", [
        ("x.T @ grad_output,", "x.T @ grad_output / len(x),", "averaged@weight_data"),
        ("x.T @ grad_output,", "(x.T @ grad_output).T,",
         "transposed@weight_data transposed@weight"),
        ("grad_output.sum(axis=0)", "grad_output.mean(axis=0)", "averaged@bias"),
        ("grad_output.sum(axis=0)", "grad_output", "unsummed@bias"),
        ("grad_output @ weight.T", "-grad_output @ weight.T", "negated@input"),
        ("grad_output @ weight.T", "grad_output", "other-layer@input"),
        ("x, weight = cache", "x, weight = cache\n        grad_output = 2 * grad_output",
         "doubled@upstream doubled@delta"),
        ("x, weight = cache", "x, weight = cache\n        grad_output *= 0.5",
         "argument-written"),
    ]),
    *mutations("class MyLeaky", [
        ("cache > 0, 1.0, 0.1", "cache > 0, 1.0, 0.0", "relu@slope"),
        ("cache > 0, 1.0, 0.1", "cache > 0, 0.1, 1.0", "branches-swapped@slope"),
        ("cache > 0, 1.0, 0.1", "cache >= 0, 1.0, 0.1", "at-zero@slope"),
        ("return grad_output * slope", "return slope", "upstream-missing@input"),
        ("return grad_output * slope", "return grad_output", "slope-missing@slope"
         " other-layer@input"),
        ("cache > 0, 1.0, 0.1", "cache > 0, 1.0, 0.2", "slope-0.2@slope"),
    ]),
    *mutations("class MyPower", [
        ("n * base ** (n - 1)", "n * base**n", "power-kept@slope"),
        ("(n - 1), 0.1", "(n - 1), 0.0", "relu@slope"),
        ("base**n * np.log(base)", "base**n", "no-logarithm@terms"),
        ("np.sum(grad_output * terms)", "np.sum(terms)", "upstream-missing@weighted"),
        ("np.sum(grad_output * terms)", "np.mean(grad_output * terms)",
         "mean@exponent"),
        ("np.sum(grad_output * terms)", "grad_output * terms", "unsummed@exponent"),
        ("np.log(base), 0.0", "np.log(base), 0.1", "below-slope@terms"),
        ("return grad_output * slope", "return grad_output * slope / len(x)",
         "averaged@input"),
    ]),
    *mutations("class MyLoss", [
        ("return gradient / len(p)", "return gradient", "summed@outputs"),
        ("return gradient / len(p)", "return gradient / len(p) ** 2",
         "averaged-twice@outputs"),
        ("return gradient / len(p)", "return gradient / p.shape[1]",
         "averaged-wrong-axis@outputs"),
        ("p - targets", "p", "one-hot-missing@difference"),
        ("p - targets", "targets - p", "reversed@difference negated@outputs"),
        ("p - targets", "-targets / p", "softmax-derivative-missing@difference"),
        ("p - targets", "-targets * (1 - p)", "elementwise-softmax@difference"),
        ("p - targets", "(p - 1) * targets",
         "elementwise-softmax@difference"),
    ]),
]  # fmt: skip
