"""The house: who may import whom, and how large a room may grow."""

import ast
import importlib
import inspect
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from game.arguments import parser
from game.cli import COMMANDS
from game.session.session import Session

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "game").rglob("*.py"))
FLOORS = {
    "__init__": 0,
    "atomic_files": 1,
    "console": 0,
    "engine": 0,
    "environment": 0,
    "exit_codes": 0,
    "i18n": 0,
    "content": 2,
    "crash_report": 2,
    "settings": 2,
    "telling": 2,
    "arguments": 3,
    "session": 3,
    "typed_names": 3,
    "saves": 4,
    "classroom": 4,
    "authoring": 5,
    "tables": 5,
    "pages": 6,
    "onefile": 7,
    "plain": 6,
    "tui": 6,
    "web": 7,
    "commands": 8,
    "cli": 9,
    "__main__": 10,
}


def room(module: str) -> str:
    """The room of a dotted name: ``game.engine.story`` lies in ``engine``."""
    return module.split(".")[1] if "." in module else "__init__"


@cache
def nodes(path: Path) -> list[ast.AST]:
    """All nodes of a module, the module itself first."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.append(node.module or "")
    return names


def modules_imported(path: Path, known: Collection[str]) -> Iterator[str]:
    """The modules that a module imports, wherever in it."""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom):
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in known else f"{node.module}" for name in inner)


def home(path: Path) -> str:
    return path.relative_to(ROOT / "game").parts[0].removesuffix(".py")


def test_a_module_imports_only_from_lower_floors() -> None:
    for path in MODULES:
        for name in imports(path):
            if name.startswith("game.") and room(name) != home(path):
                assert FLOORS[room(name)] < FLOORS[home(path)], f"{path} imports {name}"


def test_no_imports_go_round_in_a_circle() -> None:
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES}
    TopologicalSorter({name: modules_imported(path, names) for name, path in names.items()}).prepare()


LIBRARIES = {
    "textual": ("tui",),
    "rich": ("tui",),
    "yaml": ("content",),
    "babel": ("i18n",),
    "genanki": ("classroom",),
    "sqlite3": ("tables", "classroom"),
    "aiohttp": ("web",),
    "segno": ("web",),
    "textual_serve": ("web",),
}
"""The rooms that know each library: one, but that a deck for Anki is a database as well as a live room is."""


def test_each_library_lives_in_its_room() -> None:
    for path in MODULES:
        for name in imports(path):
            assert home(path) in LIBRARIES.get(name.split(".")[0], (home(path),)), f"{path} imports {name}"


def test_the_engine_knows_only_itself_and_the_standard_library() -> None:
    rooms = [path for path in MODULES if home(path) == "engine"]
    assert rooms
    for path in rooms:
        for name in imports(path):
            own = name.startswith("game.engine") or name.split(".")[0] in sys.stdlib_module_names
            assert own, f"{path} imports {name}"


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    files = [path for path in (ROOT / "game").rglob("*") if path.suffix in {".py", ".tcss"}]
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert len(lengths) > len(MODULES)
    assert {path: lines for path, lines in lengths.items() if lines > 300} == {}


def test_no_two_classes_have_one_name() -> None:
    bodies = (node.body for path in MODULES for node in nodes(path)[:1] if isinstance(node, ast.Module))
    names = Counter(node.name for body in bodies for node in body if isinstance(node, ast.ClassDef))
    assert len(names) > 300
    assert [name for name, number in names.items() if number > 1] == []


def test_text_has_the_same_encoding_on_every_system() -> None:
    for path in MODULES:
        for node in nodes(path):
            match node:
                case ast.Call(func=ast.Name("open"), args=[_, ast.Constant("wb" | "xb")]):
                    pass
                case ast.Call(func=ast.Attribute(attr="read_text" | "write_text") | ast.Name("open")):
                    assert "encoding" in {word.arg for word in node.keywords}, f"{path}:{node.lineno}"


def test_a_module_says_what_it_is_for() -> None:
    trees = [(path, nodes(path)[0]) for path in MODULES]
    assert [path for path, tree in trees if isinstance(tree, ast.Module) and not ast.get_docstring(tree)] == []


def test_lines_never_pay_for_the_screen(tmp_path: Path) -> None:
    lines = [["check"], ["history"], ["play", "--plain", "--save", str(tmp_path / "g.json")], ["graph"], ["--help"]]
    code = (
        "import sys\nfrom game.cli import main\n"
        f"for words in {lines!r}:\n"
        "    try:\n        main(words)\n    except SystemExit:\n        pass\n"
        "    assert not {'textual', 'aiohttp', 'textual_serve'} & set(sys.modules), words\n"
    )
    done = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", ["game.tui.app", "game.commands.playing"])
def test_the_first_thing_a_player_sees_waits_for_no_story(module: str) -> None:
    waits = "[name for name in sys.modules if name.startswith(('game.engine', 'game.content', 'yaml', 'babel'))]"
    code = f"import sys, {module}\nassert not {waits}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_the_first_plain_line_waits_for_no_story() -> None:
    waits = "[name for name in sys.modules if name.startswith(('game.content', 'game.telling', 'yaml', 'babel'))]"
    code = (
        "import sys\nfrom game.cli import main\nimport game.commands.playing as playing\n"
        f"def say(line):\n    assert not {waits}\n    raise KeyboardInterrupt\n"
        "playing.say = say\nassert main(['play', '--plain']) == 130"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_a_check_of_english_scenes_loads_no_data_of_languages() -> None:
    code = "import sys; from game.cli import main; main(['check']); assert not {'babel', 'shutil'} & set(sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr


def test_every_command_has_its_function() -> None:
    offered = next(action.choices for action in parser()._actions if action.dest == "command")
    assert {"title", *offered} == COMMANDS.keys()
    for place in COMMANDS.values():
        module, function = place.split(":")
        assert callable(getattr(importlib.import_module(f"game.commands.{module}"), function))


def test_what_is_run_by_hand_imports_what_there_is() -> None:
    tools = [path for path in (ROOT / ".ci").iterdir() if "python" in path.read_text(encoding="utf-8").split("\n")[0]]
    assert len(tools) > 3
    for path in tools:
        ours = (node for node in nodes(path) if isinstance(node, ast.ImportFrom) and node.module)
        for node in (node for node in ours if str(node.module).split(".")[0] in ("game", "tests")):
            known = dir(importlib.import_module(str(node.module)))
            modules = [one.stem for one in (ROOT / str(node.module).replace(".", "/")).glob("*.py")]
            assert {alias.name for alias in node.names} <= {*known, *modules}, path


@pytest.mark.parametrize(
    ("modules", "otherwise"),
    [
        (("tui/app.py", "tui/saving_app.py"), {"guess", "foretell", "withdraw"}),
        (("plain/commands.py", "plain/hands.py", "plain/game.py"),
         {"guess", "foretell", "withdraw", "open_vote", "close_vote"}),
        (("pages/posted.py",), {"answer", "release", "with_recap"}),
    ],
    ids=["screens", "lines", "pages"],
)  # fmt: skip
def test_every_command_of_a_session_can_be_given_on_every_face(modules: tuple[str, ...], otherwise: set[str]) -> None:
    """What is ``otherwise`` is done by another command there, or is only for tables that do not share a machine."""
    commands = {name for name, one in vars(Session).items() if inspect.isfunction(one) and name[0] != "_"}
    given = {node.attr for one in modules for node in nodes(ROOT / "game" / one) if isinstance(node, ast.Attribute)}
    assert len(commands) > 12
    assert commands - given == otherwise
