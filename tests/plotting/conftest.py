import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from backproplab import Adam, Ripple, descend

mpl.use("agg")


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


@pytest.fixture
def run():
    return descend(Ripple(), Adam(0.3), [0.4, 1.7], 40)
