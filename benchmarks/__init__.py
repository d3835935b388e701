"""Paired measurements against peers; ``make bench`` runs them all."""
