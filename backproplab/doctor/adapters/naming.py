"""What learners call things."""

import inspect

from backproplab.doctor.adapters.guard import NotCheckedError

__all__ = ["role_of_gradient", "roles"]

SYNONYMS = {
    "x": "x inp inputs input h a a_prev features data u",
    "weight": "w weight weights theta",
    "bias": "b bias biases c",
    "exponent": "n exponent p power vondrick_exponent",
    "outputs": (
        "z logits scores outputs output logit yhat y_hat predictions y_pred pred preds "
        "prediction"
    ),
    "targets": "y t target targets label labels y_true",
    "upstream": (
        "g grad_output grad_out dout upstream dy dldy dl_dy dldh dh delta grad "
        "dldout output_grad gradient upstream_gradient dldu"
    ),
    "cache": "cache ctx memory saved",
    "scale": "gamma",
    "shift": "beta",
    "slope": "s slope negative_slope alpha leak",
    "l2": "l2 lam lmbda lambda_ reg",
}
ROLE = {name: role for role, names in SYNONYMS.items() for name in names.split()}
# Several arrays or settings under names of the learner's own.
BUNDLES = ("param", "config", "options", "settings", "mode")
PREFIXES = ("grad_", "dl_d", "dld", "d_", "d", "g_")


def roles(function, fallback=()) -> dict[str, str]:
    """The role of each required parameter of `function`, in order.

    Parameters
    ----------
    function : callable
        Whose parameters are named.
    fallback : sequence of str
        Roles by position, for names that say nothing.

    Examples
    --------
    >>> roles(lambda X, W, b: None)
    {'X': 'x', 'W': 'weight', 'b': 'bias'}
    """
    found: dict[str, str] = {}
    for index, (name, parameter) in enumerate(parameters(function)):
        role = ROLE.get(name) or ROLE.get(name.lower())
        optional = parameter.default is not parameter.empty
        if optional and name == "p":
            role = "probability"  # of dropout, which keeps its own
        if role is None and index < len(fallback) and not is_bundle(name):
            role = fallback[index]
        if not optional and (role is None or role in found.values()):
            raise NotCheckedError(
                f"cannot tell what the parameter {name!r} of {function.__name__} is",
                "Name it x, W, b, n, z or y; the upstream gradient G; the cache cache.",
            )
        if role is not None and role not in found.values():
            found[name] = role
    return found


def is_bundle(name) -> bool:
    """Whether a name stands for several things that have names of their own."""
    return any(word in name.lower() for word in BUNDLES)


def parameters(function):
    """Names and details of the parameters that can be passed by name."""
    kinds = {
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        inspect.Parameter.KEYWORD_ONLY,
    }
    return [
        (name, parameter)
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind in kinds
    ]


def role_of_gradient(key: str) -> str | None:
    """The array that a returned key belongs to.

    Examples
    --------
    >>> role_of_gradient("dW"), role_of_gradient("grad_input"), role_of_gradient("n")
    ('weight', 'x', 'exponent')
    """
    plain = key.lower()
    for prefix in ("", *PREFIXES):
        if plain.startswith(prefix) and plain[len(prefix) :] in ROLE:
            return ROLE[plain[len(prefix) :]]
    return None
