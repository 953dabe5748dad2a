"""scenes/README.md and the format are one: every key has a heading, every heading a key, and every example is sound.

An example is a whole file of a small story, or a group's key with its value: that one is put in its place in the story,
which so grows from the smallest that works to one with every key there is.
"""

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from game.content import check, load, scenes_folder
from game.content.field_types import AllOr, FieldType, Group, Key, ListOf, MapOf, TextOr
from game.content.loading import load_with_properties
from game.content.schema import FILES
from game.engine.outcome import ending_of, history

QUICK: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
REFERENCE = (scenes_folder() / "README.md").read_text(encoding="utf-8")


class Example(NamedTuple):
    """A fenced example, and the group under whose heading it stands."""

    line: int
    group: str
    file: str
    text: str


def groups(kind: FieldType, found: dict[str, Group]) -> dict[str, Group]:
    """Every group that the kind is made of, by name."""
    match kind:
        case Group() if kind.name not in found:
            found[kind.name] = kind
            for key in kind.keys:
                groups(key.kind, found)
        case ListOf():
            groups(kind.item, found)
        case MapOf():
            groups(kind.value, found)
        case AllOr() | TextOr():
            groups(kind.other, found)
    return found


GROUPS = {name: group for one in FILES.values() for name, group in groups(one, {}).items()}


@cache
def parts() -> list[tuple[int, str, str, list[str]]]:
    """Each heading of the reference with its line, the group to which it belongs, and what stands under it."""
    found = []
    group, heading, number, under, fenced = "", "", 0, list[str](), False
    for place, line in enumerate([*REFERENCE.split("\n"), "# the end"], 1):
        fenced ^= line.startswith("```")
        if fenced or not line.startswith("#"):
            under.append(line)
            continue
        found.append((number, group, heading, under))
        heading, number, under = line.lstrip("# "), place, []
        if not line.startswith("###"):
            name = heading.split(":")[0].replace("`", "").lower()
            group = name if name in GROUPS else ""
    return found


@cache
def keys() -> dict[tuple[str, str], tuple[str, str]]:
    """What the reference says of each key of each group: whether it is required, and the words under its heading."""
    found = {}
    for _, group, heading, under in parts():
        if key := re.fullmatch("`([a-z-]+)`: (required|optional)", heading):
            assert (group, key[1]) not in found, heading
            found[group, key[1]] = key[2], " ".join(" ".join(under).split())
    return found


def examples() -> Iterator[Example]:
    for number, group, _, under in parts():
        text = "\n".join(under)
        for found in re.finditer(r"^```yaml ?(?:(file|in|more)=(\S+))?\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            line = number + text[: found.start()].count("\n") + 1
            where = found[2] or ""
            inside = where.replace("-", " ") if found[1] == "in" else group
            yield Example(line, inside, where if found[1] in ("file", "more") else "", found[3])


def test_every_key_has_a_heading_and_every_heading_a_key() -> None:
    known = {(name, key.name): key.required for name, group in GROUPS.items() for key in group.keys}
    assert {key: said == "required" for key, (said, _) in keys().items()} == known


@pytest.mark.parametrize(("name", "key"), [(name, key) for name, group in GROUPS.items() for key in group.keys])
def test_a_key_is_explained_as_in_an_editor_and_has_an_example(name: str, key: Key) -> None:
    words = keys()[name, key.name][1]
    assert words.startswith(key.about)
    assert f"```yaml {key.name}:" in words


def test_every_example_in_yaml_is_found() -> None:
    assert len(list(examples())) == REFERENCE.count("```yaml")


def test_every_link_leads_to_a_heading() -> None:
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for _, _, heading, _ in parts()}
    links = re.findall(r"\]\(#([^)]*)\)", REFERENCE)
    assert links
    assert set(links) <= anchors


def write(folder: Path, example: Example) -> None:
    path = folder / example.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example.text, encoding="utf-8")


