"""Where our models are scikit-learn's, the paths agree; where not, the tests say why.

Equal are: one softmax output for each of three or more classes, or squared error;
relu; the same first weights; the same batches, all of one size; `alpha` as `l2` times
the size of a batch, since scikit-learn divides its penalty by the rows of the batch;
Nesterov in the form that stores the point ahead, plain momentum, or Adam with eps
beside the uncorrected root.
"""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.neural_network import MLPClassifier, MLPRegressor

from backproplab import (
    Adam,
    BackpropClassifier,
    BackpropRegressor,
    GradientDescent,
    LeakyReLU,
    Momentum,
    Nesterov,
    SoftmaxCrossEntropy,
    SquaredError,
    gradcheck,
    mlp,
    train,
)

N_ROWS, BATCH, EPOCHS, L2, RATE = 90, 15, 25, 0.02, 0.02
SAME = {"rtol": 1e-8, "atol": 1e-8}

RULES = {
    "Nesterov": (
        {"solver": "sgd"},
        Nesterov(RATE, 0.9, stored_lookahead=True),
    ),
    "momentum": (
        {"solver": "sgd", "nesterovs_momentum": False, "momentum": 0.8},
        Momentum(RATE, 0.8),
    ),
    "gradient descent": ({"solver": "sgd", "momentum": 0.0}, GradientDescent(RATE)),
    "Adam": ({"solver": "adam"}, Adam(RATE, eps_place="hat")),
}
rules = pytest.mark.parametrize(("options", "rule"), RULES.values(), ids=list(RULES))


@pytest.fixture
def rows(rng):
    """Rows, labels of three classes, numbers for one output and for three."""
    x = rng.normal(size=(N_ROWS, 4))
    numbers = np.tanh(x @ rng.normal(size=(4, 3))) + 0.1 * rng.normal(size=(N_ROWS, 3))
    return x, numbers.argmax(axis=1), numbers


def theirs(kind, options):
    """A network of scikit-learn's that does not shuffle and does not stop."""
    options = {"alpha": L2 * BATCH, "learning_rate_init": RATE} | options
    return kind(
        hidden_layer_sizes=(8, 5), batch_size=BATCH, shuffle=False, max_iter=EPOCHS,
        tol=0.0, n_iter_no_change=EPOCHS + 1, random_state=3, **options,
    )  # fmt: skip


def fitted(model, x, y, **weights):
    """The network, fitted; that it has reached `max_iter` is meant."""
    with pytest.warns(match="Maximum iterations"):
        return model.fit(x, y, **weights)


def flat(model):
    """Weights of scikit-learn's network in the order of our vector."""
    pairs = zip(model.coefs_, model.intercepts_, strict=True)
    return np.concatenate([np.r_[w.ravel(), b] for w, b in pairs])


def start_of(model, x, y):
    """The weights it starts from: a rate this small leaves them where they are."""
    still = clone(model).set_params(max_iter=1, learning_rate_init=1e-300)
    return flat(fitted(still, x, y))


def ours(x, y, theta, rule, loss, n_outputs, **options):
    """The same run, by `train`."""
    options = {"l2": L2, "batch_size": BATCH, "n_epochs": EPOCHS} | options
    return train(
        mlp([x.shape[1], 8, 5, n_outputs], LeakyReLU(0.0)), x, y, optimizer=rule,
        loss=loss, theta=theta, shuffle=False, running_loss=True,
        rng=np.random.default_rng(0), **options,
    )  # fmt: skip


@pytest.mark.parametrize("weighted", [False, True])
@rules
def test_classifiers_of_three_classes_are_equal(options, rule, weighted, rows, rng):
    x, y, _ = rows
    weights = rng.uniform(0.5, 2.0, N_ROWS) if weighted else None
    if weighted:  # their penalty is divided by the sum of the batch's weights
        options = options | {"alpha": 0.0}
    model = theirs(MLPClassifier, options)
    theta = start_of(model, x, y)
    fitted(model, x, y, sample_weight=weights)
    history = ours(
        x, y, theta, rule, SoftmaxCrossEntropy(), 3, sample_weight=weights,
        l2=0.0 if weighted else L2,
    )  # fmt: skip
    assert abs(flat(model) - theta).max() > 0.1, "nothing was learned"
    np.testing.assert_allclose(history.theta, flat(model), **SAME)
    np.testing.assert_allclose(history.running_loss, model.loss_curve_, **SAME)


@rules
def test_regressors_of_one_output_are_equal(options, rule, rows):
    x, _, numbers = rows
    y = numbers[:, 0]
    model = theirs(MLPRegressor, options)
    theta = start_of(model, x, y)
    fitted(model, x, y)
    history = ours(x, y, theta, rule, SquaredError(), 1)
    assert abs(flat(model) - theta).max() > 0.1, "nothing was learned"
    np.testing.assert_allclose(history.theta, flat(model), **SAME)
    np.testing.assert_allclose(history.running_loss, model.loss_curve_, **SAME)


@rules
def test_estimators_are_equal_as_well(options, rule, rows):
    x, labels, numbers = rows
    pairs = [
        (MLPClassifier, BackpropClassifier, labels),
        (MLPRegressor, BackpropRegressor, numbers[:, 0]),
    ]
    for their_kind, our_kind, y in pairs:
        model = theirs(their_kind, options)
        theta = start_of(model, x, y)
        own = our_kind(
            (8, 5), "relu", optimizer=rule, l2=L2, batch_size=BATCH, shuffle=False,
            max_iter=EPOCHS, tol=None, theta_init=theta,
        ).fit(x, y)  # fmt: skip
        fitted(model, x, y)
        for mine, other in zip(
            own.coefs_ + own.intercepts_, model.coefs_ + model.intercepts_, strict=True
        ):
            np.testing.assert_allclose(mine, other, **SAME)
        np.testing.assert_allclose(own.predict(x), model.predict(x), **SAME)


