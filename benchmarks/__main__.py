"""Run every benchmark and print its tables with machine and versions."""

import platform

import numpy as np
import sklearn

from . import animation, estimators, surfaces, training

print(f"Python {platform.python_version()}, numpy {np.__version__}, ", end="")
print(f"scikit-learn {sklearn.__version__}, {platform.machine()}, one thread\n")
parts = (training, estimators, surfaces, animation)
print(*(part.main() for part in parts), sep="\n\n")
