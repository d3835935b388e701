"""The small network that the course computes by hand, from the first page to training.

>>> from backproplab.examples import tiny_network
>>> example = tiny_network()
>>> example.network
Network(Linear(2, 2), LeakyReLU(negative_slope=0.1), Linear(2, 2))
"""

from backproplab.examples.two_two_two import Example, tiny_network

__all__ = ["Example", "tiny_network"]
