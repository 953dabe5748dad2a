"""The game in one HTML file, which opens without a server, an installation or a network: Python itself lies in it."""

from pathlib import Path

PAGE = Path(__file__).with_name("page")
"""What the file is put together from: a template, a stylesheet, and two scripts."""
