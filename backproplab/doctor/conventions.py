"""Who takes the mean over the batch: the loss, or the layers."""

from dataclasses import replace

from backproplab.doctor.finding import Finding
from backproplab.doctor.mistakes.convention import MEAN_IN_LAYER

__all__ = ["CONVENTIONS", "settle"]

CONVENTIONS = ("loss", "layer")
TOGETHER = (
    "the loss keeps one gradient for each row and the layers take the mean: "
    "another convention, right as a whole"
)
ALONE = "right by the convention that the layers take the mean, not the loss"
PER_ROW = "right by the convention that the layers take the mean: one gradient per row"


def settle(findings: list[Finding], convention: str = "loss") -> list[Finding]:
    """Accept the other convention where a file keeps to it, or where it was asked for.

    Parameters
    ----------
    findings : list of Finding
        All findings on one file.
    convention : {'loss', 'layer'}
        With ``"layer"``, a layer that divides the gradients of all its parameters by
        the batch size passes whatever loss is beside it.

    Returns
    -------
    list of Finding

    Examples
    --------
    >>> mean = Finding("fc backward", "fail", "divided", causes=((MEAN_IN_LAYER,),),
    ...                kind="layer")
    >>> settle([mean])[0].status, settle([mean], "layer")[0].status
    ('fail', 'pass')
    """
    losses = [f for f in findings if f.kind == "loss"]
    layers = [f for f in findings if f.kind == "layer"]
    if convention == "layer":
        return [accepted(f) for f in findings]
    kept = bool(losses and layers) and all(map(per_row, losses))
    if not (kept and all(map(takes_mean, layers))):
        return findings
    return [
        replace(f, status="pass", message=TOGETHER, causes=(), titles=(), advice="")
        if f in losses or f in layers
        else f
        for f in findings
    ]


def accepted(finding):
    """The finding by the convention that layers take the mean."""
    for fits, words in ((takes_mean, ALONE), (per_row, PER_ROW)):
        if fits(finding):
            return replace(
                finding, status="pass", message=words, causes=(), titles=(), advice=""
            )
    return finding


def per_row(finding):
    """Whether a loss does not divide its gradient, and nothing else is wrong."""
    return finding.kind == "loss" and finding.causes[:1] == (("summed@outputs",),)


def takes_mean(finding):
    """Whether a layer divides the gradients of all its parameters, and that is all."""
    return finding.kind == "layer" and finding.causes[:1] == ((MEAN_IN_LAYER,),)
