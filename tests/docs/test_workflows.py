"""What runs at GitHub may do no more than it has to; its actions stay the same."""

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
INSTALLS = re.compile(r"\b(make|pip|pytest|sphinx)\b|\.ci/run")


def jobs(workflow):
    """The jobs of a workflow, by name, with its permissions as their own."""
    whole = yaml.safe_load(workflow.read_text("utf-8"))
    default = {"permissions": whole["permissions"]}
    return {name: default | job for name, job in whole["jobs"].items()}


def steps(workflow, action):
    """The steps of all jobs that use an action."""
    found = [step for job in jobs(workflow).values() for step in job["steps"]]
    return [step for step in found if step.get("uses", "").startswith(f"{action}@")]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
class TestWorkflow:
    def test_every_action_is_pinned_to_a_commit(self, workflow):
        used = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
        assert used
        assert [action for action in used if not PINNED.fullmatch(action)] == []

    def test_the_token_does_not_stay_in_the_clone(self, workflow):
        clones = steps(workflow, "actions/checkout")
        assert clones
        kept = [clone.get("with", {}).get("persist-credentials") for clone in clones]
        assert kept == [False] * len(clones)

    def test_a_job_that_may_write_runs_nothing_that_was_installed(self, workflow):
        for name, job in jobs(workflow).items():
            rights = job["permissions"]
            assert rights in ({"contents": "read"}, {"contents": "write"}), name
            if rights["contents"] == "write":
                code = "\n".join(step.get("run", "") for step in job["steps"])
                assert not INSTALLS.search(code), name


def test_a_version_with_a_wrong_name_stops_before_the_build():
    commands = [
        step.get("run") for step in jobs(FOLDER / "pages.yml")["build"]["steps"]
    ]
    assert commands.index('python3 .ci/publish.py "$NAME"') < commands.index(
        "make html"
    )


def test_a_release_that_exists_is_brought_up_to_date():
    *_, last = jobs(FOLDER / "pages.yml")["release"]["steps"]
    assert 'gh release view "$NAME" >/dev/null || gh release create' in last["run"]
    assert "--clobber" in last["run"]
