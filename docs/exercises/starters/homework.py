"""Exercise: the homework's network, layer by layer, with updates inside.

Shapes: rows X (batch, in); W (in, out); biases (1, out).
alpha is the factor of the L2 penalty, 0.5 * alpha * sum(W**2) of every weight.
Check it with: python -m backproplab check homework.py
"""

import numpy as np

SLOPE = 0.01


class Base:
    """Sizes, and the update that all layers share."""

    def __init__(self, input_dims, output_dims):
        self.input_dims = input_dims
        self.output_dims = output_dims

    def update_weights(self, W, b, del_W, del_b, learning_rate):
        """One step of gradient descent on a weight and a bias."""
        return W - learning_rate * del_W, b - learning_rate * del_b


class Hidden(Base):
    """A linear layer and Leaky ReLU."""

    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.W = np.random.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.c = np.random.uniform(-0.5, 0.5, (1, output_dims))

    def forward_pass(self, X):
        """Activations for rows X."""
        raise NotImplementedError("your turn")

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        """Update W and c; return the gradient with respect to X."""
        raise NotImplementedError("your turn")

    def leaky_relu(self, inp):
        """The activation."""
        raise NotImplementedError("your turn")

    def leaky_relu_derivative(self, h):
        """Its derivative; h has the sign of the input."""
        raise NotImplementedError("your turn")


class Hidden_Vondrick(Base):
    """A linear layer and a power whose exponent is learned."""

    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.W = np.random.uniform(0.0, 1.0, (input_dims, output_dims))
        self.c = np.random.uniform(0.0, 1.0, (1, output_dims))
        self.U = None
        self.vondrick_exponent = np.random.uniform(1.4, 2.0)

    def forward_pass(self, X):
        """Activations for rows X."""
        raise NotImplementedError("your turn")

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        """Update W, c and the exponent; return the gradient with respect to X."""
        raise NotImplementedError("your turn")

    def vondrick_activation(self, U):
        """The activation."""
        raise NotImplementedError("your turn")

    def vondrick_activation_derivative(self):
        """Its derivatives with respect to U and to the exponent."""
        raise NotImplementedError("your turn")


class Output(Base):
    """A linear layer whose rows are shifted by their largest entry."""

    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.w = np.random.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.b = np.random.uniform(-0.5, 0.5, (1, output_dims))

    def forward_pass(self, h):
        """Scores for rows h."""
        raise NotImplementedError("your turn")

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        """Update w and b; return the gradient with respect to h."""
        raise NotImplementedError("your turn")


class Loss(Base):
    """Softmax cross-entropy, the mean over the batch."""

    def forward_pass(self, z, y):
        """The mean loss of scores z with labels y."""
        raise NotImplementedError("your turn")

    def backward_pass(self, z, y):
        """The gradient with respect to z."""
        raise NotImplementedError("your turn")


class NN:
    """Hidden layers, an output layer and a loss."""

    def __init__(self):
        self.output_layer = self.loss_layer = None
        self.hidden_layers = []

    def add_layer(self, name, input_dims, output_dims):
        """Add a layer by its name."""
        if name.lower() == "hidden":
            self.hidden_layers.append(Hidden(input_dims, output_dims))
        elif name.lower() == "hidden_vondrick":
            self.hidden_layers.append(Hidden_Vondrick(input_dims, output_dims))
        elif name.lower() == "output":
            self.output_layer = Output(input_dims, output_dims)
        elif name.lower() == "loss":
            self.loss_layer = Loss(input_dims, output_dims)

    def forward_prop(self, X, y, alpha):
        """Activations of all layers, the scores, and the penalized loss."""
        raise NotImplementedError("your turn")

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        """One update of every layer, the last one first."""
        raise NotImplementedError("your turn")

    def train(
        self, X, y, epochs, batch_size, learning_rate, alpha,
        show_training_accuracy=True,
    ):  # fmt: skip
        """Minibatch descent; the mean loss of each epoch."""
        raise NotImplementedError("your turn")

    def predict(self, X):
        """The class with the largest score, for each row."""
        raise NotImplementedError("your turn")

    def compute_accuracy(self, X, Y):
        """The share of rows whose class is predicted."""
        raise NotImplementedError("your turn")
