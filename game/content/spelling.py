"""What a name that is not known may have been meant for."""

from collections.abc import Iterable

from game.content.diagnostics import code_point, is_invisible

MOST_LISTED = 8


def nearest(name: str, known: Iterable[str]) -> str:
    """The advice for a name that is not known; empty where none comes near and there are too many to list."""
    known = list(dict.fromkeys(known))
    if found := close(name, known):
        odd = dict.fromkeys(code_point(character) for character in name if is_invisible(character))
        delete = f" Delete {' and '.join(odd)}, which cannot be seen." if odd else ""
        return f"Did you mean {' or '.join(f'“{one}”' for one in found)}?{delete}"
    return f"There are: {', '.join(sorted(known))}." if 0 < len(known) <= MOST_LISTED else ""


def close(name: str, known: Iterable[str]) -> list[str]:
    """The two known names that come nearest, if any come near."""
    from difflib import get_close_matches  # only where something is wrong

    forms = {one.casefold(): one for one in known}
    return [forms[form] for form in get_close_matches(name.casefold(), forms, 2, 0.6)]
