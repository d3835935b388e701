"""Right code in the style of functions, written in many ways."""

LINEAR = {
    "einsum": """
        def forward(x, W, b):
            return np.einsum("ri,io->ro", x, W) + b
        def backward(G, x, W):
            return (np.einsum("ro,io->ri", G, W), np.einsum("ri,ro->io", x, G),
                    np.einsum("ro->o", G))
        """,
    "loops": """
        def forward(x, W, b):
            y = np.zeros((len(x), W.shape[1]))
            for r in range(len(x)):
                for j in range(W.shape[1]):
                    y[r, j] = b[j]
                    for i in range(W.shape[0]):
                        y[r, j] += x[r, i] * W[i, j]
            return y
        def backward(G, x, W):
            dx, dW, db = np.zeros_like(x), np.zeros_like(W), np.zeros(W.shape[1])
            for r in range(len(x)):
                dW += np.outer(x[r], G[r])
                db += G[r]
                dx[r] = W @ G[r]
            return dx, dW, db
        """,
    "cache and names": """
        def affine_forward(x, w, b):
            out = x.dot(w) + b
            return out, (x, w, b)
        def affine_backward(dout, cache):
            x, w, b = cache
            return dout.dot(w.T), x.T.dot(dout), dout.sum(0)
        """,
    "dictionary": """
        def linear_forward(X, W, b):
            return X @ W + b, {"X": X, "W": W}
        def linear_backward(dY, cache):
            return {"db": dY.sum(axis=0), "dW": cache["X"].T @ dY,
                    "dX": dY @ cache["W"].T}
        """,
    "bias as a row": """
        def linear_forward(X, W, b):
            assert b.shape == (1, W.shape[1])
            return X @ W + b
        def linear_backward(dY, X, W):
            return dY @ W.T, X.T @ dY, dY.sum(axis=0, keepdims=True)
        """,
    "weights out first": """
        def linear_forward(X, W, b):
            return X @ W.T + b
        def linear_backward(dY, X, W):
            return dY @ W, dY.T @ X, dY.sum(axis=0)
        """,
    "columns": """
        def linear_forward(A, W, b):
            assert b.shape == (len(W), 1)
            return W @ A + b, (A, W)
        def linear_backward(dZ, cache):
            A, W = cache
            return W.T @ dZ, dZ @ A.T, dZ.sum(axis=1, keepdims=True)
        """,
    "another order": """
        def linear_forward(X, W, b):
            return X @ W + b
        def linear_backward(dY, X, W):
            return X.T @ dY, dY.sum(axis=0), dY @ W.T
        """,
    "no bias": """
        def linear_forward(X, W):
            return X @ W
        def linear_backward(dY, X, W):
            return dY @ W.T, X.T @ dY
        """,
}
ACTIVATIONS = {
    "masks": """
        def lrelu_forward(x):
            y = x.copy()
            y[x <= 0] *= 0.01
            return y, x
        def lrelu_backward(dout, cache):
            dx = np.array(dout)
            dx[cache <= 0] *= 0.01
            return dx
        """,
    "maximum": """
        def relu_forward(x):
            return np.maximum(0, x), x
        def relu_backward(dout, cache):
            return dout * (cache > 0)
        """,
    "vectorize": """
        def act_forward(x):
            return np.vectorize(lambda v: v if v > 0 else 0.2 * v)(x)
        def act_backward(grad_output, x):
            return np.vectorize(lambda v: 1.0 if v > 0 else 0.2)(x) * grad_output
        """,
    "power by masks": """
        def pow_forward(x, n):
            y = 0.05 * x
            y[x > 0] = x[x > 0] ** n
            return y, (x, n)
        def pow_backward(G, cache):
            x, n = cache
            pos = x > 0
            dx = 0.05 * G
            dx[pos] = G[pos] * n * x[pos] ** (n - 1)
            return {"dx": dx, "dn": (G[pos] * x[pos]**n * np.log(x[pos])).sum()}
        """,
    "another activation": """
        def tanh_forward(x):
            y = np.tanh(x)
            return y, y
        def tanh_backward(G, cache):
            return G * (1 - cache**2)
        """,
    "a whole block": """
        def block_forward(x, W, b):
            return np.tanh(x @ W + b)
        def block_backward(G, x, W, b):
            delta = G * (1 - np.tanh(x @ W + b) ** 2)
            return delta @ W.T, x.T @ delta, delta.sum(0)
        """,
}
LOSSES = {
    "one-hot": """
        def ce_forward(logits, labels):
            p = np.exp(logits - logits.max(1, keepdims=True))
            p /= p.sum(1, keepdims=True)
            onehot = np.eye(p.shape[1])[labels]
            return -(onehot * np.log(p)).sum() / len(p), (p, onehot)
        def ce_backward(cache):
            p, onehot = cache
            return (p - onehot) / p.shape[0]
        """,
    "loop": """
        def loss_forward(z, y):
            total = 0.0
            for row, k in zip(z, y):
                total += np.log(np.exp(row).sum()) - row[k]
            return total / len(z)
        def loss_backward(z, y):
            out = np.empty_like(z)
            for r, (row, k) in enumerate(zip(z, y)):
                out[r] = np.exp(row) / np.exp(row).sum()
                out[r, k] -= 1
            return out / len(z)
        """,
    "squared error": """
        def mse_forward(z, y):
            return ((z - np.eye(3)[y]) ** 2).mean()
        def mse_backward(z, y):
            return 2 * (z - np.eye(3)[y]) / z.size
        """,
}
