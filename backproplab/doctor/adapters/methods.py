"""Which methods of a class are its two passes, and why some cannot be called."""

import inspect

from backproplab.doctor.adapters.guard import NotCheckedError
from backproplab.doctor.adapters.naming import ROLE

__all__ = [
    "framework_of",
    "has_passes",
    "is_base",
    "is_loss",
    "is_stateful",
    "modes",
    "passes",
    "refuse",
    "required",
]

FORWARD = ("forward", "feedforward", "feed_forward", "fwd", "__call__", "forward_pass")
BACKWARD = ("backward", "backprop", "back_prop", "bwd", "backpropagate",
            "backward_pass")  # fmt: skip
FRAMEWORKS = ("torch", "tensorflow", "keras", "jax", "flax", "autograd")
MODES = {"train", "training", "train_flg", "is_training", "is_train", "mode"}


def own_method(cls, names) -> str:
    """The first of the names that the class itself gives a meaning to, or nothing."""
    written = {name for kind in inspect.getmro(cls)[:-1] for name in vars(kind)}
    return next((n for n in names if n in written and callable(getattr(cls, n))), "")


def passes(cls) -> tuple[str, str]:
    """Names of the methods that are the forward and the backward pass, or nothing.

    Examples
    --------
    >>> class Layer:
    ...     def __call__(self, x):
    ...         return x
    ...     def backprop(self, g):
    ...         return g
    >>> passes(Layer)
    ('__call__', 'backprop')
    """
    return own_method(cls, FORWARD), own_method(cls, BACKWARD)


def has_passes(cls) -> bool:
    """Whether a thing is a class with a forward and a backward pass."""
    return inspect.isclass(cls) and all(passes(cls))


def is_base(cls, classes) -> bool:
    """Whether another of the classes takes its place: with both passes of its own."""
    heirs = [c for c in classes if c is not cls and issubclass(c, cls)]
    forward, backward = passes(cls)
    return any(
        getattr(heir, forward) is not getattr(cls, forward)
        and getattr(heir, backward) is not getattr(cls, backward)
        for heir in heirs
    )


def required(function) -> list[str]:
    """Names of the parameters that have to be given, without `self` and the mode."""
    parameters = list(inspect.signature(function).parameters.values())
    kinds = {inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.POSITIONAL_ONLY}
    needed = [p.name for p in parameters if p.default is p.empty and p.kind in kinds]
    return [name for name in needed if name != "self" and name.lower() not in MODES]


def modes(function) -> dict:
    """What has to be given to say that a network is trained, by name.

    Examples
    --------
    >>> modes(lambda self, inputs, training: inputs)
    {'training': True}
    """
    parameters = inspect.signature(function).parameters.values()
    needed = [p.name for p in parameters if p.default is p.empty]
    return {
        name: "train" if name.lower() == "mode" else True
        for name in needed
        if name.lower() in MODES
    }


def is_stateful(cls) -> bool:
    """Whether `forward(x)` or `forward(z, y)` is given all that is not remembered.

    Examples
    --------
    >>> from backproplab import LeakyReLU
    >>> is_stateful(LeakyReLU)
    False
    """
    forward, backward = (getattr(cls, name) for name in passes(cls))
    handed_over = "params" in required(forward) or "cache" in required(backward)
    return not handed_over or not hasattr(cls, "forward")


def framework_of(cls) -> str:
    """The framework that a class comes from, or nothing."""
    packages = ((kind.__module__ or "").split(".")[0] for kind in inspect.getmro(cls))
    return next((name for name in packages if name in FRAMEWORKS), "")


def is_loss(cls) -> bool:
    """Whether a class is a loss: its forward pass takes targets beside the scores."""
    given = required(getattr(cls, passes(cls)[0]))
    if len(given) != 2:
        return False
    return ROLE.get(given[1].lower()) == "targets" or "loss" in cls.__name__.lower()


def refuse(cls) -> None:
    """Say why a class cannot be read, if it cannot.

    Raises
    ------
    NotCheckedError
        With the reason.
    """
    framework = framework_of(cls)
    if framework:
        raise NotCheckedError(
            f"it is a class of {framework}, which has a check of its own",
            "torch.autograd.gradcheck compares it with differences."
            if framework == "torch"
            else "",
        )
    forward, backward = passes(cls)
    given, back = required(getattr(cls, forward)), required(getattr(cls, backward))
    if len(given) not in {1, 2}:
        words = f"{forward} takes {len(given) or 'no'} arguments, not x, or z and y"
        raise NotCheckedError(words, "Hand the input over, keep the rest in self.")
    if len(given) == 2 and not is_loss(cls):
        words = f"{forward} takes {given[0]} and {given[1]}, not x, or z and targets"
        raise NotCheckedError(words)
    labels = [name for name in back if ROLE.get(name.lower()) == "targets"]
    if len(given) == 1 and labels:
        raise NotCheckedError(
            f"{backward} takes {labels[0]}: loss and layers are in one class",
            "Write the layers and the loss as functions or classes of their own.",
        )
