"""What every other room builds on: arrays, registries and argument checks."""
