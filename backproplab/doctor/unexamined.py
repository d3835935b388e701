"""What a file holds that looks like a gradient and is not checked."""

import inspect

from backproplab.doctor.adapters import derivative_pairs, function_pairs, loss_pairs
from backproplab.doctor.adapters.derivatives import FORMS
from backproplab.doctor.adapters.fits import CLASSES, SIGNATURES, fits_class
from backproplab.doctor.adapters.methods import has_passes
from backproplab.doctor.adapters.naming import ROLE, role_of_gradient
from backproplab.doctor.adapters.pairs import words
from backproplab.doctor.finding import Finding
from backproplab.doctor.recipes import FUNCTIONS

__all__ = ["unexamined"]

GRADIENT = {"backward", "bwd", "bprop", "backprop", "backpropagate", "backpropagation",
            "grad", "grads", "gradient", "gradients", "derivative", "deriv", "prime",
            "delta"}  # fmt: skip
#: Words in names of functions that use gradients, and of checks.
USES = {"numerical", "numeric", "num", "eval", "check", "checks", "checking", "checker",
        "test", "descent", "clip", "zero", "approx", "approximate", "finite", "plot",
        "print", "show", "norm", "step", "update", "apply", "compare", "get",
        "set"}  # fmt: skip
ADVICE = (
    "Write a layer as forward(x) and backward(dout) in one class, or as functions "
    "x_forward and x_backward."
)


def unexamined(namespace: dict) -> list[Finding]:
    """A line for each function or class that computes a gradient and is not read.

    Parameters
    ----------
    namespace : dict
        Names and values of a learner's file.

    Examples
    --------
    >>> def linear_backward(G, x, W):
    ...     return G @ W.T
    >>> linear_backward.__module__ = "learner"
    >>> print(unexamined({"linear_backward": linear_backward})[0].message)
    no forward pass was found beside it
    """
    own = {n: t for n, t in namespace.items()
           if getattr(t, "__module__", "") == "learner" and n[:1] != "_"}  # fmt: skip
    examined = names_examined(namespace)
    found = []
    for name, thing in own.items():
        if inspect.isfunction(thing) and name not in examined:
            if is_gradient(name):
                found.append(line(name, reason(name, namespace)))
            elif is_loss_with_gradient(name, thing):
                found.append(line(name, "it is not in a form that is read"))
        elif inspect.isclass(thing) and not (
            has_passes(thing) or is_known(name, thing)
        ):
            methods = gradient_methods(thing)
            if methods:
                why = f"no forward pass was found beside its {' and '.join(methods)}"
                found.append(line(name, why))
    return found


def reason(name, namespace) -> str:
    """Why a function that is named a gradient is not checked."""
    for other, thing in namespace.items():
        if callable(thing) and name in {form.format(other) for form in FORMS}:
            return f"{other} is not a function of each entry, and it takes no upstream"
    return "no forward pass was found beside it"


def is_known(name, cls) -> bool:
    """Whether a class is one of the homework's, which are checked by their names."""
    return name in CLASSES and fits_class(name, cls)


def line(name, why) -> Finding:
    """The line of the report."""
    return Finding(name, "not read", why, advice=ADVICE)


def names_examined(namespace) -> set[str]:
    """Names of the functions that are checked, and of those that are named anyway."""
    pairs = function_pairs(namespace)
    both = {id(f) for pair in pairs.values() for f in pair}
    found = {name for name, thing in namespace.items() if id(thing) in both}
    for name in derivative_pairs(namespace):
        found |= {name, *(form.format(name) for form in FORMS)}
    return found | set(loss_pairs(namespace)) | set(SIGNATURES) | set(FUNCTIONS)


def is_gradient(name) -> bool:
    """Whether a name is that of a gradient or of a backward pass.

    Examples
    --------
    >>> is_gradient("relu_backward"), is_gradient("numerical_gradient")
    (True, False)
    """
    parts = set(words(name))
    return bool(parts & GRADIENT) and not parts & USES


def is_loss_with_gradient(name, function) -> bool:
    """Whether a function is named a loss and computes a gradient, by its variables."""
    variables = function.__code__.co_varnames[function.__code__.co_argcount :]
    return bool({"loss", "cost"} & set(words(name))) and any(
        variable.lower() in {"grad", "grads", "gradients"}
        or (variable.lower() not in ROLE and role_of_gradient(variable))
        for variable in variables
    )


def gradient_methods(cls) -> list[str]:
    """The methods of a class, or of one that it extends, that compute a gradient."""
    own = {
        name: getattr(method, "__func__", method)
        for kind in reversed(inspect.getmro(cls)[:-1])
        for name, method in vars(kind).items()
    }
    functions = {name: f for name, f in own.items() if inspect.isfunction(f)}
    return [
        name
        for name, function in functions.items()
        if is_gradient(name) or is_loss_with_gradient(name, function)
    ]
