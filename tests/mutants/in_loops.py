"""Bugs planted in the network, the loops and the gradient check."""

from planted import Mutant

NETWORK = "networks/network.py"
OBJECTIVES = "objectives/objective.py"
TRAINING = "training/train.py"
EPOCHS = "training/loop.py"
BATCHES = "training/minibatches.py"
CHAIN, STAGES = "networks/bound_passes.py", "networks/bound_layers.py"
HISTORY = "training/history.py"

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
        EPOCHS,
        "np.multiply(decay, point, out=penalty)",
        "np.multiply(decay.max(), point, out=penalty)",
    ),
    Mutant(
        "penalty taken behind the point of the gradient",
        EPOCHS,
        "np.multiply(decay, point, out=penalty)",
        "np.multiply(decay, theta, out=penalty)",
    ),
    Mutant("update subtracted", EPOCHS, "theta += update", "theta -= update"),
    Mutant(
        "no projection",
        EPOCHS,
        "if self.network.bounded:",
        "if not self.network.bounded:",
    ),
    Mutant(
        "gradient not taken ahead in training",
        EPOCHS,
        "point[...] = optimizer.lookahead(theta, state)",
        "point[...] = theta",
    ),
    Mutant(
        "last small batch dropped",
        BATCHES,
        "range(0, x.shape[-2], size)",
        "range(0, x.shape[-2] - size + 1, size)",
    ),
    Mutant(
        "targets stay behind when rows are mixed",
        BATCHES,
        "pick(self.targets)",
        "self.targets[rows if index is None else np.sort(index)]",
    ),
    Mutant(
        "weights stay behind when rows are mixed",
        BATCHES,
        "else pick(self.weights)",
        "else self.weights[rows if index is None else np.sort(index)]",
    ),
    Mutant(
        "training without the weights",
        BATCHES,
        "None if weights is None else weights[..., rows]",
        "None",
    ),
    Mutant(
        "weights in the metrics only of the loss",
        HISTORY,
        "labels[begin : begin + len(x)], weights)",
        "labels[begin : begin + len(x)])",
    ),
    Mutant(
        "one order for all replicas",
        TRAINING,
        "np.stack(orders)",
        "np.stack([orders[0]] * len(orders))",
    ),
    Mutant(
        "optimizer that forgets",
        EPOCHS,
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
        "self.half_l2 = network, loss, theta, l2 / 2",
        "self.half_l2 = network, loss, theta, l2",
    ),
    Mutant(
        "recorded parameters are views",
        HISTORY,
        "path.append(values.copy())",
        "path.append(values)",
    ),
]

CHAINS = [
    Mutant("inputs without their ones", STAGES, "np.ones((*lead", "np.zeros((*lead"),
    Mutant(
        "bias taken for a row of the weight",
        STAGES,
        "weight = matrix[..., :-1, :]",
        "weight = matrix[..., 1:, :]",
    ),
    Mutant(
        "gradient stops at the second layer of a chain",
        CHAIN,
        "if index:",
        "if index > 1:",
    ),
    Mutant(
        "columns for a layer that wants rows",
        STAGES,
        "if layer.elementwise else (lambda a: a.mT)",
        "if True else (lambda a: a.mT)",
    ),
    Mutant(
        "gradients of a layer's own not asked for",
        STAGES,
        "own = type(layer).grad_params is not Linear.grad_params",
        "own = False",
    ),
    Mutant(
        "chain that forgets the other parameters",
        STAGES,
        "grad_params if grads else None",
        "None",
    ),
    Mutant(
        "values of the ordinary ReLU",
        STAGES,
        "np.multiply(inputs, negative_slope, out=out)",
        "np.multiply(inputs, 0.0, out=out)",
    ),
    Mutant(
        "slope of one on both sides",
        STAGES,
        "np.maximum(slope, negative_slope, out=slope)",
        "np.maximum(slope, 1.0, out=slope)",
    ),
    Mutant(
        "slope left out on the way back",
        STAGES,
        "return np.multiply(g, slope, out=inputs)",
        "return g",
    ),
]
