"""What the title knows of a story: its name, and a row for each saved game."""

from collections.abc import Iterable

from game.console import shown
from game.engine.story import Story
from game.i18n import listed, marked, tr, trn
from game.saves import Saved
from game.telling.words import name_of
from game.tui.screens.title import TitleModel
from game.tui.widgets.choices import Choice

MOST = 8
GO_ON = {
    "solo": marked("Go on as {chairs}, {made} ({name})"),
    "class": marked("Go on as a class, as {chairs}, {made} ({name})"),
    "teams": marked("Go on as teams: {chairs}, {made} ({name})"),
}


def title_model(story: Story, saves: Iterable[Saved]) -> TitleModel:
    """The newest games, each with what can be said of it in a line; one that cannot be taken up says why."""
    rows = [(_row(story, saved), saved) for saved in tuple(saves)[:MOST]]
    return TitleModel(story.title, story.tagline, rows)


def _row(story: Story, saved: Saved) -> Choice:
    game = saved.chronicle
    name = shown(saved.path.stem)
    if saved.is_folder:
        return Choice(tr("The saved games cannot be opened"), f"{shown(str(saved.path))}: {saved.why}.", open=False)
    if game is None:
        return Choice(
            tr("Damaged: {name}", name=name),
            tr("It cannot be opened: {why}. It is left as it is.", why=saved.why),
            open=False,
        )
    if not saved.fits(story):
        return Choice(
            tr("Of another story: {name}", name=name), tr("It was played with other scene files."), open=False
        )
    chairs = listed([name_of(story, chair) for chair in game.chairs])
    decided = sum(bool(entry.by_people) for entry in game.entries)
    made = trn("{number} decision made", "{number} decisions made", decided)
    return Choice(tr(GO_ON[game.mode], chairs=chairs, made=made, name=name))
