"""How a container is given its layers."""

import inspect

__all__ = ["ADDS", "HOLDS", "filled"]

HOLDS = {"layers", "modules", "blocks", "layer_list", "steps"}
ADDS = ("add", "append", "add_layer")


def filled(cls, layers):
    """An instance that holds the layers."""
    given = list(inspect.signature(cls.__init__).parameters.values())[1:]
    if any(p.kind is p.VAR_POSITIONAL for p in given):
        return cls(*layers)
    if any(p.name.lower() in HOLDS for p in given):
        return cls(**{p.name: list(layers) for p in given if p.name.lower() in HOLDS})
    whole = cls()
    add = next(getattr(whole, name) for name in ADDS if hasattr(whole, name))
    for layer in layers:
        add(layer)
    return whole
