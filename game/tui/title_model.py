"""What the title knows of a story: its name, a row for each chair, and one for each saved game."""

from collections.abc import Iterable

from game.console import shown
from game.engine.story import Story
from game.i18n import listed, marked, tr, trn
from game.saves import Saved
from game.telling.words import name_of
from game.tui.screens.title import ChairRow, TitleModel
from game.tui.widgets.choices import Choice

MOST = 8
GO_ON = {
    "solo": marked("Go on as {chairs}, {made} ({name})"),
    "class": marked("Go on as a class, as {chairs}, {made} ({name})"),
    "teams": marked("Go on as teams: {chairs}, {made} ({name})"),
}
FINISHED = {
    "solo": marked("Finished: {chairs}, {made} ({name})"),
    "class": marked("Finished: a class as {chairs}, {made} ({name})"),
    "teams": marked("Finished: teams as {chairs}, {made} ({name})"),
}


def title_model(story: Story, saves: Iterable[Saved], at_a_seat: bool = False) -> TitleModel:
    """The chairs, and the newest games, each with what can be said of it in a line; one that cannot be taken up says
    why. At a seat of the server, where a game may have been torn off, the newest that has not ended stands first."""
    newest = list(saves)[:MOST]
    torn_off = next((saved for saved in newest if at_a_seat and _goes_on(story, saved)), None)
    if torn_off:
        newest = [torn_off, *(saved for saved in newest if saved is not torn_off)]
    chairs = [
        ChairRow(chair.id, Choice(chair.name, beside=chair.line), chair.name, chair.emblem) for chair in story.chairs
    ]
    return TitleModel(
        story.title,
        story.tagline,
        chairs,
        tr("{opponent}'s chair is taken.", opponent=story.opponent.name),
        [(_row(story, saved), saved) for saved in newest],
        bool(torn_off),
    )


def _goes_on(story: Story, saved: Saved) -> bool:
    """Whether it is a game of this story that has not ended."""
    return saved.fits(story) and not saved.has_ended(story)


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
    called = FINISHED if saved.has_ended(story) else GO_ON
    return Choice(tr(called[game.mode], chairs=chairs, made=made, name=name))
