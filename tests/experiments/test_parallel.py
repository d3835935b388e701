"""More processes, threads or a cluster give the same table."""

import joblib
import pandas as pd
import pytest
from small_study import study


def test_two_processes_give_the_same(tmp_path):
    there = study(n_jobs=2, cache=tmp_path)
    pd.testing.assert_frame_equal(there, study(n_jobs=1), check_exact=True)
    assert len(list(tmp_path.glob("*.block"))) == 6


@pytest.mark.parametrize("backend", ["threading", "multiprocessing"])
def test_other_backends_give_the_same(backend, tmp_path):
    with joblib.parallel_config(backend, n_jobs=2):
        there = study(cache=tmp_path)
    pd.testing.assert_frame_equal(there, study(), check_exact=True)
    assert len(list(tmp_path.glob("*.block"))) == 6


@pytest.mark.filterwarnings("default")  # what a cluster warns of is its own affair
def test_a_dask_cluster_gives_the_same(tmp_path):
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as cluster,
        distributed.Client(cluster) as client,
        joblib.parallel_config("dask"),
    ):
        there = study(cache=tmp_path)
        done = client.run(lambda dask_worker: len(dask_worker.state.log))
    assert all(done.values()), "a worker had nothing to do"
    pd.testing.assert_frame_equal(there, study(), check_exact=True)
    assert len(list(tmp_path.glob("*.block"))) == 6
