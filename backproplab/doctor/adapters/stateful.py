"""Classes that remember: `forward(x)` keeps what `backward(dout)` will ask for."""

import numpy as np

from backproplab.doctor.adapters.guard import (
    LearnerError,
    NotCheckedError,
    attempt,
    steady,
)
from backproplab.doctor.adapters.instances import Maker
from backproplab.doctor.adapters.methods import (
    is_loss,
    modes,
    passes,
    refuse,
    required,
)
from backproplab.doctor.adapters.naming import ROLE, role_of_gradient
from backproplab.doctor.adapters.ordering import by_shape
from backproplab.doctor.adapters.slots import (
    input_gradient,
    kept_gradient,
    output_of,
    slots,
)
from backproplab.doctor.adapters.targets import CLASSES, NUMBERS, first_accepted
from backproplab.doctor.adapters.two_classes import right_for_two_classes
from backproplab.doctor.evidence import INPUTS, activations, uniform
from backproplab.gradcheck.oracles import central_difference

__all__ = ["StatefulBlock"]

RATE = 0.5
RATES = {"lr", "learning_rate", "rate", "eta", "alpha", "step", "step_size"}
KEPT_AS = (
    "Keep the parameters in self.W and self.b, their gradients in self.dW, self.db."
)


class StatefulBlock:
    """A class whose instances remember, as a block: every call has a new instance.

    Parameters
    ----------
    cls : type
        Makes layers from nothing, from two sizes, or from a weight and a bias; or
        losses, whose `forward` takes scores and targets.
    """

    def __init__(self, cls):
        refuse(cls)
        self.cls, self.name = cls, cls.__name__
        self.passes = passes(cls)
        self.is_loss = is_loss(cls)
        self.maker = Maker(cls, self.passes[0])

    @property
    def layout(self):
        """The shapes that the class works with."""
        return self.maker.layout

    def draw(self, rng):
        if self.is_loss:
            forms = (*CLASSES, *NUMBERS)
            return first_accepted(lambda a: attempt(self.forward, a), rng, forms)
        drawn = activations(rng)
        arrays = {"x": drawn["x"], "weight": drawn["W"], "bias": drawn["b"]}
        arrays |= {name: uniform(rng, INPUTS) for name in ("scale", "shift")}
        return self.maker.choose(arrays)

    def forward(self, arrays):
        if self.is_loss:
            given = arrays["outputs"], arrays["targets"]
            return getattr(self._loss(), self.passes[0])(*given)
        layer = self._instance(arrays)
        with steady():
            given = self.layout.give("x", arrays["x"])
            return self.layout.batch(output_of(layer, self.passes[0], given))

    def _loss(self):
        if required(self.cls.__init__):
            raise NotCheckedError(
                "a loss is made from nothing; this one asks for arguments"
            )
        return self.cls()

    def _instance(self, arrays):
        """A new instance; its weight fits the arrays."""
        return self.maker.instance({"weight": np.ones((INPUTS, 3))} | arrays)

    def gradients(self, arrays, upstream):
        if self.is_loss:
            return {"outputs": self._loss_gradient(arrays)}
        layer = self._instance(arrays)
        before = {r: np.array(p[k]) for r, (p, k) in slots(layer).items()}
        given, result = self._through(layer, arrays, upstream)
        upstream[...] = self.layout.batch(given)
        found = self._returned(
            result, before, np.shape(self.layout.give("x", arrays["x"]))
        )
        for role in before.keys() - found.keys():
            found[role] = self._gradient(layer, role, before[role])
        return {n: self.layout.take(n, g) for n, g in found.items()}

    def _loss_gradient(self, arrays):
        """The gradient of the scores.

        An error on scores for several classes says nothing about a loss of two.
        """
        try:
            return attempt(self._through, self._loss(), arrays, None)[1]
        except NotCheckedError:
            raise
        except LearnerError as refused:
            if right_for_two_classes(
                self.forward, lambda a: self._through(self._loss(), a, None)[1]
            ):
                raise NotCheckedError(
                    "it takes one score for each row and targets 0 or 1, for which its "
                    "gradient is right; more was not tried"
                ) from refused
            raise

    @staticmethod
    def _returned(result, before, shape):
        """The gradients that backward returned, by name."""
        if isinstance(result, dict):
            keyed = {role_of_gradient(str(key)): g for key, g in result.items()}
            keyed["input"] = keyed.pop("x", None)
            found = {n: g for n, g in keyed.items() if n in {"input", *before}}
        elif isinstance(result, tuple | list):
            shapes = {"input": shape} | {n: np.shape(a) for n, a in before.items()}
            order = ["input", *(n for n in ("weight", "bias") if n in before)]
            found = by_shape(result[: len(order)], order[: len(result)], shapes)
        else:
            found = {"input": result}
        if found.get("input") is None:
            raise LearnerError("backward returned no gradient of the input")
        return found

    def _through(self, layer, arrays, upstream):
        """Both passes of one instance; the upstream gradient after them, the result."""
        forward, backward = (getattr(layer, name) for name in self.passes)
        names = required(backward)
        if self.is_loss:
            forward(arrays["outputs"], arrays["targets"])
            spare = (self._scores(layer, arrays, names), arrays["targets"])
            given = (1.0,) if len(names) == 1 else spare[: len(names)]
        else:
            with steady():
                forward(self.layout.give("x", arrays["x"]), **modes(forward))
            given = (self.layout.give("upstream", upstream), *self._further(arrays))
        result = backward(*given)
        if result is None:
            result = input_gradient(layer)
        return (given[0] if given else None), result

    def _scores(self, loss, arrays, names):
        """What a loss takes first in `backward`: the scores, or an array it keeps.

        A loss that begins with a softmax may want its probabilities. Which is meant
        shows in the numbers: one of them gives the derivative of the loss.
        """
        scores = arrays["outputs"]
        kept = [
            value
            for thing in (loss, *vars(loss).values())
            for value in getattr(thing, "__dict__", {}).values()
            if np.shape(value) == scores.shape and not np.array_equal(value, scores)
        ]
        if len(names) < 2 or not kept:
            return scores

        def loss_at(flat):
            return self.forward(arrays | {"outputs": flat.reshape(scores.shape)})

        slope = central_difference(loss_at, scores.ravel()).reshape(scores.shape)
        for given in (scores, *kept):
            result = np.asarray(self._after(arrays, given), dtype=float)
            same_shape = result.shape == slope.shape
            if same_shape and np.allclose(result, slope, rtol=1e-5, atol=1e-8):
                return given
        raise NotCheckedError(
            f"backward takes {names[0]} and {names[1]}; neither the scores nor an "
            "array that the loss keeps gives the derivative of its forward pass",
            "Print them beside the derivative to see which one you mean.",
        )

    def _after(self, arrays, given):
        """The gradient that a new loss returns or keeps if it is given an array."""
        loss = self._loss()
        forward, backward = (getattr(loss, name) for name in self.passes)
        forward(arrays["outputs"], arrays["targets"])
        result = backward(np.array(given), arrays["targets"])
        return input_gradient(loss) if result is None else result

    def _further(self, arrays):
        """What backward takes after the upstream gradient."""
        for name in required(getattr(self.cls, self.passes[1]))[1:]:
            if name.lower() in RATES:
                yield RATE
            elif ROLE.get(name.lower()) == "x":
                yield self.layout.give("x", arrays["x"])
            else:
                raise NotCheckedError(
                    f"cannot tell what the argument {name!r} of backward is"
                )

    def _gradient(self, layer, role, before):
        """The gradient that an instance keeps, or that its update shows."""
        place, key = slots(layer)[role]
        kept = kept_gradient(layer, role, key)
        if kept is not None:
            return kept
        if np.array_equal(place[key], before):
            raise LearnerError(
                f"no gradient of {key} was found after backward", KEPT_AS
            )
        return (before - place[key]) / RATE
