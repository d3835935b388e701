"""Following an optimizer over a surface, from one start or from many."""
