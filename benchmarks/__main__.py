"""Run every benchmark and print its tables with machine and versions."""

import platform

import numpy as np
import sklearn

from . import estimators, surfaces, training

print(f"Python {platform.python_version()}, numpy {np.__version__}, ", end="")
print(f"scikit-learn {sklearn.__version__}, {platform.machine()}, one thread\n")
print(training.main(), estimators.main(), surfaces.main(), sep="\n\n")
