"""What the program says: every sentence goes by way of the catalogue, so that a translation can have it."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from game.authoring.sentences import ENGLISH, GAME, SAID, ProgramSentence, in_source, sentences
from game.content.diagnostics import CODES
from game.i18n import NUMBER, places, tr, use
from tests.content.test_reference import GROUPS

NO_WORDS = ("engine",)
"""Rooms that say nothing themselves: why a game cannot go on they tell as data."""
COMMAND_LINE = (
    "arguments/", "typed_names.py", "commands/authors.py", "commands/keeping.py", "commands/new_game.py",
    "commands/proving.py", "commands/reading.py", "commands/table.py",
)  # fmt: skip
"""What speaks of the words of the command line, which are English."""
SPOKEN = [
    path
    for path in sorted(GAME.rglob("*.py"))
    if not path.relative_to(GAME).as_posix().startswith((*ENGLISH, *COMMAND_LINE, *NO_WORDS))
]
LETTERS_OF_IDS = ("codes.py",)
"""Files that change letters of ids, which have no language."""
TEMPLATES = sorted([*GAME.rglob("*.html"), *GAME.rglob("templates/*.md")])
UNSEEN = {"AUTO_FOCUS", "CSS", "CSS_PATH", "DEFAULT_CSS", "LEAF", "MARK", "NAME", "POLICY", "RULES", "SQL", "__all__"}
"""Names for what is no sentence: languages of stylesheets, browsers and databases, a file's mark, a class's fields."""
STYLES = {"styled", "stylize", "compile", "sub", "fullmatch", "findall", "enable", "partition", "get"}
"""Functions whose words are styles, patterns and keys."""
CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Pe", "Pf", "Pi", "Zl", "Zp", "Zs"}
"""Unicode's kinds of letters."""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    use({})


def test_a_sentence_is_said_as_the_catalogue_has_it_and_else_in_english() -> None:
    use({"In {year}": "Im Jahr {year}"})
    assert tr("In {year}", year=1854) == "Im Jahr 1854"
    assert tr("Take one chair.") == "Take one chair."


def test_a_value_is_never_read_as_a_sentence() -> None:
    use({"{name} chose {choice}": "{choice}: {name}", "{choice}": "gone"})
    assert tr("{name} chose {choice}", name="{choice}", choice="{name}{0}%s") == "{name}{0}%s: {choice}"


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Every call that takes a sentence, with the sentence."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from ((node, node.args[place]) for place in SAID.get(node.func.id, ()) if place < len(node.args))


def test_a_sentence_is_whole_and_its_places_are_filled() -> None:
    found = [(path, call, said) for path in sorted(GAME.rglob("*.py")) for call, said in calls(tree(path))]
    assert found
    for path, call, said in found:
        where = f"{path}:{said.lineno}"
        assert not isinstance(said, ast.JoinedStr | ast.BinOp), f"{where}: it is put together before it is looked up"
        if isinstance(said, ast.Constant) and isinstance(call.func, ast.Name) and call.func.id in ("tr", "trn"):
            filled = {keyword.arg for keyword in call.keywords} | ({NUMBER} if call.func.id == "trn" else set())
            assert places(said.value) == filled, where


def reads_like_words(text: str) -> bool:
    """A word with a capital, or several words."""
    words = re.search(r"[^\W\d_] |\W [^\W\d_]|^ [^\W\d_]", text) or re.fullmatch(r"[A-Z][a-z]+[.:?]?", text)
    return bool(words) and text not in CATEGORIES


def unlooked(node: ast.AST) -> Iterator[ast.Constant]:
    """Text of the program that a reader could come to see, and that no call looks up."""
    parts: Iterable[ast.AST] = ()
    match node:
        case ast.Constant(value=str()):
            yield node
        case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.keyword(arg="classes"):
            pass  # a docstring, a slip of ours, the names of styles
        case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError" | "ValueError" | "NotImplementedError"))):
            pass  # a slip of ours
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if name in UNSEEN:
            pass
        case ast.Assign(targets=[ast.Subscript(value=ast.Attribute(attr="headers"))]):
            pass
        case ast.Call(func=ast.Name(id="Binding" | "Literal" | "TypeVar")):
            pass
        case ast.Call(func=ast.Name(id=name)) if name in SAID:
            parts = [one for place, one in enumerate(node.args) if place not in SAID[name]] + [*node.keywords]
        case ast.Call(func=ast.Attribute(attr=name)) if name in STYLES:
            parts = node.args[:1] if name == "styled" else ()
        case ast.FunctionDef(name="authors_folder"):
            pass  # which speaks to those who write scenes
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            parts = (*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body)
        case ast.AnnAssign():
            parts = [node.value] if node.value else ()
        case _:
            parts = ast.iter_child_nodes(node)
    for part in parts:
        yield from unlooked(part)


