"""The names that a story declares, gathered before anything else is read, so that a misspelt one is known."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from game.content.advice import close, nearest, plain_id
from game.content.diagnostics import Place, Report, spelt
from game.content.field_types import DAY
from game.content.schema import FILES
from game.content.story_files import Pages
from game.content.yaml_reader import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.content.yaml_slips import no_space

UNREAD = re.compile(r"\.|.*[^A-Za-z0-9.-]")
"""The id of a sentence whose section has none that can be read."""
NOT_SMALL = re.compile(r"[^a-z0-9.-]")
"""What stands in no id but that of a sentence."""


@dataclass(frozen=True, slots=True)
class DeclaredNames:
    """What is declared, by kind."""

    declared: Mapping[str, Collection[str] | None]
    """None for a kind whose file could not be read: then nothing is known of its names."""
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """In a scene: for each chair that sits there, its options."""
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The lowest and highest value of each meter, where they can be read."""
    choices: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """For each scene that can be read, the options of each chair that sits in it."""
    dates: Mapping[str, str] = field(default_factory=dict)
    """The date of each scene, as it is written."""
    scene: str = ""
    """The scene that is read; empty where it is none."""

    def is_earlier(self, scene: str) -> bool:
        """Whether a scene comes before the one that is read, as far as their dates can be read."""
        if not self.scene:
            return True
        first, second = self.dates.get(scene), self.dates.get(self.scene)
        return scene != self.scene and (not first or not second or first < second)

    def inside(self, scene: str) -> "DeclaredNames":
        """The same names, with the chairs and options of a scene."""
        options: dict[str, tuple[str, ...]] = {}
        for chair, ids in self.choices.get(scene, {}).items():
            known = self.declared["a chair"] or (chair,)
            options[chair] = ids
            # A misspelt chair is told where it stands, and not again wherever it is meant.
            options |= {} if chair in known else dict.fromkeys(close(chair, known)[:1], options[chair])
        return replace(self, options=options, scene=scene)

    def check(self, name: str, kinds: Iterable[str], place: Place, report: Report) -> bool:
        """Whether one of the kinds has the name; if none has, the report says so."""
        for kind in kinds:
            names = self.declared[kind]
            if names is None or name in names:
                return True
        if colon := re.match(r"[\w.-]+(?=:[^ :\\])", name):
            at = colon.end()
            slip = no_space(place.line, place.column + at, "colon", name[at + 1 : at + 2])
            report.add(place._replace(column=slip.column), slip.code, slip.message, slip.advice)
            return False
        every = [one for kind in kinds for one in self.declared[kind] or ()]
        if "a sentence" not in kinds and name in map(_small, filter(NOT_SMALL.search, every)):
            return True  # how it is declared is told where it is
        report.add(
            place, "unknown-name", f"{spelt(name)} is not declared as {' or '.join(kinds)}.", nearest(name, every)
        )
        return False


def _small(id: str) -> str:
    """The id as it will be once it is mended."""
    return ".".join(map(plain_id, id.split(".")))


def declared(pages: Pages) -> DeclaredNames:
    """Every name that the files declare, taken as written: whether it is well formed is checked elsewhere."""
    story = pages.files["story"]
    names: dict[str, Collection[str] | None] = {}
    for kind, file, key, names_of in (
        ("a meter", "story", "meters", _keys),
        ("a fact", "story", "facts", _keys),
        ("a chair", "story", "chairs", _keys),
        ("a deck", "story", "decks", _keys),
        ("an aim", "story", "aims", _keys),
        ("a word of attends", "story", "attends", _keys),
        ("a person", "people", "people", _ids),
        ("a sentence", "essay", "sections", _sentences),
        ("an ending", "endings", "endings", _ids),
    ):
        page = pages.endings if file == "endings" else pages.files[file]
        names[kind] = None if page is None else _names(page, file, key, names_of)
    if any(map(UNREAD.match, names["a sentence"] or ())):
        names["a sentence"] = None
    for kind, file, key, names_of in (
        ("a claim of facts.yaml", "facts", "claims", _keys),
        ("a document", "documents", "documents", _ids),
        ("a factor", "enquiry", "factors", _keys),
        ("a written question", "written-tasks", "questions", _keys),
    ):
        page = pages.files.get(file)
        is_unread = page is None and file in pages.files  # or is read later
        names[kind] = None if is_unread else _names(page, file, key, names_of)
    names["a scene"] = dict.fromkeys(pages.scenes) if story and pages.complete else None
    return DeclaredNames(
        names, ranges=dict(_ranges(_get(story, "meters"))), choices=_choices(pages), dates=_dates(pages)
    )


def _get(node: YamlNode | None, *path: str) -> YamlNode | None:
    for name in path:
        node = node.get(name) if isinstance(node, MappingNode) else None
    return node


def _names(
    page: YamlNode | None, file: str, key: str, names_of: Callable[[YamlNode | None], Iterator[str]]
) -> Collection[str] | None:
    """The names under a key of a page, in its order, and found at once: each is looked for thousands of times. None
    where the key is misspelt, or an item has no id: it is told of that one, and of nothing that it may have declared.
    """
    node = _get(page, key)
    lacks_id = names_of is _ids and not all(isinstance(_get(item, "id"), ScalarNode) for item in _items(node))
    return None if lacks_id or _is_misspelt(page, file, key) else dict.fromkeys(names_of(node))


def _is_misspelt(page: YamlNode | None, file: str, key: str) -> bool:
    """Whether the page lacks the key, and has one that comes near it and is none of its own: it is told of that one."""
    if not isinstance(page, MappingNode) or page.get(key):
        return False
    unknown = [one.value for one, _ in page.entries if not FILES[file].key(one.value)]
    return bool(unknown and close(key, unknown))


def _keys(node: YamlNode | None) -> Iterator[str]:
    yield from (key.value for key, _ in node.entries) if isinstance(node, MappingNode) else ()


def _ranges(meters: YamlNode | None) -> Iterator[tuple[str, tuple[int, int]]]:
    for key, value in meters.entries if isinstance(meters, MappingNode) else ():
        ends = [_get(value, "from"), _get(value, "to")]
        numbers = [
            int(end.value) for end in ends if isinstance(end, ScalarNode) and re.fullmatch(r"[+-]?\d{1,6}", end.value)
        ]
        if len(numbers) == 2 and numbers[0] < numbers[1]:
            yield key.value, (numbers[0], numbers[1])


def _choices(pages: Pages) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        id: {chair: tuple(_ids(_get(scene, "chairs", chair, "options"))) for chair in _keys(_get(scene, "chairs"))}
        for id, scene in pages.scenes.items()
        if scene
    }


def _dates(pages: Pages) -> dict[str, str]:
    dates = {id: _get(scene, "date") for id, scene in pages.scenes.items()}
    return {
        id: date.value for id, date in dates.items() if isinstance(date, ScalarNode) and re.fullmatch(DAY, date.value)
    }


def _items(node: YamlNode | None) -> tuple[YamlNode, ...]:
    return node.values if isinstance(node, SequenceNode) else ()


def _ids(node: YamlNode | None) -> Iterator[str]:
    for item in _items(node):
        id = _get(item, "id")
        if isinstance(id, ScalarNode):
            yield id.value


def _sentences(sections: YamlNode | None) -> Iterator[str]:
    for section in _items(sections):
        id = _get(section, "id")
        for number, paragraph in enumerate(_items(_get(section, "paragraphs")), 1):
            for place, _ in enumerate(_items(paragraph), 1):
                yield f"{id.value if isinstance(id, ScalarNode) else ''}.{number}.{place}"
