"""Comparing optimizers on tasks, each at its own best learning rate."""
