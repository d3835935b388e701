"""How the tables of wrong calls are written and held."""

import pytest


def bad(name, call, error, who, *parts):
    """One wrong call: its name, the error, who reports it, what else is said."""
    return pytest.param(call, error, who, parts, id=name)


def explains(call, error, who, parts):
    """The call fails, and its message begins with who and contains all parts."""
    with pytest.raises(error) as raised:
        call()
    message = str(raised.value)
    assert message.startswith(f"{who}: "), message
    for part in parts:
        assert part in message, f"{part!r} is not said: {message}"


def table(*rows):
    """Parametrize a test over wrong calls."""
    return pytest.mark.parametrize(("call", "error", "who", "parts"), rows)
