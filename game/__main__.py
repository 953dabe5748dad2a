"""``python -m game``: the same as the command ``card-index``."""

import sys

from game.cli import main

sys.exit(main())
