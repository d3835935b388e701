"""Opening the playground, and what of it a test reads."""

__all__ = ["STATE", "at"]

STATE = "playground.page.state"


def at(visitor, hash_):
    """The playground at an address."""
    return visitor.open(f"playground.html{hash_}")
