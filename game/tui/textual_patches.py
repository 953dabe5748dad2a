"""Faults of Textual that players would meet and that no subclass of ours can answer, each mended in its own class.

Whatever a subclass can answer is answered there: see `screens.base.SafeScreen`, `widgets.lists.SafeRows`,
`widgets.text_field.TextField`, `palette.Palette` and `notices.Notice`.
``tests/tui/test_textual_still.py`` tells what of that Textual has mended since.
"""

from typing import Any

from textual._styles_cache import StylesCache

_inner_outer: Any = StylesCache.get_inner_outer


def mend() -> None:
    """Mend what is below. Must be called before the first screen is shown; a second call changes nothing.

    - Textual 8.2.8, ``StylesCache.get_inner_outer``: it is written like a class method (its first argument is called
      ``cls``, which it never uses), but lacks the decorator. So each widget's own cache becomes part of the key of an
      ``lru_cache``, and up to 1,024 widgets that are gone are kept, with the lines they last showed: some 30 MB after
      twenty cards. To show it: call the method on a cache, drop the cache, and it is still there.
    """
    StylesCache.get_inner_outer = classmethod(_inner_outer)  # type: ignore[assignment]
