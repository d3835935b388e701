"""The entries, one topic a file. Importing a file adds what it declares."""

from backproplab._base.registry import import_modules

import_modules(__name__)
