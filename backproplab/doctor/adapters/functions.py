"""Code in the style of functions: a forward and a backward beside it."""

import numpy as np

from backproplab.doctor.adapters.guard import LearnerError, attempt, steady
from backproplab.doctor.adapters.layouts import LAYOUTS
from backproplab.doctor.adapters.naming import ROLE, parameters, roles
from backproplab.doctor.adapters.ordering import by_name
from backproplab.doctor.adapters.slopes import chosen_slope, required_slopes
from backproplab.doctor.adapters.targets import first_accepted, loss_arrays
from backproplab.doctor.evidence import INPUTS, OUTPUTS, ROWS, activations, uniform

__all__ = ["FunctionBlock"]

LEARNED = ("x", "weight", "bias", "exponent", "outputs", "scale", "shift")


class FunctionBlock:
    """A pair of functions as a block.

    Parameters
    ----------
    forward : callable
        Takes `x`, `W`, `b`, `n`, or scores and targets, told apart by name; returns
        the output, or the output and a cache.
    backward : callable
        Takes the upstream gradient and the cache, or the upstream gradient and
        whatever of the forward arguments it names; returns gradients as a tuple in the
        order of the forward arguments, or by name.
    name : str
        For the report.
    """

    def __init__(self, forward, backward, name="functions"):
        self.functions, self.name = (forward, backward), name
        self.inputs = roles(forward, ("x", "weight", "bias"))
        self.is_loss = "targets" in self.inputs.values()
        known = set(self.inputs.values())
        renamed = dict.fromkeys(("x", "exponent"), "outputs") if self.is_loss else {}
        if not self.is_loss and "x" not in known:
            renamed = {"outputs": "x"}  # an activation of scores: z is its input
        self.inputs = {k: renamed.get(r, r) for k, r in self.inputs.items()}
        self.layout = LAYOUTS[0]
        self.slope = chosen_slope(forward)

    def draw(self, rng):
        if self.is_loss:
            return first_accepted(lambda arrays: self._run(arrays, LAYOUTS[0]), rng)
        arrays = self._canonical(rng)
        self.layout = self._layout(arrays)
        return arrays

    def _canonical(self, rng):
        if self.is_loss:
            return loss_arrays(rng)
        wanted = set(self.inputs.values())
        if "weight" in wanted:
            drawn = activations(rng)
            arrays = {"x": drawn["x"], "weight": drawn["W"], "bias": drawn["b"]}
        else:
            arrays = {"x": uniform(rng, ROWS, INPUTS), "bias": uniform(rng, INPUTS)}
        arrays["exponent"] = np.array(rng.uniform(1.4, 1.9))
        arrays |= {name: uniform(rng, INPUTS) for name in ("scale", "shift")}
        return {name: value for name, value in arrays.items() if name in wanted}

    def _layout(self, arrays):
        expected = (ROWS, OUTPUTS if "weight" in arrays else INPUTS)
        problem = None
        for layout in LAYOUTS if "weight" in arrays else LAYOUTS[:1]:
            try:
                output, _ = self._run(arrays, layout)
            except LearnerError as refused:
                problem = problem or refused
                continue
            if self.is_loss or np.shape(layout.batch(output)) == expected:
                return layout
        if problem is not None:
            raise problem
        return LAYOUTS[0]

    def _run(self, arrays, layout):
        """Output and cache (or None) of the learner's forward pass."""
        given = {
            key: layout.give(role, arrays[role])
            for key, role in self.inputs.items()
            if role in arrays
        }
        given |= required_slopes(self.functions[0], self.inputs, self.slope)
        with steady():
            result = attempt(self.functions[0], **given)
        if isinstance(result, tuple | list) and len(result) == 2:
            return result
        if result is None:
            raise LearnerError(
                f"{self.functions[0].__name__} returned nothing",
                "Is the body still to be filled in?",
            )
        return result, None

    def forward(self, arrays):
        output = self._run(arrays, self.layout)[0]
        return (
            np.asarray(output) if self.is_loss else self.layout.take("output", output)
        )

    def gradients(self, arrays, upstream):
        output, cache = self._run(arrays, self.layout)
        return self._backward(arrays, upstream, output, cache)

    def gradients_after(self, arrays, other, upstream):
        """Gradients with another forward pass in between."""
        output, cache = self._run(arrays, self.layout)
        self._run(other, self.layout)
        return self._backward(arrays, upstream, output, cache)

    def _backward(self, arrays, upstream, output, cache):
        backward = self.functions[1]
        given = {}
        for key, role in self._backward_roles(backward, cache).items():
            if role == "upstream":
                given[key] = self.layout.give("upstream", upstream)
            elif role == "cache":
                given[key] = cache if cache is not None else output
            elif role in arrays:
                given[key] = self.layout.give(role, arrays[role])
            elif role == "outputs":
                given[key] = output
        named = {key: ROLE.get(key.lower()) for key, _ in parameters(backward)}
        spare = required_slopes(backward, named, self.slope)
        result = attempt(backward, **(spare | given))
        self._return_changes(arrays, given, upstream)
        return self._named(result, arrays)

    def _backward_roles(self, backward, cache):
        """Roles of the parameters; one of a forward parameter's name is the same."""
        if self.is_loss:
            fallback = ("cache",) if cache is not None else ("outputs", "targets")
        else:
            fallback = ("upstream", "cache") if cache is not None else ("upstream",)
        found = roles(backward, fallback)
        return {key: self._role(key, role, cache) for key, role in found.items()}

    def _role(self, key, role, cache):
        if key in self.inputs:
            return self.inputs[key]
        if self.is_loss and cache is None and role not in {"targets", "upstream"}:
            return "outputs"
        known = {"targets", "upstream", *self.inputs.values()}
        return role if role in known else "cache"  # whatever forward has returned

    def _return_changes(self, arrays, given, upstream):
        """Carry changes of the handed-over copies back, so that they are noticed."""
        for key, role in self._backward_roles(self.functions[1], True).items():
            if role == "upstream" and key in given and np.ndim(upstream):
                upstream[...] = self.layout.take("input", given[key])
            elif role in arrays and np.ndim(arrays[role]) and key in given:
                spoken = "input" if role == "x" else role
                arrays[role][...] = self.layout.take(spoken, given[key])

    def _named(self, result, arrays):
        names = [r for r in self.inputs.values() if r in arrays and r in LEARNED]
        spoken = {name: "input" if name == "x" else name for name in names}
        found = by_name(result, names, self._shapes(names), self.functions[1].__name__)
        return {spoken[n]: self.layout.take(spoken[n], g) for n, g in found.items()}

    def _shapes(self, names):
        sample = self._canonical(np.random.default_rng(0))
        return {n: np.shape(self.layout.give(n, sample[n])) for n in names}
