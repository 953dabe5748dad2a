"""The rows of the title for saved games."""

from collections.abc import Iterable

from game.engine.story import Story
from game.saves import Saved
from game.streams import shown
from game.telling.words import count, listed, name_of
from game.tui.widgets.choices import Choice

MOST = 8


def saved_rows(story: Story, saves: Iterable[Saved]) -> list[tuple[Choice, Saved]]:
    """The newest games, each with what can be said of it in a line; one that cannot be taken up says why."""
    return [(_row(story, saved), saved) for saved in tuple(saves)[:MOST]]


def _row(story: Story, saved: Saved) -> Choice:
    game = saved.chronicle
    name = shown(saved.path.stem)
    if game is None:
        return Choice(f"Damaged: {name}", f"It cannot be opened: {saved.why}. It is left as it is.", open=False)
    if not saved.fits(story):
        return Choice(f"Of another story: {name}", "It was played with other scene files.", open=False)
    chairs = listed([name_of(story, chair) for chair in game.chairs])
    decided = count(sum(bool(entry.by_people) for entry in game.entries), "decision", "decisions")
    how = {"solo": "as", "class": "as a class, as", "teams": "as teams:"}[game.mode]
    return Choice(f"Go on {how} {chairs}, {decided} made ({name})")
