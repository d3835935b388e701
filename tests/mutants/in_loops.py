"""Bugs planted in the network, the loops and the gradient check."""

from planted import Mutant

NETWORK = "networks/network.py"
OBJECTIVES = "networks/network_objective.py"
TRAINING = "training/train.py"
EPOCHS = "training/loop.py"
BATCHES = "training/minibatches.py"
GRADIENT = "networks/batch_gradient.py"
BOUND, PASSES = "networks/bound_network.py", "networks/layer_passes.py"
LINEAR, LEAKY = "layers/linear.py", "layers/leaky_relu.py"
LOOP = "descent/stepping.py"
RECORDER = "training/recorder.py"

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
        "l2_penalty(self.decay, theta), grad + self.decay * theta",
        "l2_penalty(self.decay, theta), grad",
    ),
    Mutant(
        "penalty twice as large",
        OBJECTIVES,
        "return 0.5 * (decay",
        "return (decay",
    ),
    Mutant(
        "projection that is thrown away",
        NETWORK,
        "np.clip(part, low, high, out=part)",
        "np.clip(part, low, high)",
    ),
]

TRAININGS = [
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
        "point[...] = at",
        "point[...] = self.theta",
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
        RECORDER,
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
        LOOP,
        "theta, state = next_theta, next_state",
        "theta = next_theta",
    ),
    Mutant(
        "replicas share a generator",
        TRAINING,
        "else rng.spawn(replicas)",
        "else [rng] * replicas",
    ),
    Mutant(
        "recorded penalty twice as large",
        RECORDER,
        "rows.append((value + penalty, share))",
        "rows.append((value + 2 * penalty, share))",
    ),
    Mutant(
        "recorded parameters are views",
        RECORDER,
        "path.append(values.copy())",
        "path.append(values)",
    ),
]

BOUND_NETWORKS = [
    Mutant(
        "inputs without their ones",
        "layers/fast.py",
        "np.ones((*lead",
        "np.zeros((*lead",
    ),
    Mutant(
        "bias taken for a row of the weight",
        LINEAR,
        "weight, ones_below = matrix[..., :-1, :]",
        "weight, ones_below = matrix[..., 1:, :]",
    ),
    Mutant(
        "gradient stops at the second layer of a bound network",
        BOUND,
        "if index:",
        "if index > 1:",
    ),
    Mutant(
        "columns for a layer that wants rows",
        PASSES,
        "if layer.elementwise else (lambda a: a.mT)",
        "if True else (lambda a: a.mT)",
    ),
    Mutant(
        "gradients of a layer's own are not compared",
        PASSES,
        "values += [own.grad.copy(), ",
        "values += [",
    ),
    Mutant(
        "parameters of other layers are forgotten",
        PASSES,
        "grad_params if arrays.grads else None",
        "None",
    ),
    Mutant(
        "values of the ordinary ReLU",
        LEAKY,
        "np.multiply(inputs, s, out=out)",
        "np.multiply(inputs, 0.0, out=out)",
    ),
    Mutant(
        "slope of one on both sides",
        LEAKY,
        "np.maximum(slope, s, out=slope)",
        "np.maximum(slope, 1.0, out=slope)",
    ),
    Mutant(
        "slope left out on the way back",
        LEAKY,
        "return np.multiply(g, slope, out=inputs)",
        "return g",
    ),
    Mutant(
        "every fast form is used",
        GRADIENT,
        "return same_outputs and all(map(close, *parts))",
        "return True",
    ),
    Mutant(
        "every fast form of a layer is used",
        PASSES,
        "return all(map(close, *runs))",
        "return True",
    ),
    Mutant(
        "no form is proven",
        PASSES,
        "<= TOLERANCE * scale",
        "< 0.0 * scale",
    ),
]
