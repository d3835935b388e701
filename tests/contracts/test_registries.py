"""Registration lets in only what can be tested and documented."""

import pytest

from backproplab import LAYERS, LOSSES, OPTIMIZERS, SURFACES
from backproplab._base.registry import Registry


@pytest.mark.parametrize("registry", [LAYERS, LOSSES, OPTIMIZERS, SURFACES], ids=repr)
def test_every_class_brings_instances_of_itself(registry):
    assert len(registry) > 0
    for name, cls in registry.items():
        cases = cls.cases()
        assert cases, f"{name}.cases() is empty"
        assert all(type(case) is cls for case in cases)
        assert cls.__name__ == name


def test_a_class_without_docstring_or_cases_is_refused():
    shapes = Registry("shape")

    class Silent:
        pass

    class Untested:
        """A shape."""

    with pytest.raises(TypeError, match="shape Silent needs a docstring"):
        shapes(Silent)
    with pytest.raises(
        TypeError, match=r"shape Untested needs a classmethod cases\(\)"
    ):
        shapes(Untested)
    assert not shapes


def test_two_classes_of_one_name_are_refused():
    shapes = Registry("shape")

    class Square:
        """Four sides."""

        cases = classmethod(lambda cls: [cls()])

    other = type("Square", (Square,), {"__doc__": "Four.", "cases": Square.cases})
    other.__module__ = "elsewhere"
    shapes(Square)
    with pytest.raises(TypeError, match="two shape classes are named Square"):
        shapes(other)
