"""Minibatches, epochs and what they leave behind."""
