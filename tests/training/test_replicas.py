"""Many copies at once give what each would give alone."""

import numpy as np
import pytest

from backproplab import OPTIMIZERS, LearnablePower, mlp, train

NETWORK = mlp([3, 4, 2], LearnablePower())


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize("rule", OPTIMIZERS.cases(), ids=str)
def test_each_replica_equals_its_single_run(rule, shuffle, data):
    options = {
        "optimizer": rule,
        "n_epochs": 3,
        "batch_size": 5,
        "l2": 0.01,
        "validation": data,
        "keep": ["1.exponent"],
        "shuffle": shuffle,
    }
    rng = np.random.default_rng(5)
    together = train(NETWORK, *data, rng=rng, replicas=3, **options)
    for copy, child in enumerate(np.random.default_rng(5).spawn(3)):
        alone = train(NETWORK, *data, rng=child, **options)
        for name in ("train_loss", "validation_loss", "train_accuracy"):
            np.testing.assert_allclose(
                getattr(together, name)[:, copy], getattr(alone, name), rtol=1e-7
            )
        np.testing.assert_allclose(
            together.theta[copy], alone.theta, rtol=1e-7, atol=1e-9
        )
        np.testing.assert_allclose(
            together.kept["1.exponent"][:, copy], alone.kept["1.exponent"], rtol=1e-7
        )


def test_replicas_differ_in_start_and_in_order(data):
    rule = OPTIMIZERS["GradientDescent"](0.1)
    options = {"optimizer": rule, "n_epochs": 1, "batch_size": 5, "replicas": 2}
    drawn = train(NETWORK, *data, rng=np.random.default_rng(0), **options)
    assert (drawn.theta[0] != drawn.theta[1]).all()
    same = np.tile(NETWORK.init(np.random.default_rng(0)), (2, 1))
    shuffled = train(
        NETWORK, *data, rng=np.random.default_rng(0), theta=same, **options
    )
    assert (shuffled.theta[0] != shuffled.theta[1]).any()


def test_one_replica_keeps_its_axis(data):
    rule = OPTIMIZERS["GradientDescent"](0.1)
    history = train(
        NETWORK, *data, optimizer=rule, rng=np.random.default_rng(0), n_epochs=2,
        replicas=1,
    )  # fmt: skip
    assert history.theta.shape == (1, NETWORK.n_params)
    assert history.train_loss.shape == (3, 1)
    assert history.predict(data[0]).shape == (1, 23)
