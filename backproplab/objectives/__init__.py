"""What is minimized: a value and a gradient at every point."""
