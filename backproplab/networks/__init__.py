"""Layers in a row over one flat vector of parameters."""
