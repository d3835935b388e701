"""The command line: ``backproplab`` or ``python -m backproplab``."""

import argparse
import sys

from backproplab.doctor import cli

__all__ = ["main"]


def main(arguments=None) -> int:
    """Run a command and return its exit status."""
    parser = argparse.ArgumentParser(prog="backproplab")
    cli.add_command(parser.add_subparsers(required=True, metavar="COMMAND"))
    options = parser.parse_args(arguments)
    return options.run(options)


if __name__ == "__main__":
    sys.exit(main())
