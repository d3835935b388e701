"""The part of the docstrings that classifier and regressor share."""

__all__ = ["described"]

PARAMETERS = """
    hidden_layer_sizes : int or sequence of int
        Widths of the hidden layers, each at least 1; empty for a linear model.
    activation : str, Layer, or list of them
        For all hidden layers, or one for each: ``"LeakyReLU"``, ``"relu"`` (slope 0),
        ``"LearnablePower"`` (the learned exponent), or an instance such as
        ``LearnablePower(low=1.2)``.
    optimizer : str or Optimizer
        Name of a rule in ``OPTIMIZERS``, or an instance such as ``Adam(beta1=0.8)``.
    learning_rate : float or schedule, optional
        Takes the place of the optimizer's own, so that a search can vary it.
    l2 : float
        Factor of half the sum of squared weights, in [0, inf).
    batch_size : int or 'auto'
        Rows in a step, at least 1; ``'auto'`` is 200, or all rows if they are fewer.
    max_iter : int
        Epochs at most, at least 1.
    tol : float or None
        Training ends after `n_iter_no_change` epochs in a row of which none has
        improved the best loss, or with `early_stopping` the best score, by more than
        this; in [0, inf). None trains for `max_iter` epochs.
    n_iter_no_change : int
        See `tol`; at least 1.
    early_stopping : bool
        Hold out some rows, look at the score on them, and keep the parameters that
        were best there. The other rows are copied.
    validation_fraction : float
        Share of the rows held out, in (0, 1).
    init_scheme : str
        How the linear layers draw their weights, see :class:`Linear`.
    theta_init : ndarray, shape (P,), optional
        Parameters to start from instead of drawing them.
    shuffle : bool
        Whether to reorder the rows for each epoch.
    warm_start : bool
        Whether `fit` goes on from the parameters it finds; the optimizer starts afresh.
    random_state : int or None
        Seeds the initial parameters, the order of the rows and the split; a
        ``numpy.random.RandomState`` does too.
    verbose : bool
        Whether to show a progress bar.
"""

ATTRIBUTES = """
    network_, optimizer_ : Network, Optimizer
        What was trained, and by what.
    theta_ : ndarray, shape (P,)
        Its parameters; ``network_.unpack(theta_)`` has them by name.
    coefs_, intercepts_ : list of ndarray
        Weights and biases of the linear layers.
    history_ : History
        What :func:`train` returned last: metrics before the first and after each epoch.
    loss_curve_ : ndarray, shape (n_epochs,)
        Loss on all training rows, with the penalty, after each epoch. (scikit-learn
        averages the losses of the batches while the weights move.)
    n_iter_ : int
        Epochs trained; by `partial_fit`, in all its calls.
    validation_scores_, best_validation_score_ : ndarray, float
        With `early_stopping`, the score on the rows held out after each epoch.
    n_features_in_, feature_names_in_ : int, ndarray
        Width of the data, and its columns' names if it is a data frame.
"""

NOTES = """
    Rows of weight 0 are left out before anything else: the fit is that without them.
    Weights of whole numbers give the fit of repeated rows if all rows make one batch;
    with smaller batches the two see different batches.
"""


def described(cls):
    """Fill in the parameters, attributes and notes that both classes have.

    Examples
    --------
    >>> @described
    ... class Demo:
    ...     "Attributes: {attributes}"
    >>> "theta_ : ndarray" in Demo.__doc__
    True
    """
    parts = {"parameters": PARAMETERS, "attributes": ATTRIBUTES, "notes": NOTES}
    for name, text in parts.items():
        cls.__doc__ = cls.__doc__.replace(f"{{{name}}}", text.strip())
    return cls
