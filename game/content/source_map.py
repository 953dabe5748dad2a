"""Where in the files of a sound story its parts stand, for what is only found out by playing it."""

from pathlib import Path

from game.content.diagnostics import Place, Report
from game.content.story_files import open_folder
from game.content.yaml_reader import MappingNode, ScalarNode, SequenceNode, YamlNode


class SourceMap:
    """The files of a folder, as they were when this was made."""

    def __init__(self, folder: Path) -> None:
        self.report = Report()
        self._pages = open_folder(folder, self.report)

    def of_scene(self, id: str, *path: str | int) -> Place:
        """Where a part of a scene stands: keys by their names, entries of a list by their number or their id."""
        return _place(self._pages.scenes[id], path)

    def of_ending(self, id: str) -> Place:
        return _place(self._pages.endings, ("endings", id))


def _place(node: YamlNode | None, path: tuple[str | int, ...]) -> Place:
    assert node is not None, "a sound story has all its files"
    place = node.place
    for step in path:
        match node:
            case MappingNode():
                place, node = next((key.place, value) for key, value in node.entries if key.value == step)
            case SequenceNode(values=values) if isinstance(step, int):
                node = values[step - 1]
                place = node.place
            case SequenceNode(values=values):
                node = next(one for one in values if _id(one) == step)
                place = node.place
    return place


def _id(node: YamlNode) -> str:
    id = node.get("id") if isinstance(node, MappingNode) else None
    return id.value if isinstance(id, ScalarNode) else ""
