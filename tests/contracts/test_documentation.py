"""Everything public says what it takes and returns, and shows an example."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Mapping

import pytest

import backproplab
from backproplab import LAYERS, LOSSES, OPTIMIZERS, SURFACES
from backproplab._base.registry import Registry

BLOCKS = [cls for r in (LAYERS, LOSSES, OPTIMIZERS, SURFACES) for cls in r.values()]
SHAPED = [*LAYERS.values(), *LOSSES.values()]


def public_rooms():
    """The package and those of its subpackages that export names of their own."""
    names = [i.name for i in pkgutil.iter_modules(backproplab.__path__) if i.ispkg]
    rooms = [importlib.import_module(f"backproplab.{name}") for name in names]
    return [backproplab, *[room for room in rooms if hasattr(room, "__all__")]]


def public_objects():
    """Each public class and function once, by the name it is defined under."""
    found = {}
    for module in public_rooms():
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isclass(thing) or inspect.isfunction(thing):
                found[f"{thing.__module__}.{thing.__qualname__}"] = thing
    return found


OBJECTS = public_objects()


def public_constants():
    """Each public value that is neither class nor function: name, package, value."""
    found = {}
    for room in reversed(public_rooms()):  # the one it comes from before the whole
        for name in room.__all__:
            thing = getattr(room, name)
            if not (inspect.ismodule(thing) or inspect.isroutine(thing)) and (
                not inspect.isclass(thing) and not name.startswith("__")
            ):
                found.setdefault(id(thing), (name, room, thing))
    return list(found.values())


def shows_its_use(name, room, value):
    """Whether an example that runs is on the page of a constant, or named there.

    It is in the docstring of what the constant is an instance of, or of all the things
    in a table; or the docstring of the package uses the name in one.
    """
    if isinstance(value, Registry) or not isinstance(value, Mapping):
        things = [value]
    else:
        things = list(value.values())
    ours = all(type(thing).__module__.startswith("backproplab.") for thing in things)
    if ours and all(">>> " in inspect.getdoc(thing) for thing in things):
        return True
    lines = re.findall(r"^>>> .*", room.__doc__, flags=re.MULTILINE)
    return any(re.search(rf"\b{name}\b", line) for line in lines)


CONSTANTS = public_constants()


def named(things):
    return pytest.mark.parametrize("thing", things.values(), ids=list(things))


@named(OBJECTS)
def test_says_what_it_is(thing):
    assert len(inspect.getdoc(thing).split()) > 3


@named(OBJECTS)
def test_shows_an_example(thing):
    assert re.search(r"Examples\n-+\n", inspect.getdoc(thing))
    assert ">>> " in thing.__doc__


@pytest.mark.parametrize(("name", "room", "value"), CONSTANTS)
def test_a_constant_is_shown_in_use(name, room, value):
    assert shows_its_use(name, room, value), f"{room.__name__}.{name} has no example"


@pytest.mark.parametrize("value", [3, {"a": 3}, Registry("planted")])
def test_a_constant_without_an_example_is_noticed(value):
    assert not shows_its_use("PLANTED", backproplab.layers, value)


# What is only a promise to have some methods cannot be made.
MADE = {
    name: thing
    for name, thing in OBJECTS.items()
    if not getattr(thing, "_is_protocol", False)
}


@named(MADE)
def test_describes_every_parameter(thing):
    missing = set(inspect.signature(thing).parameters) - names_described(thing.__doc__)
    assert not missing


def names_described(text):
    """Names that head an entry, as in ``beta1, beta2 : float`` or ``**options``."""
    heads = re.findall(r"^\s*([*\w, ]+? : |\*+\w+$)", text, flags=re.MULTILINE)
    return {name.strip("* :") for head in heads for name in head.split(",")}


@pytest.mark.parametrize("block", BLOCKS)
def test_block_states_its_mathematics(block):
    assert ".. math::" in block.__doc__


@pytest.mark.parametrize("block", SHAPED)
def test_block_states_its_shapes(block):
    assert re.search(r"\(\.\.\., batch", block.__doc__), "no shape (..., batch, ...)"


@pytest.mark.parametrize("block", BLOCKS)
def test_block_states_the_range_of_each_number(block):
    text = " ".join(block.__doc__.split())
    for field in dataclasses.fields(block):
        interval = field.metadata.get("interval")
        if interval and interval != "(-inf, inf)":
            low = re.escape(interval.strip("[").split(",")[0])
            assert interval in text or re.search(f"at least {low}", text), field.name


@pytest.mark.parametrize("name", backproplab.__all__)
def test_public_name_exists(name):
    thing = getattr(backproplab, name)
    assert isinstance(thing, Registry) or thing.__doc__


@pytest.mark.parametrize("rule", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
def test_a_rule_says_what_it_is_called_elsewhere(rule):
    text = inspect.getdoc(rule)
    for needed in ("PyTorch", "optax", "Keras", "scikit-learn", ".. math::"):
        assert needed in text
    for section in ("Parameters", "Notes", "References", "Examples"):
        assert f"\n{section}\n---" in text


SYMBOL = re.compile(
    r"\\(?:hat|bar) [a-z]|\\(?:eta|mu|rho|epsilon|beta_[12]|lambda|psi|pi)\b"
    r"|(?<![\\a-z{])[a-z](?=_)"
)


@pytest.mark.parametrize("rule", OPTIMIZERS.values(), ids=list(OPTIMIZERS))
def test_a_rule_says_what_each_symbol_is(rule):
    text = inspect.getdoc(rule)
    boxes = "".join(re.findall(r"\.\. math::(.*?)\n\n(?=\S)", text, re.DOTALL))
    words = " ".join(re.findall(r":math:`([^`]*)`", text))
    symbols = set(SYMBOL.findall(boxes))
    assert len(symbols) >= 2
    assert {symbol for symbol in symbols if symbol not in words} == set()


@pytest.mark.parametrize("surface", SURFACES.values(), ids=list(SURFACES))
def test_a_surface_gives_its_formulas_and_an_example(surface):
    text = inspect.getdoc(surface)
    assert ".. math::" in text
    assert r"\nabla" in text or "f_x" in text or "h'(" in text
    assert "\nReferences\n---" in text or "Source: " in text
    assert "\nExamples\n---" in text
    assert {"value", "gradient", "hessian"} <= vars(surface).keys()
