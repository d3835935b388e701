"""The ledger's entries, which the formulas are printed from."""

import ledger.entries  # noqa: F401  declares them
