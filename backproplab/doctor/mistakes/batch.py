"""Sums and means over the batch, taken at the wrong place."""

from functools import partial

from backproplab.doctor.mistake_registry import mistake

__all__: list[str] = []

rescaling = partial(mistake, late=True)

LAYERS = ("linear", "leaky", "power", "hidden", "power_hidden", "numeric")
RESULTS = "weight_data bias exponent input"


SUM_HERE = (
    "If your loss averages, a layer sums over the batch. If it does not, divide the "
    "gradients of all parameters in every layer: a convention."
)
LOSSES = ("cross_entropy", "numeric_loss")
ONCE = "Divide by what the loss divides by, once."


@rescaling(
    "summed",
    "outputs",
    "summed over the batch where the loss averages",
    "The loss is a mean over the batch, so its gradient is divided by the batch size.",
    LOSSES,
)
def summed(e, right):
    return right * e.N


@rescaling("averaged-twice", "outputs", "averaged twice", ONCE, LOSSES)
def averaged_twice(e, right):
    return right / e.N


@rescaling(
    "averaged-wrong-axis",
    "outputs",
    "averaged over the wrong axis: divided by the number of columns, not of rows",
    "Divide by shape[0], the number of rows.",
    LOSSES,
)
def divided_by_columns(e, right):
    return right * e.N / right.shape[-1]


@rescaling(
    "averaged-all-entries",
    "outputs",
    "averaged over all entries: divided by rows times columns",
    "The loss has one term for each row: divide by the number of rows alone.",
    LOSSES,
)
def divided_by_entries(_, right):
    return right / right.shape[-1]


@rescaling(
    "columns-summed",
    "outputs",
    "divided by the number of rows, where the loss divides by that of entries",
    ONCE,
    ("numeric_loss",),
)
def columns_summed(_, right):
    return right * right.shape[-1]


@rescaling(
    "all-summed",
    "outputs",
    "not divided at all, where the loss averages over all entries",
    ONCE,
    ("numeric_loss",),
)
def all_summed(_, right):
    return right * right.size


@rescaling(
    "averaged",
    RESULTS,
    "{step} gradient divided by the batch size in the layer: averaged twice "
    "if the loss averages",
    SUM_HERE,
    LAYERS,
)
@rescaling(
    "averaged",
    "upstream delta",
    "every gradient divided by the batch size in the layer: averaged twice "
    "if the loss averages",
    SUM_HERE,
    LAYERS,
)
@rescaling(
    "penalty-averaged",
    "penalty",
    "L2 term divided by the batch size",
    "The penalty is not a mean over rows: add l2 * W, undivided.",
)
def averaged(e, right):
    return right / e.N


@rescaling(
    "multiplied-by-batch",
    RESULTS,
    "{step} gradient multiplied by the batch size",
    "A layer sums over the batch and nothing more.",
    LAYERS,
    cost=1.1,
)
@rescaling(
    "multiplied-by-batch",
    "upstream delta",
    "every gradient multiplied by the batch size",
    "A layer sums over the batch and nothing more.",
    LAYERS,
    cost=1.1,
)
def multiplied(e, right):
    return right * e.N


@rescaling(
    "averaged-wrong-axis",
    "weight_data bias exponent",
    "{step} gradient averaged over the wrong axis: divided by the number of outputs",
    "The loss divides; a layer divides by nothing.",
    ("linear", "power", "hidden", "power_hidden"),
    cost=1.2,
)
def divided_by_outputs(e, right):
    return right / e.G.shape[-1]


@rescaling(
    "averaged-wrong-axis",
    "input",
    "input gradient divided by the number of features",
    "The loss divides; a layer divides by nothing.",
    ("linear", "leaky", "power", "hidden", "power_hidden"),
    cost=1.2,
)
def divided_by_inputs(_, right):
    return right / right.shape[-1]
