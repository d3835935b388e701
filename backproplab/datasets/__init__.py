"""The red-wine table, two ways to split it, and scaling that cannot see the test rows.

>>> from backproplab.datasets import load_red_wine, min_max_scale, notebook_split
>>> wine = load_red_wine()
>>> split = min_max_scale(notebook_split(wine.features, wine.targets))
>>> split.train.x.shape, split.test.x.shape
((1199, 11), (400, 11))
"""

from backproplab.datasets.red_wine import RedWine, load_red_wine
from backproplab.datasets.scaling import min_max_scale
from backproplab.datasets.split import Labeled, Split
from backproplab.datasets.splits import notebook_split, split_without_duplicates

__all__ = [
    "Labeled",
    "RedWine",
    "Split",
    "load_red_wine",
    "min_max_scale",
    "notebook_split",
    "split_without_duplicates",
]
