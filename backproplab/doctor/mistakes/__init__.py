"""One file for each family of mistakes; importing this package registers them all."""

from backproplab._base.registry import import_modules

import_modules(__name__)

__all__: list[str] = []
