"""The homework's classes: gradients are read from the updates they make."""

import numpy as np

from backproplab.doctor.adapters.fits import CLASSES, fits_class, wanted_form
from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of, steady
from backproplab.doctor.adapters.hw_layers import HIDDEN_KINDS, LayerProbe
from backproplab.doctor.adapters.hw_network import examine_network
from backproplab.doctor.case import Case
from backproplab.doctor.evidence import OUTPUTS, ROWS, uniform
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.recipes import CROSS_ENTROPY, CROSS_ENTROPY_VALUE

__all__ = ["examine_homework"]

MOST = 3  # classes of the assignment, from which on the missing ones are reported

CONVENTION = (
    "the loss keeps one gradient for each row and the layers take the mean: "
    "another convention, right as a whole"
)


@steady()
def examine_homework(namespace: dict, rng) -> list[Finding]:
    """Check the homework's classes that `namespace` holds.

    Where most of them are there, those that are not are named.

    Parameters
    ----------
    namespace : dict
        What the learner's file defined.
    rng : numpy.random.Generator
        Source of the evidence.

    Returns
    -------
    list of Finding
    """
    found = missed(namespace)
    namespace = {n: namespace[n] for n in CLASSES if fits_class(n, namespace.get(n))}
    loss = examine_loss(namespace["Loss"], rng) if "Loss" in namespace else []
    per_row = bool(loss) and loss[-1].causes[:1] == (("summed@outputs",),)
    layers, averaged = [], []
    for name in HIDDEN_KINDS:
        if name in namespace:
            probe = LayerProbe(namespace[name], name, rng)
            layers += probe.findings()
            averaged += probe.findings(averaged=True) if per_row else []
    if per_row and layers and mistakes_in(averaged) < mistakes_in(layers) + 1:
        note = Finding("Loss.backward_pass", "note", CONVENTION, loss[-1].evidence)
        loss, layers = [*loss[:-1], note], averaged
    found += layers + loss
    if set(CLASSES) <= set(namespace):
        found += examine_network(namespace, rng, all(f.passed for f in found))
    return found


def missed(namespace):
    """A line for each class that the homework has and the file has not."""
    there = [name for name in CLASSES if fits_class(name, namespace.get(name))]
    if len(there) < MOST:
        return []
    return [
        Finding(
            name, "missing",
            f"expected {wanted_form(name)}" if name in namespace
            else f"class {name} not found",
        )
        for name in CLASSES
        if name not in there
    ]  # fmt: skip


def mistakes_in(findings):
    """How many mistakes are named; what nothing explains counts as several."""
    failed = [finding for finding in findings if not finding.passed]
    return sum(len(f.causes[0]) if f.causes else 3 for f in failed)


def examine_loss(cls, rng) -> list[Finding]:
    """Check the value and the gradient of the homework's `Loss`."""
    labels = np.concatenate(
        [np.arange(OUTPUTS), rng.integers(0, OUTPUTS, ROWS - OUTPUTS)]
    )
    z = uniform(rng, ROWS, OUTPUTS)
    z = z - z.max(axis=1, keepdims=True)
    evidence = {"z": z, "Y": np.eye(OUTPUTS)[labels], "N": ROWS}
    findings = []
    for method, recipe, output in (
        ("forward_pass", CROSS_ENTROPY_VALUE, "value"),
        ("backward_pass", CROSS_ENTROPY, "outputs"),
    ):
        case = Case(recipe, evidence | {"l2": 0.0, "squares": 0.0}, {"outputs": "dLdz"})
        subject = f"Loss.{method}"
        try:
            got = with_labels(cls, method, z, labels)
        except LearnerError as refused:
            findings.append(finding_of(subject, refused))
            continue
        if got is None:
            got = np.array(np.nan)
            findings.append(
                Finding(subject, "fail", "nothing was returned",
                        advice="Is the body still to be filled in?")
            )  # fmt: skip
            continue
        findings.append(judge(subject, case, {output: np.array(got)}))
    return findings


def with_labels(cls, method, z, labels):
    """Call a method of `Loss` with labels as a vector, else as a column."""
    loss = attempt(cls, OUTPUTS, OUTPUTS)
    try:
        return attempt(getattr(loss, method), z.copy(), labels.copy())
    except LearnerError:
        return attempt(getattr(loss, method), z.copy(), labels[:, None].copy())
