"""The claims of a story's facts.yaml, read when one of them is first asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from game.content.build import claims
from game.content.declared_names import DeclaredNames
from game.content.diagnostics import Report
from game.content.format_checks import Checker
from game.content.reference_schema import CLAIMS
from game.content.story_files import open_page
from game.content.text_files import is_there
from game.engine.reference import Claim


class Catalogue(Mapping[str, Claim]):
    """The claims of the folder's story by their ids; none where there is no such file, or it is not sound.

    A story is as sound without it, and `card-index check` tells what is wrong with it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, id: str) -> Claim:
        return self._claims[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)

    @cached_property
    def _claims(self) -> Mapping[str, Claim]:
        report = Report()
        page = open_page(self._folder, "facts.yaml", report) if is_there(self._folder / "facts.yaml") else None
        record = Checker(DeclaredNames({}), report).read(CLAIMS, page) if page else None
        return claims(record) if record and report.is_sound() else {}
