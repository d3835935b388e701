"""The homework's three layers with weights."""

from dataclasses import dataclass

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, finding_of
from backproplab.doctor.adapters.hw_spy import build, set_array, watch
from backproplab.doctor.adapters.layouts import flat_row
from backproplab.doctor.case import Case
from backproplab.doctor.evidence import activations
from backproplab.doctor.finding import Finding
from backproplab.doctor.judging import judge
from backproplab.doctor.mistake_registry import MISTAKES
from backproplab.doctor.recipe import Recipe
from backproplab.doctor.recipes import HIDDEN, LINEAR, POWER_HIDDEN
from backproplab.doctor.recipes.forward import FORWARDS

__all__ = ["HIDDEN_KINDS", "LayerProbe"]

L2 = 0.3
EXPONENT_RATE = 0.001


@dataclass(frozen=True)
class Kind:
    """What differs between the homework's layers."""

    recipe: Recipe
    forwards: tuple[str, ...]
    weight: str
    bias: str
    rate: float
    takes_h: bool


HIDDEN_KINDS = {
    "Hidden": Kind(HIDDEN, ("leaky",), "W", "c", 0.5, True),
    "Hidden_Vondrick": Kind(POWER_HIDDEN, ("power",), "W", "c", 0.001, True),
    "Output": Kind(LINEAR, ("shifted", "linear"), "w", "b", 0.5, False),
}
VONDRICK_RATE = 0.0005