def test_whatever_reads_like_words_is_looked_up() -> None:
    bare = [(path, one) for path in SPOKEN for one in unlooked(tree(path))]
    assert [f"{path}:{one.lineno}: {one.value}" for path, one in bare if reads_like_words(str(one.value))] == []


@pytest.mark.parametrize(
    "line",
    [
        'say("You have left.")', 'say(f"Card {n} of {m}.")', 'Static(Content("Reason"))', 'Answer("", "Alone")',
        'x = "none at all" if y else z', 'notify(f"{n} to {m}")', 'HOW = (("solo", "Alone"),)',
        'Input(placeholder="your name")', 'Stage(how=f"by {name}")', 'tr("{x}", x="Left alone")',
    ],
)  # fmt: skip
def test_the_rule_sees_a_bare_sentence(line: str) -> None:
    assert any(reads_like_words(str(one.value)) for one in unlooked(ast.parse(line)))


class Bare(HTMLParser):
    """Gathers the words of a page that stand in it for people."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        self.words += [value or "" for name, value in attrs if name in ("aria-label", "alt", "title", "lang")]

    def handle_data(self, data: str) -> None:
        if self._in not in ("style", "script"):
            self.words.append(data)


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_no_word_of_a_page_stands_bare(path: Path) -> None:
    page = Bare()
    template = re.sub("{% block style %}.*?{% endblock %}", "", path.read_text(encoding="utf-8"))
    page.feed(re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", template, flags=re.DOTALL))
    page.close()
    assert [words.strip() for words in page.words if re.search(r"[^\W\d_]{2}", words)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_the_places_of_a_page_are_filled(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("tr", "trn"):
            filled = {keyword.key for keyword in call.kwargs} | ({NUMBER} if call.node.name == "trn" else set())
            said = [one.value for place in SAID[call.node.name] if isinstance(one := call.args[place], nodes.Const)]
            assert {places(text) for text in said} <= {frozenset(filled)}


def test_the_sentences_of_the_program_are_found() -> None:
    found = sentences()
    assert found["How will you play?"].file == "game/telling/set_up.py"
    assert found["What you may want"].file == "game/classroom/templates/roles.html"
    assert found["{number} decisions"].one == "{number} decision"
    assert found["A plan of {number} minutes"].one == "A plan of {number} minute"
    assert found["People"]
    source = 'tr("One {a}.", a=1)\ntrn("a day", "{number} days", 2)\nBinding("q", "leave", "Quit")'
    assert list(in_source(source)) == [
        ProgramSentence("One {a}."),
        ProgramSentence("{number} days", "a day"),
        ProgramSentence("Quit"),
    ]


SOMEBODY = re.compile(r"\b(he|him|his|himself|man|men|boys?|she|her|hers|herself|wom[ae]n|girls?)\b", re.IGNORECASE)


def test_no_sentence_of_the_program_takes_everybody_for_a_man_or_a_woman() -> None:
    """Which they are only the story knows."""
    said = [text for sentence in sentences().values() for text in (sentence.text, sentence.one)]
    keys = [key.about for group in GROUPS.values() for key in group.keys]
    assert [text for text in (*said, *keys, *CODES.values()) if SOMEBODY.search(text)] == []


def test_no_letter_of_a_text_is_made_large_or_small() -> None:
    """A noun stays large in German, and an i is no I in Turkish: `capitals` knows the language."""
    changed = [
        (f"{path}:{node.lineno}", node.func)
        for path in SPOKEN
        if path.name not in LETTERS_OF_IDS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args
    ]
    large = [where for where, one in changed if one.attr in ("upper", "capitalize", "title", "swapcase")]
    small = [where for where, one in changed if one.attr == "lower" and isinstance(one.value, ast.Subscript)]
    assert large + small == []
