"""What a page has from whoever serves it: where its forms and links lead, and what it says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The addresses and the signs of one page."""

    here: str = "table"
    """The page of the moment itself."""
    post: str = "table/"
    """What stands before the name of a command: a form is posted to ``table/choose``."""
    look: str = "look/"
    """What stands before the name of a look-up: ``look/people``."""
    style: str = "pages.css"
    """The stylesheet."""
    script: str = ""
    """A script that follows the game; without one a page says where to look again."""
    revision: int = 0
    """Which state of the game the page shows, for a script."""
    said: str = ""
    """What is to be told of the last form: said in the live region."""
    sign: str = ""
    """What stands above everything, such as the code to join."""
