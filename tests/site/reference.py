"""How slow a browser is at this moment, by a loop with a known time on a quiet machine.

Limits in seconds hold for a quiet machine; a test that is `timing` multiplies them.
"""

__all__ = ["slowness"]

LOOP = """() => {
  const begin = performance.now();
  let sum = 0;
  for (let i = 1; i < 3_000_000; i++) sum += Math.sqrt(i) * Math.sin(i);
  return sum && performance.now() - begin;
}"""
#: What the loop took there, in milliseconds.
QUIET = 40.0


def slowness(page, *, throttled=1):
    """How much longer things take than on the quiet machine; 1 on a faster one.

    Parameters
    ----------
    page : playwright.sync_api.Page
        Where the loop runs, three times; the slowest counts.
    throttled : float, optional
        How many times the page is slowed down on purpose.
    """
    taken = max(page.evaluate(LOOP) for _ in range(3))
    return max(1.0, taken / throttled / QUIET)
