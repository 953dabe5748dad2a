"""``python -m game``, and the command ``card-index``: where both begin."""

import sys


def main() -> int:
    """The exit code of what was asked for, also where that is interrupted before it has begun."""
    try:
        from game.cli import main as run

        return run()
    except KeyboardInterrupt:
        from game.exit_codes import INTERRUPTED
        from game.i18n import tr

        print(tr("Interrupted."), file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
