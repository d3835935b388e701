"""The same training in PyTorch, eager or compiled."""

from itertools import pairwise

import torch
from torch import nn

__all__ = ["torch_training"]


def torch_training(problem, compiled=False):
    """Train the same layers in float64."""
    x, targets = (torch.from_numpy(a) for a in problem.data())
    layers = []
    for a, b in pairwise(problem.sizes):
        layers += [nn.Linear(a, b, dtype=torch.float64), nn.LeakyReLU(0.01)]
    model, loss = nn.Sequential(*layers[:-1]), nn.CrossEntropyLoss()
    weights = [p for p in model.parameters() if p.ndim == 2]
    biases = [p for p in model.parameters() if p.ndim == 1]
    groups = [{"params": weights, "weight_decay": problem.l2}, {"params": biases}]
    rule = torch.optim.SGD(groups, lr=problem.rate)

    def objective(rows, labels):
        return loss(model(rows), labels)

    if compiled:
        objective = torch.compile(objective)

    def run():
        for _ in range(problem.epochs):
            order = torch.randperm(len(x))
            mixed, labels = x[order], targets[order]
            for begin in range(0, len(x), problem.batch):
                rows = slice(begin, begin + problem.batch)
                rule.zero_grad()
                objective(mixed[rows], labels[rows]).backward()
                rule.step()

    return run