class LayerProbe:
    """Runs a layer of the homework on known numbers and reads its gradients.

    Parameters
    ----------
    cls : type
        The learner's class.
    name : str
        Which of the homework's layers it is.
    rng : numpy.random.Generator
        Source of the evidence.
    """

    def __init__(self, cls, name, rng):
        self.cls, self.name, self.kind = cls, name, HIDDEN_KINDS[name]
        drawn = activations(rng, shifted=name == "Output")
        self.evidence = drawn | {"l2": L2, "slope_below": 0.01}
        if name == "Hidden_Vondrick":
            self.evidence["n"] = 1.7
        first = FORWARDS[self.kind.forwards[0]].run(self.evidence)
        self.evidence["h"] = first["h"]
        self.got = None

    def findings(self, *, averaged=False) -> list[Finding]:
        """Lines for the forward and the backward pass.

        Parameters
        ----------
        averaged : bool
            Judge by the convention in which layers, not the loss, take the mean.
        """
        try:
            forward = attempt(self._forward)
        except LearnerError as refused:
            return [finding_of(f"{self.name}.forward_pass", refused)]
        subject = f"{self.name}.backward_pass"
        try:
            self.got = self.got or attempt(self._gradients)
        except LearnerError as refused:
            return [forward, finding_of(subject, refused)]
        judged = judge(subject, self._case(averaged=averaged), self.got)
        return [forward, judged, *self._written(), *self._extras(judged)]

    def _layer(self):
        layer = build(self.cls, *self.evidence["W"].shape)
        set_array(layer, self.kind.weight, self.evidence["W"])
        set_array(layer, self.kind.bias, self.evidence["b"])
        if "n" in self.evidence:
            layer.vondrick_exponent = self.evidence["n"]
        return layer

    def _forward(self):
        h = attempt(self._layer().forward_pass, self.evidence["x"].copy())
        several = len(self.kind.forwards) > 1
        cases = {
            f"{kind} scores" if several else "": Case(FORWARDS[kind], self.evidence)
            for kind in self.kind.forwards
        }
        if h is None:
            raise LearnerError(
                "nothing was returned", "Is the body still to be filled in?"
            )
        return judge(f"{self.name}.forward_pass", cases, {"h": np.array(h)})

    def _backward(self, layer, rate, l2=L2, copies=None):
        """One call of backward_pass; what it returned."""
        e = copies or {k: self.evidence[k].copy() for k in ("x", "h", "G")}
        attempt(layer.forward_pass, e["x"])
        arguments = (e["x"], e["h"], e["G"]) if self.kind.takes_h else (e["x"], e["G"])
        return attempt(layer.backward_pass, *arguments, l2, rate)

    def _gradients(self):
        layer, rate = self._layer(), self.kind.rate
        record = watch(layer)
        returned = self._backward(layer, rate)
        if record:
            update = record[-1]
            got = {"weight": update.weight, "bias": update.bias}
            self.evidence["rate"] = float(update.rate)
        else:
            got = self._from_difference(layer)
        got["bias"] = flat_row(got["bias"])
        if returned is None:
            raise LearnerError(
                "nothing was returned", "Return for_prev, the gradient of the input."
            )
        got["input"] = np.array(returned)
        if "n" in self.evidence:
            moved = self.evidence["n"] - np.squeeze(layer.vondrick_exponent)
            got["exponent"] = np.asarray(moved / EXPONENT_RATE)
        return got

    def _from_difference(self, layer):
        """Gradients from the change of the weights, at whatever rate was used."""
        rate = self._used_rate(layer)
        self.evidence["rate"] = rate
        return {
            "weight": (
                self.evidence["W"] - np.asarray(getattr(layer, self.kind.weight))
            )
            / rate,
            "bias": (self.evidence["b"] - flat_row(getattr(layer, self.kind.bias)))
            / rate,
        }

    def _used_rate(self, layer):
        """The argument, unless doubling it changes nothing: then it is hard-coded."""
        if self.name != "Hidden_Vondrick":
            return self.kind.rate
        again = self._layer()
        self._backward(again, 2 * self.kind.rate)
        same = np.array_equal(again.W, layer.W)
        return VONDRICK_RATE if same else self.kind.rate

    def _case(self, *, averaged):
        names = {
            "weight": f"d{self.kind.weight}",
            "bias": f"d{self.kind.bias}",
            "input": "for_prev" if self.kind.takes_h else "dLdh",
        }
        recipe = mean_in_layer(self.kind.recipe) if averaged else self.kind.recipe
        return Case(recipe, self.evidence, names)

    def _written(self):
        """A line if backward_pass wrote to its arguments."""
        copies = {k: self.evidence[k].copy() for k in ("x", "h", "G")}
        try:
            self._backward(self._layer(), self.kind.rate, copies=copies)
        except LearnerError:
            return []
        named = {"x": "X", "h": "h", "G": "the upstream gradient"}
        changed = [
            words
            for key, words in named.items()
            if not np.array_equal(copies[key], self.evidence[key])
        ]
        if not changed:
            return []
        return [
            Finding(
                f"{self.name} arguments", "fail",
                f"argument written to: {', '.join(changed)}",
                ("it was different after the call",),
                (("argument-written",),), ("argument written to",),
                "Work on a copy: dLdh * mask makes a new array, dLdh *= mask does not.",
            )
        ]  # fmt: skip

    def _extras(self, judged):
        """Lines on the update itself, and on the kink."""
        if not judged.passed:
            return []
        layer, rate = self._layer(), self.kind.rate
        record = watch(layer)
        self._backward(layer, rate)
        found = []
        if record and not self._stored(layer, record[-1]):
            found.append(
                Finding(
                    f"{self.name} update", "fail",
                    "the weights after the call are not W - rate * dW",
                    advice="Store what update_weights returns: self.W, self.c = ...",
                )
            )  # fmt: skip
        if record and self.name != "Hidden_Vondrick" and record[-1].rate != rate:
            words = f"update uses the rate {record[-1].rate}, not learning_rate"
            found.append(Finding(f"{self.name} update", "fail", words))
        return found + self._kink()

    def _stored(self, layer, update):
        expected = self.evidence["W"] - update.rate * update.weight
        return np.allclose(getattr(layer, self.kind.weight), expected, rtol=1e-9)

    def _kink(self):
        """A note on the slope where the activation's input is exactly 0."""
        if self.name != "Hidden":
            return []
        layer = self._layer()
        zeros = np.zeros((1, self.evidence["W"].shape[1]))
        try:
            slope = np.asarray(attempt(layer.leaky_relu_derivative, zeros), float)
        except (LearnerError, AttributeError, TypeError, ValueError):
            return []
        if slope.shape != zeros.shape or np.allclose(slope, 0.01):
            return []
        words = f"slope {slope[0, 0]:g} where the input is exactly 0; the definition "
        return [Finding("Hidden at 0", "note", words + "(x <= 0) gives 0.01")]


def mean_in_layer(recipe):
    """The recipe in which the layer divides its parameters' gradients by the rows."""
    names = [f"averaged@{step}" for step in ("weight_data", "bias", "exponent")]
    fitting = [m for m in MISTAKES.values() if m.name in names and m.fits(recipe)]

    def changed(name, step):
        for entry in fitting:
            if name in entry.steps:
                return lambda e: entry.wrong(e, step(e))
        return step

    steps = tuple((name, changed(name, step)) for name, step in recipe.steps)
    return Recipe(recipe.kind, steps, recipe.outputs)
