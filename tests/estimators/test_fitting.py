"""What fit, partial_fit and their options do is what `train` does."""

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning

from backproplab import BackpropClassifier, BackpropRegressor, train
from backproplab.estimators.stopping import Patience


def test_fit_is_train(frame, labels, make):
    model = make().fit(frame, labels)
    x, y = frame.to_numpy(), (labels == "good").to_numpy().astype(int)
    run = train(
        model.network_, x, y, optimizer=model.optimizer_, theta=model.history_.theta,
        rng=np.random.default_rng(0), n_epochs=0, batch_size=16,
    )  # fmt: skip
    assert run.train_loss[0] == model.loss_ == model.loss_curve_[-1]
    assert run.train_accuracy[0] == model.score(frame, labels)
    assert model.n_iter_ == len(model.loss_curve_) == 5
    assert model.history_.n_epochs == 5
    outputs = model.network_.outputs(model.theta_, x)
    odds = np.exp(outputs[:, 1] - outputs[:, 0])
    probability = model.predict_proba(frame)
    np.testing.assert_allclose(probability[:, 1], odds / (1 + odds), rtol=1e-12)
    logarithms = model.predict_log_proba(frame)
    np.testing.assert_allclose(np.exp(logarithms), probability, rtol=1e-12)


def test_parts_of_the_data_give_what_the_whole_gives(frame, labels, make):
    """Four calls of one batch are one epoch of four batches."""
    model = make(batch_size=15, shuffle=False, max_iter=1).fit(frame, labels)
    parts = make(batch_size=15, shuffle=False)
    for begin in range(0, 60, 15):
        rows = slice(begin, begin + 15)
        parts.partial_fit(frame[rows], labels[rows], classes=["bad", "good"])
    np.testing.assert_array_equal(parts.theta_, model.theta_)
    assert parts.n_iter_ == len(parts.loss_curve_) == 4


def test_partial_fit_goes_on_as_fit_does(frame, labels, make):
    whole = make(max_iter=3).fit(frame, labels)
    parts = make()
    for _ in range(3):
        parts.partial_fit(frame, labels, classes=["bad", "good"])
    np.testing.assert_array_equal(parts.theta_, whole.theta_)
    np.testing.assert_array_equal(parts.loss_curve_, whole.loss_curve_)


def test_warm_start_begins_where_it_ended(frame, labels, make):
    model = make(warm_start=True).fit(frame, labels)
    first = model.theta_
    model.fit(frame, labels)
    twin = make(theta_init=first)
    # both draw the order of the rows after nothing or after parameters: fix the order
    twin.set_params(shuffle=False).fit(frame, labels)
    model = make(warm_start=True).fit(frame, labels).set_params(shuffle=False)
    np.testing.assert_array_equal(model.fit(frame, labels).theta_, twin.theta_)
    cold = make().fit(frame, labels)
    np.testing.assert_array_equal(cold.fit(frame, labels).theta_, first)


def test_early_stopping_keeps_the_best_of_the_held_out_scores(frame, labels, make):
    flipped = labels.where(frame.index % 4 > 0, "bad")
    options = {"early_stopping": True, "tol": 0.0, "max_iter": 200, "batch_size": 4}
    model = make(validation_fraction=0.3, n_iter_no_change=12, **options)
    model.set_params(hidden_layer_sizes=30).fit(frame, flipped)
    scores = model.validation_scores_
    assert model.n_iter_ == len(scores) < 200
    assert model.n_iter_ == scores.argmax() + 1 + 12
    assert model.best_validation_score_ == scores.max()
    assert (model.theta_ != model.history_.theta).any()
    best = np.abs(scores - scores.max()).argmin()
    again = make(validation_fraction=0.3, n_iter_no_change=12, **options)
    again.set_params(hidden_layer_sizes=30, max_iter=int(best) + 1)
    with pytest.warns(ConvergenceWarning, match="still improving"):
        again.fit(frame, flipped)
    np.testing.assert_array_equal(again.history_.theta, model.theta_)


def test_held_out_rows_are_not_trained_on(frame, labels, make, monkeypatch):
    seen = []

    def spy(network, rows, targets, **options):
        seen.extend([rows, targets, options["sample_weight"]])
        return train(network, rows, targets, **options)

    monkeypatch.setattr("backproplab.estimators.base.train", spy)
    weights = np.linspace(1.0, 2.0, 60)
    model = make(early_stopping=True, validation_fraction=0.25)
    model.fit(frame, labels, sample_weight=weights)
    rows, targets, of_rows = seen
    held = ~np.isin(frame.to_numpy(), rows).all(axis=1)
    assert held.sum() == 15
    np.testing.assert_allclose(
        targets.mean(axis=0)[1], (labels == "good").mean(), atol=0.02
    )
    assert sorted(of_rows) == sorted(weights[~held])
    score = model.set_params(early_stopping=False).score(
        frame[held], labels[held], sample_weight=weights[held]
    )
    assert score == pytest.approx(model.best_validation_score_, rel=1e-12)