@rules
def test_several_outputs_same_weights_but_their_loss_is_not_what_they_descend(
    options, rule, rows
):
    """Their gradient is n_outputs times the derivative of the loss they report.

    It is the gradient of our sum over the outputs, so the weights agree; the loss that
    they report is our data term over the number of outputs, the penalty as it is.
    """
    x, _, numbers = rows
    model = theirs(MLPRegressor, options | {"alpha": 0.0})
    theta = start_of(model, x, numbers)
    fitted(model, x, numbers)
    history = ours(x, numbers, theta, rule, SquaredError(), 3, l2=0.0)
    np.testing.assert_allclose(history.theta, flat(model), **SAME)
    np.testing.assert_allclose(history.running_loss / 3, model.loss_curve_, **SAME)


def test_the_derivative_of_their_loss_is_a_third_of_their_gradient(rows):
    x, _, numbers = rows
    options = {"solver": "sgd", "momentum": 0.0, "alpha": 0.0}
    model = theirs(MLPRegressor, options).set_params(batch_size=N_ROWS, max_iter=1)
    point = start_of(model, x, numbers)
    fitted(model.set_params(learning_rate_init=1e-3), x, numbers)
    gradient = (point - flat(model)) / 1e-3
    network = mlp([4, 8, 5, 3], LeakyReLU(0.0))

    def their_loss(theta):
        return 0.5 * ((network.outputs(theta, x) - numbers) ** 2).mean()

    assert their_loss(point) == pytest.approx(model.loss_curve_[0], rel=1e-12)
    derivative = gradcheck.central_difference(their_loss, point)
    np.testing.assert_allclose(gradient, 3 * derivative, rtol=1e-6, atol=1e-8)
    _, own = network.objective(x, numbers, SquaredError()).value_and_grad(point)
    np.testing.assert_allclose(gradient, own, rtol=1e-9, atol=1e-12)


def test_two_classes_have_one_logit_there_and_two_here(rows):
    """The same function, and another path: no factor on the rate makes up for it.

    A softmax over logits -z/2 and z/2 is the logistic function of z. Both of our
    columns move, so that z moves twice as fast from the last layer, as if its rate were
    doubled, and the penalty sees half of the squared weights; the layers before it get
    the same gradient.
    """
    x, _, numbers = rows
    y = (numbers[:, 0] > 0).astype(int)
    model = theirs(MLPClassifier, {"solver": "sgd", "momentum": 0.0})
    theta = start_of(model, x, y)
    last = theta[-6:]
    halves = np.column_stack([-last, last]).ravel() / 2
    split = np.concatenate([theta[:-6], halves])
    network = mlp([4, 8, 5, 2], LeakyReLU(0.0))
    model.set_params(max_iter=1, learning_rate_init=1e-300)
    fitted(model, x, y)
    logits = network.outputs(split, x)
    ratio = model.predict_proba(x)[:, 1]
    np.testing.assert_allclose(
        1 / (1 + np.exp(logits[:, 0] - logits[:, 1])), ratio, rtol=1e-12
    )
    step = 1e-3
    model.set_params(learning_rate_init=step, batch_size=N_ROWS, alpha=0.0)
    fitted(model, x, y)
    moved = flat(model) - theta
    run = ours(x, y, split, GradientDescent(step), SoftmaxCrossEntropy(), 2, l2=0.0,
               batch_size=N_ROWS, n_epochs=1)  # fmt: skip
    own = run.theta - split
    np.testing.assert_allclose(own[:-12], moved[:-6], rtol=1e-7, atol=1e-14)
    columns = own[-12:].reshape(6, 2)
    np.testing.assert_allclose(
        columns[:, 1] - columns[:, 0], 2 * moved[-6:], rtol=1e-7, atol=1e-14
    )


def test_a_smaller_last_batch_divides_their_penalty_by_fewer_rows(rows):
    x, y, _ = (array[:-4] for array in rows)
    model = theirs(MLPClassifier, {"solver": "sgd", "momentum": 0.0})
    theta = start_of(model, x, y)
    fitted(model, x, y)
    run = ours(x, y, theta, GradientDescent(RATE), SoftmaxCrossEntropy(), 3)
    assert abs(run.theta - flat(model)).max() > 1e-4
    fitted(model.set_params(alpha=0.0), x, y)
    run = ours(x, y, theta, GradientDescent(RATE), SoftmaxCrossEntropy(), 3, l2=0.0)
    np.testing.assert_allclose(run.theta, flat(model), **SAME)


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        ({"solver": "sgd"}, Nesterov(RATE, 0.9)),
        ({"solver": "adam", "epsilon": 1e-3}, Adam(RATE, eps=1e-3)),
    ],
    ids=["Nesterov's other form", "eps outside the root"],
)
def test_the_other_forms_are_other_paths(options, rule, rows):
    x, y, _ = rows
    model = theirs(MLPClassifier, options)
    theta = start_of(model, x, y)
    fitted(model, x, y)
    run = ours(x, y, theta, rule, SoftmaxCrossEntropy(), 3)
    assert abs(run.theta - flat(model)).max() > 1e-4
