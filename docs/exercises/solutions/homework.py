"""Solution: the homework's network, layer by layer, with updates inside."""

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
        return self.leaky_relu(X @ self.W + self.c)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate):
        """Update W and c; return the gradient with respect to X."""
        dLdU = dLdh * self.leaky_relu_derivative(h)
        dLdW = X.T @ dLdU + alpha * self.W
        dLdc = dLdU.sum(axis=0)
        for_prev = dLdU @ self.W.T
        self.W, self.c = self.update_weights(self.W, self.c, dLdW, dLdc, learning_rate)
        return for_prev

    def leaky_relu(self, inp):
        """The activation."""
        return np.where(inp > 0, inp, SLOPE * inp)

    def leaky_relu_derivative(self, h):
        """Its derivative; h has the sign of the input."""
        return np.where(h > 0, 1.0, SLOPE)


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
        self.U = X @ self.W + self.c
        return self.vondrick_activation(self.U)

    def backward_pass(self, X, h, dLdh, alpha, learning_rate=0.0005):
        """Update W, c and the exponent; return the gradient with respect to X."""
        dhdU, dhdn = self.vondrick_activation_derivative()
        dLdU = dLdh * dhdU
        dLdn = np.sum(dLdh * dhdn)
        dLdW = X.T @ dLdU + alpha * self.W
        dLdc = dLdU.sum(axis=0)
        for_prev = dLdU @ self.W.T
        self.W, self.c = self.update_weights(self.W, self.c, dLdW, dLdc, 0.0005)
        self.vondrick_exponent = max(1.01, self.vondrick_exponent - 0.001 * dLdn)
        return for_prev

    def vondrick_activation(self, U):
        """The activation."""
        base = np.where(U > 0, U, 1.0)
        return np.where(U > 0, base**self.vondrick_exponent, SLOPE * U)

    def vondrick_activation_derivative(self):
        """Its derivatives with respect to U and to the exponent."""
        n, base = self.vondrick_exponent, np.where(self.U > 0, self.U, 1.0)
        dhdU = np.where(self.U > 0, n * base ** (n - 1), SLOPE)
        dhdn = base**n * np.log(base)
        return dhdU, dhdn


class Output(Base):
    """A linear layer whose rows are shifted by their largest entry."""

    def __init__(self, input_dims, output_dims):
        super().__init__(input_dims, output_dims)
        self.w = np.random.uniform(-0.5, 0.5, (input_dims, output_dims))
        self.b = np.random.uniform(-0.5, 0.5, (1, output_dims))

    def forward_pass(self, h):
        """Scores for rows h."""
        z = h @ self.w + self.b
        return z - z.max(axis=1, keepdims=True)

    def backward_pass(self, h, dLdz, alpha, learning_rate):
        """Update w and b; return the gradient with respect to h."""
        dLdw = h.T @ dLdz + alpha * self.w
        dLdb = dLdz.sum(axis=0)
        dLdh = dLdz @ self.w.T
        self.w, self.b = self.update_weights(self.w, self.b, dLdw, dLdb, learning_rate)
        return dLdh


class Loss(Base):
    """Softmax cross-entropy, the mean over the batch."""

    def forward_pass(self, z, y):
        """The mean loss of scores z with labels y."""
        labels = np.ravel(y).astype(int)
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        return -log_p[np.arange(len(z)), labels].mean()

    def backward_pass(self, z, y):
        """The gradient with respect to z."""
        labels = np.ravel(y).astype(int)
        p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
        p[np.arange(len(z)), labels] -= 1
        return p / len(z)


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
        hidden_outputs = []
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
            hidden_outputs.append(X)
        z = self.output_layer.forward_pass(X)
        weights = [layer.W for layer in self.hidden_layers] + [self.output_layer.w]
        penalty = 0.5 * alpha * sum(np.sum(W**2) for W in weights)
        return hidden_outputs, z, self.loss_layer.forward_pass(z, y) + penalty

    def backward_prop(self, X, hidden_outputs, z, y, alpha=0.01, learning_rate=0.01):
        """One update of every layer, the last one first."""
        upstream = self.loss_layer.backward_pass(z, y)
        upstream = self.output_layer.backward_pass(
            hidden_outputs[-1], upstream, alpha, learning_rate
        )
        inputs = [X, *hidden_outputs[:-1]]
        for k in reversed(range(len(self.hidden_layers))):
            upstream = self.hidden_layers[k].backward_pass(
                inputs[k], hidden_outputs[k], upstream, alpha, learning_rate
            )

    def train(
        self, X, y, epochs, batch_size, learning_rate, alpha,
        show_training_accuracy=True,
    ):  # fmt: skip
        """Minibatch descent; the mean loss of each epoch."""
        losses = []
        for epoch in range(epochs):
            batch_losses = []
            for k in range(0, len(X), batch_size):
                rows, labels = X[k : k + batch_size], y[k : k + batch_size]
                hidden, z, loss = self.forward_prop(rows, labels, alpha)
                batch_losses.append(loss)
                self.backward_prop(rows, hidden, z, labels, alpha, learning_rate)
            losses.append(np.mean(batch_losses))
            if show_training_accuracy:
                print(f"after epoch {epoch + 1}: {self.compute_accuracy(X, y):.4f}")
        return losses

    def predict(self, X):
        """The class with the largest score, for each row."""
        for layer in self.hidden_layers:
            X = layer.forward_pass(X)
        return np.argmax(self.output_layer.forward_pass(X), axis=1)

    def compute_accuracy(self, X, Y):
        """The share of rows whose class is predicted."""
        return np.mean(self.predict(X) == np.ravel(Y))