def test_regression_stops_early_by_the_score(rng):
    x = rng.normal(size=(80, 2))
    y = x @ [1.0, -1.0]
    options = {"learning_rate": 0.05, "early_stopping": True, "random_state": 0}
    model = BackpropRegressor((), **options).fit(x, y)
    assert model.n_iter_ < 200
    assert 0.9 < model.best_validation_score_ <= 1


def test_training_ends_when_the_loss_no_longer_falls(frame, labels, make):
    options = {"max_iter": 500, "tol": 0.01, "n_iter_no_change": 4}
    model = make(**options).fit(frame, labels)
    assert 4 < model.n_iter_ < 500
    best = np.minimum.accumulate(model.loss_curve_)
    gains = best[:-1] - model.loss_curve_[1:]
    assert (gains[-4:] <= 0.01).all()
    assert gains[-5] > 0.01
    with pytest.warns(ConvergenceWarning, match=r"max_iter=2 .* Try more, or tol=None"):
        make(max_iter=2, tol=1e-4).fit(frame, labels)


def test_patience_counts_from_the_last_gain():
    patience = Patience(0.0, 2)
    ends = [patience(k, None, loss) for k, loss in enumerate([3, 4, 2, 2.5, 2.0])]
    assert ends == [False, False, False, False, True]


def test_weights_of_classes_are_weights_of_rows(frame, labels, make):
    by_class = make(class_weight={"bad": 1.0, "good": 3.0}).fit(frame, labels)
    weights = np.where(labels == "good", 3.0, 1.0)
    by_row = make().fit(frame, labels, sample_weight=weights)
    np.testing.assert_array_equal(by_class.theta_, by_row.theta_)
    both = make(class_weight={"bad": 1.0, "good": 3.0})
    both.fit(frame, labels, sample_weight=1 / weights)
    plain = make().fit(frame, labels)
    np.testing.assert_allclose(both.theta_, plain.theta_, rtol=1e-9)


def test_balanced_classes_count_the_same(frame, labels, make):
    rows = np.r_[np.flatnonzero(labels == "good")[:5], np.flatnonzero(labels == "bad")]
    x, y = frame.iloc[rows], labels.iloc[rows]
    counts = y.value_counts()
    balanced = make(class_weight="balanced").fit(x, y)
    weights = len(y) / (2 * counts[y].to_numpy())
    by_row = make().fit(x, y, sample_weight=weights)
    np.testing.assert_allclose(balanced.theta_, by_row.theta_, rtol=1e-12)
    assert counts["good"] == 5


def test_rows_of_weight_zero_are_as_if_they_were_not_there(frame, labels, make):
    weights = np.ones(60)
    weights[labels == "bad"] = 0.0
    model = make().fit(frame, labels, sample_weight=weights)
    assert list(model.classes_) == ["good"]
    assert set(model.predict(frame)) == {"good"}


@pytest.mark.parametrize("kind", [BackpropClassifier, BackpropRegressor])
def test_a_seed_reproduces_and_another_differs(kind, frame):
    x, y = frame.to_numpy(), (frame["acid"] > 0).to_numpy().astype(int)
    runs = [
        kind(4, max_iter=3, tol=None, random_state=seed).fit(x, y).theta_
        for seed in (5, 5, 6)
    ]
    np.testing.assert_array_equal(runs[0], runs[1])
    assert (runs[0] != runs[2]).any()


def test_progress_is_shown_when_asked_for(frame, labels, make, capsys):
    make(verbose=True).fit(frame, labels)
    assert "5/5" in capsys.readouterr().err
    make().fit(frame, labels)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_memory_mapped_table_is_not_copied(dtype, tmp_path, make, monkeypatch):
    path = tmp_path / "x.npy"
    np.save(path, np.random.default_rng(0).normal(size=(40, 3)).astype(dtype))
    x = np.load(path, mmap_mode="r")
    seen = []

    def spy(network, rows, *args, **options):
        seen.append(rows)
        return train(network, rows, *args, **options)

    monkeypatch.setattr("backproplab.estimators.base.train", spy)
    model = make().fit(x, np.arange(40) % 2)
    assert np.shares_memory(seen[0], x)
    model.partial_fit(x, np.arange(40) % 2)
    assert np.shares_memory(seen[1], x)
    wide = make().fit(x.astype(np.float64), np.arange(40) % 2)
    narrow = make().fit(x, np.arange(40) % 2)
    np.testing.assert_array_equal(narrow.theta_, wide.theta_)
