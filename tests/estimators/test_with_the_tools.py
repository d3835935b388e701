"""Pipelines, searches, data frames, copies on disk and in other processes."""

import pickle

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from backproplab import (
    Adam,
    BackpropClassifier,
    BackpropRegressor,
    CosineDecay,
    LeakyReLU,
    LearnablePower,
    Momentum,
    StepDecay,
)


def test_names_of_columns_and_labels_go_in_and_out(frame, labels, make):
    model = make(max_iter=40).fit(frame, labels)
    assert list(model.feature_names_in_) == ["acid", "sugar", "alcohol"]
    assert list(model.classes_) == ["bad", "good"]
    assert set(model.predict(frame)) == {"bad", "good"}
    assert model.score(frame, labels) > 0.9
    with pytest.raises(ValueError, match="feature names should match"):
        model.predict(frame[["sugar", "acid", "alcohol"]])


def test_in_a_pipeline_that_hands_on_data_frames(frame, labels, make):
    pipeline = make_pipeline(StandardScaler(), make(max_iter=40))
    pipeline.set_output(transform="pandas").fit(frame, labels)
    assert list(pipeline[-1].feature_names_in_) == list(frame.columns)
    assert pipeline.score(frame, labels) > 0.9


@pytest.mark.parametrize("backend_jobs", [1, 2])
def test_a_search_over_every_kind_of_parameter(frame, labels, make, backend_jobs):
    grid = {
        "hidden_layer_sizes": [(), (4, 3)],
        "optimizer": ["Momentum", Adam(beta1=0.8)],
        "learning_rate": [0.05, CosineDecay(0.1, 20)],
        "activation": ["LearnablePower"],
    }
    search = GridSearchCV(
        make(), grid, cv=2, n_jobs=backend_jobs, error_score="raise"
    ).fit(frame, labels)
    alone = [
        cross_val_score(clone(search.estimator).set_params(**each), frame, labels, cv=2)
        for each in search.cv_results_["params"]
    ]
    np.testing.assert_array_equal(
        search.cv_results_["mean_test_score"], np.mean(alone, axis=1)
    )
    assert len(set(map(tuple, alone))) > 1


@pytest.mark.parametrize("kind", [BackpropClassifier, BackpropRegressor])
def test_a_pickle_predicts_the_same_and_goes_on_the_same(kind, frame):
    x = frame.to_numpy()
    y = (x[:, 0] > 0).astype(int)
    model = kind(5, batch_size=20, random_state=0)
    for _ in range(2):
        options = {"classes": [0, 1]} if kind is BackpropClassifier else {}
        model.partial_fit(x, y, **options)
    copy = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(copy.predict(x), model.predict(x))
    np.testing.assert_array_equal(
        copy.partial_fit(x, y).theta_, model.partial_fit(x, y).theta_
    )


def test_parameters_survive_a_clone(make):
    model = make(optimizer=Momentum(StepDecay(0.1, 10)), activation=LearnablePower())
    assert clone(model).get_params() == model.get_params()
    assert "LearnablePower" in repr(model)


def test_any_rule_and_any_activation(frame, labels, make):
    model = make(
        hidden_layer_sizes=(4, 3), activation=["LearnablePower", LeakyReLU(0.2)],
        optimizer=Momentum(0.1), learning_rate=StepDecay(0.3, 10),
    ).fit(frame, labels)  # fmt: skip
    assert model.optimizer_ == Momentum(StepDecay(0.3, 10))
    assert model.network_.layers[1:4:2] == (LearnablePower(), LeakyReLU(0.2))
    assert "1.exponent" in model.network_.unpack(model.theta_)
    assert [w.shape for w in model.coefs_] == [(3, 4), (4, 3), (3, 2)]
    assert [b.shape for b in model.intercepts_] == [(4,), (3,), (2,)]


def test_several_outputs_find_the_least_squares_solution(rng):
    x, y = rng.normal(size=(50, 3)), rng.normal(size=(50, 2))
    model = BackpropRegressor(
        (),
        optimizer="Nesterov",
        learning_rate=0.2,
        max_iter=300,
        tol=None,
        random_state=0,
    ).fit(x, y)
    design = np.column_stack([x, np.ones(50)])
    best = design @ np.linalg.lstsq(design, y)[0]
    np.testing.assert_allclose(model.predict(x), best, rtol=1e-8, atol=1e-10)
    assert model.predict(x).shape == (50, 2)
    assert model.fit(x, y[:, 0]).predict(x).shape == (50,)
