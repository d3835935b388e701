"""Bugs planted in the network, the loops and the gradient check."""

from planted import Mutant

NETWORK = "network.py"
OBJECTIVES = "objectives.py"
TRAINING = "training.py"
HISTORY = "history.py"
DESCENT = "descent.py"

NETWORKS = [
    Mutant(
        "gradient does not pass the second layer",
        NETWORK,
        "if index:",
        "if index > 1:",
    ),
    Mutant(
        "penalty on the exponent",
        NETWORK,
        "if slot.name in self.layers[slot.layer].penalized:",
        'if slot.name != "bias":',
    ),
    Mutant(
        "penalty without a gradient",
        OBJECTIVES,
        "return value, grad + self.decay * theta",
        "return value, grad",
    ),
    Mutant(
        "penalty twice as large beside the gradient",
        OBJECTIVES,
        "value = value + 0.5 * (self.decay",
        "value = value + (self.decay",
    ),
    Mutant(
        "penalty twice as large in the value",
        OBJECTIVES,
        "return data_term + 0.5 * (self.decay",
        "return data_term + (self.decay",
    ),
    Mutant(
        "projection that is thrown away",
        NETWORK,
        "np.clip(part, low, high, out=part)",
        "np.clip(part, low, high)",
    ),
]

TRAININGS = [
    Mutant(
        "penalty on biases",
        TRAINING,
        "grad += decay * point",
        "grad += decay.max() * point",
    ),
    Mutant(
        "penalty taken behind the point of the gradient",
        TRAINING,
        "grad += decay * point",
        "grad += decay * theta",
    ),
    Mutant("update subtracted", TRAINING, "theta += update", "theta -= update"),
    Mutant(
        "no projection",
        TRAINING,
        "if network.bounded:",
        "if not network.bounded:",
    ),
    Mutant(
        "last small batch dropped",
        TRAINING,
        "range(0, x.shape[-2], self.batch_size)",
        "range(0, x.shape[-2] - self.batch_size + 1, self.batch_size)",
    ),
    Mutant(
        "targets stay behind when rows are mixed",
        TRAINING,
        "return self.x[order], self.targets[order], weights",
        "return self.x[order], self.targets[np.sort(order)], weights",
    ),
    Mutant(
        "weights stay behind when rows are mixed",
        TRAINING,
        "else self.weights[order]",
        "else self.weights[np.sort(order)]",
    ),
    Mutant(
        "training without the weights",
        TRAINING,
        "None if weights is None else weights[..., rows]",
        "None",
    ),
    Mutant(
        "weights in the metrics only of the loss",
        HISTORY,
        "share = accuracy(outputs, labels, weights)",
        "share = accuracy(outputs, labels)",
    ),
    Mutant(
        "one order for all replicas",
        TRAINING,
        "np.stack(orders)",
        "np.stack([orders[0]] * len(orders))",
    ),
    Mutant(
        "optimizer that forgets",
        TRAINING,
        "update, state = optimizer.update(",
        "update, _ = optimizer.update(",
    ),
    Mutant(
        "replicas share a generator",
        TRAINING,
        "else rng.spawn(replicas)",
        "else [rng] * replicas",
    ),
    Mutant(
        "recorded penalty twice as large",
        HISTORY,
        "penalty = 0.5 * self.l2",
        "penalty = self.l2",
    ),
    Mutant(
        "recorded parameters are views",
        HISTORY,
        "path.append(values[name].copy())",
        "path.append(values[name])",
    ),
]

DESCENTS = [
    Mutant(
        "escaped starts come back",
        DESCENT,
        "np.logical_and.accumulate(inside, axis=0)",
        "np.copy(inside)",
    ),
    Mutant(
        "escape one step early",
        DESCENT,
        "-1, inside.sum(axis=0))",
        "-1, inside.sum(axis=0) - 1)",
    ),
    Mutant(
        "value of the point ahead",
        DESCENT,
        "if ahead is not theta:",
        "if ahead is None:",
    ),
    Mutant(
        "gradient not taken ahead",
        DESCENT,
        "objective.value_and_grad(ahead)",
        "objective.value_and_grad(theta)",
    ),
    Mutant(
        "last step within the radius",
        "trajectory.py",
        "near.argmax(axis=0)",
        "len(near) - 1 - near[::-1].argmax(axis=0)",
    ),
    Mutant(
        "all starts share their noise",
        OBJECTIVES,
        "self.sigma, grad.shape)",
        "self.sigma, grad.shape[-1])",
    ),
    Mutant(
        "small entries hidden behind large ones",
        "gradcheck/compare.py",
        "size = np.maximum(np.abs(a), np.abs(b))",
        "size = np.full(a.shape, np.maximum(np.abs(a), np.abs(b)).max())",
    ),
]
