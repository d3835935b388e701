"""Bugs planted in layers and losses."""

from planted import Mutant

LINEAR = "layers/linear.py"
LEAKY = "layers/leaky_relu.py"
POWER = "layers/learnable_power.py"
LOSS = "losses/softmax_cross_entropy.py"
LOSS_BASE, SQUARED = "losses/base.py", "losses/squared_error.py"

LAYERS = [
    Mutant(
        "weights divided by the batch a second time",
        LINEAR,
        "x.mT @ grad_output",
        "x.mT @ grad_output / x.shape[-2]",
    ),
    Mutant(
        "bias averaged instead of summed",
        LINEAR,
        "ones(x.shape[-2]) @ grad_output",
        "grad_output.mean(axis=-2)",
    ),
    Mutant(
        "bias from the first row only",
        LINEAR,
        "ones(x.shape[-2]) @ grad_output",
        "grad_output[..., 0, :]",
    ),
    Mutant(
        "reshaped instead of transposed",
        LINEAR,
        "grad_output @ weight.mT",
        "grad_output @ weight.reshape(weight.mT.shape)",
    ),
    Mutant(
        "bias of one replica reaches the rows of another",
        LINEAR,
        'params["bias"][..., None, :]',
        'params["bias"]',
    ),
    Mutant(
        "kink taken from the right",
        LEAKY,
        "xp.maximum(xp.sign(xp.real(x)), self.negative_slope)",
        "xp.where(xp.real(x) >= 0, 1.0, self.negative_slope)",
    ),
    Mutant(
        "negative slope forgotten on the way back",
        LEAKY,
        "return grad_output * cache",
        "return grad_output * (cache == 1.0)",
    ),
    Mutant(
        "upstream gradient forgotten",
        LEAKY,
        "return grad_output * cache",
        "return 1.0 * cache",
    ),
    Mutant(
        "exponent does not come down",
        POWER,
        "cache.exponent * cache.power / cache.base",
        "cache.power / cache.base",
    ),
    Mutant(
        "power not reduced by one",
        POWER,
        "cache.exponent * cache.power / cache.base",
        "cache.exponent * cache.power",
    ),
    Mutant(
        "logarithm forgotten",
        POWER,
        " * np.log(cache.base)",
        "",
    ),
    Mutant(
        "logarithm to the base of ten",
        POWER,
        "np.log(cache.base)",
        "np.log10(cache.base)",
    ),
    Mutant(
        "exponent without the upstream gradient",
        POWER,
        "grad_output * used(cache.power, grad_output)",
        "used(cache.power, grad_output)",
    ),
    Mutant(
        "exponent averaged instead of summed",
        POWER,
        "terms.sum(axis=(-2, -1))",
        "terms.mean(axis=(-2, -1))",
    ),
    Mutant(
        "upstream gradient of 0 meets an overflow",
        POWER,
        "np.where(grad_output != 0, factor, 0.0)",
        "factor",
    ),
    Mutant(
        "logarithm of zero",
        POWER,
        "xp.real(x) > 0",
        "xp.real(x) >= 0",
    ),
    Mutant(
        "slope of one below zero",
        POWER,
        "np.where(cache.positive, slope, self.negative_slope)",
        "np.where(cache.positive, slope, 1.0)",
    ),
    Mutant(
        "exponents of the replicas mixed",
        POWER,
        'as_real_type(params["exponent"], x)[..., None, None]',
        'as_real_type(params["exponent"], x)[..., None]',
    ),
]

LOSSES = [
    Mutant(
        "sum instead of mean on the way back",
        LOSS,
        "return shares * (probabilities - targets)",
        "return probabilities - targets",
    ),
    Mutant(
        "divided by the number of classes",
        LOSS,
        "shares = row_shares(outputs.shape[-2], weights)",
        "shares = row_shares(outputs.shape[-1], weights)",
    ),
    Mutant(
        "gradient with the wrong sign",
        LOSS,
        "shares * (probabilities - targets)",
        "shares * (targets - probabilities)",
    ),
    Mutant(
        "short cut divided by the number of classes",
        LOSS,
        "softmax(outputs), encoded, row_shares(outputs.shape[-2], weights)",
        "softmax(outputs), encoded, row_shares(outputs.shape[-1], weights)",
    ),
    Mutant(
        "logarithm of the sum without the shift",
        LOSS,
        "shifted = logits - ",
        "shifted = logits - 0 * ",
    ),
    Mutant(
        "labels counted from one",
        LOSS,
        "[targets.astype(int)]",
        "[targets.astype(int) - 1]",
    ),
    Mutant(
        "sum instead of mean on the way forward",
        LOSS,
        "-xp.sum(shares * of_rows,",
        "-xp.sum(of_rows,",
    ),
    Mutant(
        "a class that is ruled out makes the loss NaN",
        LOSS,
        "xp.where(targets > 0, log_p, 0.0)",
        "log_p",
    ),
    Mutant(
        "one target for all rows",
        LOSS_BASE,
        "encoded.shape[-2:] != outputs.shape[-2:]",
        "encoded.shape[-1:] != outputs.shape[-1:]",
    ),
    Mutant(
        "squared error without its half",
        SQUARED,
        "return 0.5 * xp.sum(",
        "return xp.sum(",
    ),
    Mutant(
        "squared error with scikit-learn's factor",
        SQUARED,
        "return shares * error",
        "return shares * error / error.shape[-1]",
    ),
    Mutant(
        "weights that are not divided by their sum",
        LOSS_BASE,
        "np.where(total > 0, total, 1.0)",
        "np.where(total > 0, 1.0, 1.0)",
    ),
    Mutant(
        "weightless batch divided by zero",
        LOSS_BASE,
        "np.where(total > 0, total, 1.0)",
        "total",
    ),
]
