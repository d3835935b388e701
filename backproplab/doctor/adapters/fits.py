"""Whether a name of the homework holds what the homework means by it."""

import inspect

__all__ = [
    "CLASSES",
    "SIGNATURES",
    "fits_class",
    "fits_rule",
    "fits_surface",
    "wanted_form",
]

POINT = ("x", "y", "dx", "dy")
VELOCITY = (*POINT, "v_x", "v_y")
SIGNATURES = {
    "gradient_descent": POINT,
    "stochastic_gradient_descent": POINT,
    "momentum": VELOCITY,
    "adagrad": VELOCITY,
    "adam": (*POINT, "f_x", "f_y", "s_x", "s_y", "i"),
}
Methods = dict[str, tuple[str, ...]]
HIDDEN: Methods = {"forward_pass": ("X",),
          "backward_pass": ("X", "h", "dLdh", "alpha", "learning_rate")}  # fmt: skip
CLASSES: dict[str, Methods] = {
    "Hidden": HIDDEN,
    "Hidden_Vondrick": HIDDEN,
    "Output": {
        "forward_pass": ("h",),
        "backward_pass": ("h", "dLdz", "alpha", "learning_rate"),
    },
    "Loss": {"forward_pass": ("z", "y"), "backward_pass": ("z", "y")},
    "NN": {
        "add_layer": ("name", "input_dims", "output_dims"),
        "forward_prop": ("X", "y", "alpha"),
    },
}


def takes(function, arguments) -> bool:
    """Whether a function can be called with as many arguments, by position.

    Examples
    --------
    >>> takes(lambda self, x: x, ("self", "x")), takes(lambda self: 0, ("self", "x"))
    (True, False)
    """
    try:
        inspect.signature(function).bind(*arguments)
    except (TypeError, ValueError):
        return False
    return True


def fits_class(name, cls) -> bool:
    """Whether a class has the methods that the homework gives to one of its name.

    Parameters
    ----------
    name : str
        One of the homework's classes.
    cls : object
        What the learner's file holds under this name.
    """
    return inspect.isclass(cls) and all(
        callable(getattr(cls, method, None))
        and takes(getattr(cls, method), ("self", *arguments))
        for method, arguments in CLASSES[name].items()
    )


def fits_rule(name, function) -> bool:
    """Whether a function has the parameters that the homework gives to this rule.

    Examples
    --------
    >>> fits_rule("adam", lambda w, dw, m, v, t, lr=1e-3: w)
    False
    """
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return False
    names = [p.name.lower() for p in parameters]
    if len(names) != len(SIGNATURES[name]) + 1:
        return False
    free = any(p.default is not p.empty for p in parameters[:-1])
    return not free and (set(POINT) <= set(names) or "param" in names[-1])


def fits_surface(_, function) -> bool:
    """Whether a function needs no argument, as the homework's test functions.

    Examples
    --------
    >>> fits_surface("mult", lambda a, b: a * b)
    False
    """
    return takes(function, ())


def wanted_form(name) -> str:
    """What the homework expects under a name, in words."""
    if name in SIGNATURES:
        return f"{name}({', '.join((*SIGNATURES[name], 'hparams'))})"
    if name not in CLASSES:
        return f"{name}(), which returns a function and its optimum"
    methods = (f"{m}({', '.join(a)})" for m, a in CLASSES[name].items())
    return f"class {name} with {' and '.join(methods)}"
