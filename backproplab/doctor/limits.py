"""What one submission may use."""

from dataclasses import dataclass

__all__ = ["MOST_OUTPUT", "Limits"]

MOST_OUTPUT = 10_000_000  # bytes of one file, the file of findings included


@dataclass(frozen=True)
class Limits:
    """What one file may use.

    Parameters
    ----------
    seconds : float
        Time for the whole file.
    seconds_each : float
        Time for loading it, and for each thing checked.
    megabytes : int
        Address space.
    """

    seconds: float = 30.0
    seconds_each: float = 8.0
    megabytes: int = 2048

    def apply(self) -> None:
        """Set the limits of this process: the child does, before it loads the file."""
        import resource  # noqa: PLC0415  exists on POSIX only; the rest works without

        size, cpu = self.megabytes * 2**20, int(self.seconds) + 1
        for kind, limit in (
            (resource.RLIMIT_AS, size),
            (resource.RLIMIT_CPU, cpu),
            (resource.RLIMIT_FSIZE, MOST_OUTPUT),
            (resource.RLIMIT_CORE, 0),
        ):
            most = resource.getrlimit(kind)[1]
            allowed = limit if most == resource.RLIM_INFINITY else min(limit, most)
            resource.setrlimit(kind, (allowed, allowed))
