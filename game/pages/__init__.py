"""The session as plain HTML pages, for phones, tablets and screen readers: no server, and no script that is needed."""

from pathlib import Path

STYLE = Path(__file__).with_name("assets") / "pages.css"
"""The one stylesheet; a page names the address at which it can be had."""
