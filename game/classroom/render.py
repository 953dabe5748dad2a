"""Pages made of the templates of this folder."""

from pathlib import Path

from game.telling.html import templates

TEMPLATES = Path(__file__).parent / "templates"


def rendered(template: str, **values: object) -> str:
    """The page in HTML that a template gives with these values."""
    text: str = templates(TEMPLATES).get_template(template).render(**values)
    return text
