"""Solution: the homework's optimizer rules."""

from math import sqrt
from random import gauss


def gradient_descent(x, y, dx, dy, hparams):
    """One step against the gradient."""
    alpha = hparams["alpha"]
    return x - alpha * dx, y - alpha * dy


def stochastic_gradient_descent(x, y, dx, dy, hparams):
    """One step against a noisy gradient."""
    alpha = hparams["alpha"]
    dx, dy = gauss(dx, 1), gauss(dy, 1)
    return x - alpha * dx, y - alpha * dy


def momentum(x, y, dx, dy, v_x, v_y, hparams):
    """One step by the velocity, which keeps part of itself."""
    alpha, gamma = hparams["alpha"], hparams["gamma"]
    dx, dy = gauss(dx, 1), gauss(dy, 1)
    v_x = gamma * v_x + alpha * dx
    v_y = gamma * v_y + alpha * dy
    return x - v_x, y - v_y, v_x, v_y


def adagrad(x, y, dx, dy, v_x, v_y, hparams):
    """One step divided by the root of the sum of all squares so far."""
    alpha, eps = hparams["alpha"], hparams["eps"]
    dx, dy = gauss(dx, 1), gauss(dy, 1)
    v_x = v_x + dx**2
    v_y = v_y + dy**2
    x = x - alpha * dx / (sqrt(v_x) + eps)
    y = y - alpha * dy / (sqrt(v_y) + eps)
    return x, y, v_x, v_y


def adam(x, y, dx, dy, f_x, f_y, s_x, s_y, i, hparams):
    """One step along an average gradient, divided by an average size."""
    alpha, eps = hparams["alpha"], hparams["eps"]
    beta_1, beta_2 = hparams["beta_1"], hparams["beta_2"]
    dx, dy = gauss(dx, 1), gauss(dy, 1)
    t = i + 1
    f_x = beta_1 * f_x + (1 - beta_1) * dx
    f_y = beta_1 * f_y + (1 - beta_1) * dy
    s_x = beta_2 * s_x + (1 - beta_2) * dx**2
    s_y = beta_2 * s_y + (1 - beta_2) * dy**2
    f_x_hat = f_x / (1 - beta_1**t)
    f_y_hat = f_y / (1 - beta_1**t)
    s_x_hat = s_x / (1 - beta_2**t)
    s_y_hat = s_y / (1 - beta_2**t)
    x = x - alpha * f_x_hat / (sqrt(s_x_hat) + eps)
    y = y - alpha * f_y_hat / (sqrt(s_y_hat) + eps)
    return x, y, f_x, f_y, s_x, s_y
