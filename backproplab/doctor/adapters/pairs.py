"""Which functions of a file belong together, by their names."""

import inspect
import re

from backproplab.doctor.adapters.naming import ROLE

__all__ = ["function_pairs", "words"]

SPARE = {"prop", "propagation", "propagate", "pass"}
FORWARD = {"forward", "fwd", "fw", "fprop", "feedforward", *SPARE}
BACKWARD = {"backward", "bwd", "bw", "bprop", "backprop", "back", "backwards",
            "backpropagation", *SPARE}  # fmt: skip
GRADIENT = {"grad", "gradient", "gradients", "derivative", "deriv", "prime", "d"}


def words(name) -> list[str]:
    """The words that a name is made of, without case.

    Examples
    --------
    >>> words("linearForward"), words("leaky_relu_bwd")
    (['linear', 'forward'], ['leaky', 'relu', 'bwd'])
    """
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return [word for word in apart.lower().split("_") if word]


def function_pairs(namespace: dict) -> dict[str, tuple]:
    """Pairs of functions: forward beside backward, or a name beside its gradient.

    Examples
    --------
    >>> pairs = function_pairs({"relu_forward": abs, "relu_bwd": abs, "f": abs})
    >>> list(pairs)
    ['relu']
    """
    functions = {n: f for n, f in namespace.items() if is_function(f)}
    pairs: dict[str, tuple] = {}
    for name, function in functions.items():
        exact = name.replace("forward", "backward")
        for partner in sorted(functions, key=lambda other: other != exact):
            stem = common_stem(name, partner, function, functions[partner])
            if stem is not None:
                pairs.setdefault(stem or "functions", (function, functions[partner]))
    return pairs


def is_function(thing) -> bool:
    """Whether a thing can be called and is no class."""
    return callable(thing) and not inspect.isclass(thing)


def common_stem(name, partner, forward, backward):
    """What the names of two passes have in common, or None if they are no passes."""
    first, second = words(name), words(partner)
    if name != partner == name.replace("forward", "backward"):
        return name.replace("forward", "").strip("_")
    stem = [word for word in first if word not in FORWARD]
    plain = [word for word in second if word not in BACKWARD]
    bare = [word for word in plain if word not in GRADIENT]
    named = stem != first and plain != second and stem == plain
    by_gradient = bare != second and stem == bare and takes_upstream(forward, backward)
    return "_".join(stem) if named or by_gradient else None


def takes_upstream(forward, backward) -> bool:
    """Whether a gradient is one of the whole pass: of a loss, or given the upstream."""
    if not inspect.isfunction(forward) or not inspect.isfunction(backward):
        return False
    given, asked = (
        [ROLE.get(name.lower()) for name in inspect.signature(f).parameters]
        for f in (forward, backward)
    )
    if "targets" in given:
        return "targets" in asked
    return "upstream" in asked and "upstream" not in given and len(asked) > 1