def test_the_card_of_the_lesson_fits_the_story(tmp_path: Path) -> None:
    shutil.copytree(scenes_folder(), tmp_path / "my-scenes")
    card, stated = (example for example in examples() if example.file.startswith("my-scenes/"))
    write(tmp_path, card)
    proofs = tmp_path / stated.file
    proofs.write_text(proofs.read_text(encoding="utf-8") + stated.text, encoding="utf-8")
    story, problems = check(tmp_path / "my-scenes")
    assert story, problems
    assert Path(card.file).stem in {scene.id for scene in story.scenes}
    shorter = next(option for option in story.scenes if option.id == Path(card.file).stem)
    assert len(shorter.seats[0].options) == 2
    *_, own = load_with_properties(tmp_path / "my-scenes")[1]
    assert f'--only "{own.says[8:29]}"' in REFERENCE
    assert own.chairs == (shorter.seats[0].chair,)


def smallest(folder: Path) -> Path:
    """The smallest story that works, as the reference has it."""
    for example in examples():
        if example.file.startswith("my-story/") and not example.group:
            write(folder, example)
    return folder / "my-story"


def test_the_smallest_story_works_and_can_be_played(tmp_path: Path) -> None:
    folder = smallest(tmp_path)
    assert check(folder)[1] == []
    story = load(folder)
    assert ending_of(story, history(story)[-1].after).id == "silence"


def places(kind: FieldType, node: yaml.Node, name: str) -> Iterator[yaml.MappingNode]:
    """Where in a file a group of this name stands."""
    match kind, node:
        case Group(), yaml.MappingNode():
            if kind.name == name:
                yield node
            for key, value in node.value:
                known = kind.key(key.value)
                yield from places(known.kind, value, name) if known else ()
        case ListOf(), yaml.SequenceNode():
            for value in node.value:
                yield from places(kind.item, value, name)
        case MapOf(), yaml.MappingNode():
            for _, value in node.value:
                yield from places(kind.value, value, name)
        case AllOr() | TextOr(), _:
            yield from places(kind.other, node, name)


def put(path: Path, example: Example) -> Iterator[None]:
    """Put the example into each place of the file in turn; the file is restored after each."""
    old = path.read_text(encoding="utf-8")
    kind = FILES[path.stem if path.stem in FILES else "scene"]
    count = len(list(places(kind, yaml.compose(old, QUICK), example.group)))
    for number in range(count):
        tree = yaml.compose(old, QUICK)
        place = list(places(kind, tree, example.group))[number]
        new = yaml.compose(example.text, QUICK).value
        names = {key.value for key, _ in new}
        place.value = [pair for pair in place.value if pair[0].value not in names] + new
        path.write_text(yaml.serialize(tree, Dumper=yaml.BaseDumper, allow_unicode=True), encoding="utf-8")
        yield
        path.write_text(old, encoding="utf-8")


def fits(folder: Path, example: Example) -> list[str]:
    """Put the example in the first place where the story stays sound; what was wrong, if there is none."""
    why = [f"The story has no place for {example.group}."]
    for path in sorted(folder.rglob("*.yaml")):
        for _ in put(path, example):
            problems = check(folder)[1]
            if not problems:
                return []
            why = [str(problem) for problem in problems]
    return why


@pytest.mark.slow
def test_every_example_is_sound_in_its_place(tmp_path: Path) -> None:
    folder = smallest(tmp_path)
    for example in examples():
        if not example.file:
            assert example.group, f"line {example.line}: under no group"
            assert fits(folder, example) == [], f"line {example.line}: {example.text}"
        elif example.group:
            write(tmp_path, example)
            # What claims, documents and factors are for stands in the example after them.
            is_first = example.file.endswith(("/facts.yaml", "/documents.yaml", "/enquiry.yaml"))
            open = {"no-facts", "unused-fact", "never-shown", "no-factors", "one-sided"} if is_first else set()
            assert {problem.code for problem in check(folder)[1]} <= open, f"line {example.line}: {example.text}"
    assert load(folder)
