"""One browser for all tests of pages."""

from tests.web.conftest import devtools

__all__ = ["devtools"]
