"""`card-index new` and `card-index copy-scenes`: a first card, and a folder of one's own to put it in."""

import os
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import game
from game.atomic_files import make_folder, write_new
from game.console import as_typed, shown
from game.content import scenes_folder
from game.engine.enquiry import Enquiry
from game.engine.scene import Scene
from game.engine.story import Act, Story
from game.exit_codes import MISUSED, CommandError
from game.i18n import day_in_words
from game.typed_names import understood

PATTERN = r"([0-9]{4})-(0[1-9]|1[0-2])(-[a-z0-9]+)+"

CARD = """\
# A new card. Everything behind a # is a remark for you: write your own words in place of the text, then delete it.
# scenes/README.md says what each key is for. Run card-index check after every change.
title: A headline for this card
date: {date}  # the first day it covers; it orders the cards
place: Where it happens
# What everybody in the room can see, 50 to 90 words.
prose: |
  Say here what everybody in the room can see.
# Who sits there. There are: {chairs}. For another chair, copy the block from its name to its last outcome.
chairs:
  {chair}:
    # What this one alone knows and wants that day, 30 to 60 words.
    brief: |
      Say here what {name} alone knows and wants that day.
    # Two to six options. The first here is what was really done, the second a road not taken.
    options:
      - id: as-it-was
        label: What was really done
        attends: {attends}  # or: {others}
        historical: 1
        # To change something: effects: {{{meter}: +1}}
        outcome: |
          Say here what follows from it in the player's story, 30 to 60 words.
      - id: another-road
        label: What might have been done instead
        attends: {attends}
        debated: ours  # strong or some if historians debate it, ours if it is your own suggestion
        outcome: |
          Say here what might follow from that, as a possibility.
# What {opponent} does. An entry that comes only at times has a `when`, and stands before this one.
opponent:
  - text: |
      Say here what {opponent} does.
history:
  # What really happened, in your own words, 40 to 80 of them.
  text: |
    Say here what really happened.
{facts}  essay: [{sentence}]  # the sentences of essay.yaml that say so
# One or two questions worth arguing about.
ask:
  - What would you ask a class here?
"""

FACTORS = """\
# What this card says of a factor of the enquiry: for it, against it, or both. There are: {factors}.
factors:
  {factor}:
    for: |
      Say here what speaks for it.
"""


def new(id: str, story: Story, folder: Path, act: str = "") -> int:
    """Write a first card with this id into the folder of its act. Raises CommandError and OSError."""
    found = re.fullmatch(PATTERN, id)
    if not found:
        raise CommandError(
            MISUSED,
            f"{shown(id)} is no name for a card. Write year, month and a word or two in small letters, "
            "such as 1854-09-pump-handle.",
        )
    if lies_in(folder, Path(game.__file__).parent):
        raise CommandError(
            MISUSED,
            "These scenes belong to the installed game, and its next version would write over them. "
            f"First: card-index copy-scenes my-scenes. Then: card-index new {id} --scenes my-scenes",
        )
    if story.has(Scene, id):
        raise CommandError(MISUSED, f"There is a card {id} already. Give the new one another name.")
    day = _free_day(story, int(found[1]), int(found[2]))
    home = _home(story, day, act)
    path = folder / home.id / f"{id}.yaml"
    try:
        write_new(path, (_schema_line(path.parent) + _text(story, day)).encode())
    except FileExistsError:
        raise CommandError(MISUSED, f"{shown(str(path))} is there already, and nothing is written over.") from None
    print(f"Written: {shown(str(path))}, on {day_in_words(day)}, in the act {home.title}.")
    print(f"Open it in your editor, and see it played with: card-index try {id}{_with(folder)}")
    return 0


def copy_scenes(to: Path) -> int:
    """Copy the scenes that came with the game into a folder of the author's own, whole or not at all.

    Raises CommandError and OSError.
    """
    if lies_in(to, scenes_folder()):
        raise CommandError(MISUSED, f"{shown(str(to))} lies in the folder that is to be copied. Name one outside it.")
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise CommandError(
            MISUSED, f"{shown(str(to))} is not an empty folder, and nothing is written over. Name a new one."
        )
    try:
        _copy(scenes_folder(), to)
    except OSError:
        shutil.rmtree(to, ignore_errors=True)
        raise
    print(f"The scenes are in {shown(str(to))}, and yours to change. Its README.md says how they are built.")
    print(f"After each change: card-index check{_with(to)}. To play them: card-index play{_with(to)}")
    return 0


def lies_in(folder: Path, other: Path) -> bool:
    """Whether the folder is the other one or lies in it, behind all links; one that leads in a circle lies nowhere."""
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(other))


def _copy(folder: Path, to: Path) -> None:
    """Copy what is not hidden, to the first file that cannot be copied. Raises OSError.

    ``shutil.copytree`` would go on to the last, and its error would neither name a file nor say why.
    """
    make_folder(to)
    for one in sorted(folder.glob("[!.]*")):
        if one.is_dir():
            _copy(one, to / one.name)
        else:
            _copy_file(one, to / one.name)


def _copy_file(file: Path, to: Path) -> None:
    content = file.read_bytes()
    try:
        to.write_bytes(content)
    except OSError as error:
        error.filename = str(to)  # a full disk is told of no file
        raise


def _with(folder: Path) -> str:
    return "" if folder == scenes_folder() else f" --scenes {as_typed(str(folder))}"


def _free_day(story: Story, year: int, month: int) -> date:
    """The first day of the month on which no card plays."""
    taken = {scene.date for scene in story.scenes}
    try:
        days = [date(year, month, 1) + timedelta(days) for days in range(28)]
    except ValueError:
        raise CommandError(MISUSED, f"There is no year {year}.") from None
    free = next((day for day in days if day not in taken), None)
    if free is None:
        raise CommandError(MISUSED, "Every day of that month has its card already.")
    return free


def _home(story: Story, day: date, act: str) -> Act:
    """The act that is named; else that of the card before this day, or of the first card."""
    if act:
        return story.find(Act, understood("act", act, story.acts))
    before = [scene for scene in story.scenes if scene.date < day] or story.scenes[:1]
    return story.find(Act, before[-1].act)


def _schema_line(folder: Path) -> str:
    """The line by which an editor knows the format, as the neighbours have it; nothing where they have none."""
    for path in sorted(folder.glob("*-*.yaml")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        if first.startswith("# yaml-language-server:"):
            return f"{first}\n"
    return ""


def _text(story: Story, day: date) -> str:
    claim = next(iter(story.claims), "")
    card = CARD + _factors(story.enquiry) if story.enquiry else CARD
    return card.format(
        date=day.isoformat(),
        chairs=", ".join(chair.id for chair in story.chairs),
        chair=story.chairs[0].id,
        name=story.chairs[0].name,
        attends=story.attends[0].id,
        others=", ".join(one.id for one in story.attends[1:]) or "no other",
        meter=story.meters[0].id,
        opponent=story.opponent.name,
        facts=f"  facts: [{claim}]  # the claims of facts.yaml on which that rests\n" if claim else "",
        sentence=next((one.id for one in story.sentences if one.verdict == "right"), story.sentences[0].id),
    )


def _factors(enquiry: Enquiry) -> str:
    ids = [factor.id for factor in enquiry.factors]
    return FACTORS.format(factors=", ".join(ids), factor=ids[0])
