"""What stopped the parser, in a teacher's words: told from the line itself, since parsers differ in theirs."""

import re
from collections.abc import Iterator

import yaml
from yaml.scanner import Scanner

from game.content.diagnostics import NONE, ODD, ProblemAdvice, code_point, quoted, to_write
from game.content.yaml_lines import (
    ITEM,
    KEY,
    NO_TEXT,
    SOUND,
    before,
    depth,
    goes_on,
    is_block_text,
    plain_text,
)  # fmt: skip
from game.content.yaml_slips import (
    NO_KEY,
    STAR,
    TEXT,
    YamlError,
    above_it,
    no_space,
    odd_beginning,
    odd_value,
)  # fmt: skip

MARKS = "%@`*&!|>,?"
ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.|$)"
OPENING = tuple("“„‘‚«")
ITSELF = ProblemAdvice("Type the letter itself.")
LETTERS = ProblemAdvice('Quotation marks like “ and ‘ are letters here: type " around the text.')
SHARP = "Text with a # after a space ends there: what follows is a remark."
SIGN = "Text cannot begin with “>”, and a bound is written in words."
NO_COLON = "This line has no colon, and the next one is a key that would belong to it."
COLON = ProblemAdvice("If it begins with a key, put a colon after that; if not, look at the depth of the next line.")
LONGEST_KEY = 1024
"""How long a key may be for YAML."""


def find_error(lines: list[str], error: yaml.MarkedYAMLError) -> YamlError:
    """The slip behind the parser's error."""
    mark, begun = error.problem_mark, error.context_mark
    problem = f"{error.context or ''}: {error.problem or ''}"
    if (begun and ("simple key" in problem or "end of stream" in problem)) or mark is None:
        mark = begun or mark
    if mark is None:
        return YamlError(1, 1, "syntax", "This cannot be read.")
    line, column = _within(lines, mark)
    if slip := _dots(lines, line, problem) or _escape(lines, begun, line, problem) or _above(lines, line):
        return slip
    if "quoted scalar" in problem and begun:
        return _open_quote(lines, *_within(lines, begun))
    if "flow" in problem and begun and (begun.line < mark.line or "flow node" in problem):
        message = "A bracket is not closed, or not as it should be."
        advice = ProblemAdvice("If it is text, put it in quotes; else look at the brackets from here up.")
        opened, at = _bracket(lines, *_within(lines, begun))
        if found := re.match(r"""(?:"[^"]*"|'[^']*'|[^"'])*?[^\s,\[{"'] #""", lines[opened][at:]):
            return YamlError(opened + 1, at + found.end(), "hash", SHARP)
        return YamlError(opened + 1, at + 1, "syntax", message, advice)
    return _in_line(lines, line, column, problem)


def _within(lines: list[str], mark: yaml.Mark) -> tuple[int, int]:
    """The line and the column of a mark, which stands beyond the last line where that ends without a break."""
    return (mark.line, mark.column) if mark.line < len(lines) else (len(lines) - 1, len(lines[-1]))


def _bracket(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """The bracket that is open at this place, or the place itself where there is none."""
    closed = 0
    for number in (line, *before(lines, line)):
        text = lines[number][: column + 1 if number == line else None]
        for at in range(len(text) - 1, -1, -1):
            if text[at] in "[{" and not closed:
                return number, at
            closed += (text[at] in "]}") - (text[at] in "[{")
    return line, column


def mended(line: str, slip: YamlError) -> str | None:
    """The line with something sound in place of the slip, so that what follows can be read; None if there is none."""
    if slip.length:
        return line[: slip.column - 1] + "x" * slip.length + line[slip.column - 1 + slip.length :]
    found = re.match(KEY, line) if slip.in_value else None
    return f"{found['key']}text" if found else None


def odd_escapes(lines: list[str], first: int, column: int, last: int, end: int) -> Iterator[YamlError]:
    """What is wrong with the escapes of text in double quotes, from a line and column to another, counted from 0."""
    for number in range(first, last + 1):
        line = lines[number]
        for found in re.finditer(ESCAPE, line[: end if number == last else len(line)]):
            if number == first and found.start() < column:
                continue
            place, written = (number + 1, found.start() + 1), quoted(found[0])
            character = _unescaped(found[0][1:])
            if character is None:
                message = f"{written} is no escape, and within double quotes a \\ begins one."
                yield YamlError(*place, "escape", message, length=len(found[0]))
            elif "\ud800" <= character <= "\udfff":
                message = f"{written} is one half of a letter, and stands for none."
                yield YamlError(*place, "escape", message, ITSELF, length=len(found[0]))
            elif character == "\t" or ODD.match(character):
                message = f"{written} stands here for {code_point(character)}, which cannot be seen."
                yield YamlError(*place, "odd-character", message)


def _unescaped(escape: str) -> str | None:
    """What stands in the text for an escape, whose backslash is left out; None for what is none."""
    if escape[:1] in Scanner.ESCAPE_CODES and len(escape) > 1:
        number = int(escape[1:], 16)
        return chr(number) if number <= 0x10FFFF else None
    known: dict[str, str] = {"": "\n", **Scanner.ESCAPE_REPLACEMENTS}
    return known.get(escape)


def _escape(lines: list[str], begun: yaml.Mark | None, last: int, problem: str) -> YamlError | None:
    """The escape at which the parser stopped, if it was one."""
    if begun and re.search("escape|hexa?decimal", problem):
        found = odd_escapes(lines, begun.line, begun.column, last, len(lines[last]))
        return next((slip for slip in found if slip.code == "escape"), None)
    return None


def _dots(lines: list[str], last: int, problem: str) -> YamlError | None:
    """Three dots, which end the file for YAML wherever a line begins with them."""
    is_dots = [bool(re.match(r"\.\.\.(\s|$)", line)) for line in lines[: last + 1]]
    if "<document start>" not in problem and not is_dots[-1]:
        return None
    if True not in is_dots:
        return None
    message = "Three dots at the beginning of a line end the file for YAML, and this is not its end."
    advice = ProblemAdvice("Delete them; if they are text, indent them under a |.", "out")
    return YamlError(is_dots.index(True) + 1, 1, "two-documents", message, advice)


def _open_quote(lines: list[str], line: int, column: int) -> YamlError:
    message = "The quotation mark that opens here is not closed as it should be."
    if re.match(r"'\w", lines[line][column:]):
        message = "The text begins with an apostrophe, which opens a quotation that is not closed as it should be."
    return YamlError(line + 1, column + 1, "quotes", message)


def _above(lines: list[str], last: int) -> YamlError | None:
    """A slip in this line or in the one above it that the parser does not mind until here."""
    near = [last, *(above for above in before(lines, last)[:1] if not is_block_text(lines, above))]
    for number in near:
        if slip := odd_beginning(lines[number], number + 1):
            return slip
    for number in near[1:]:
        if depth(lines[last]) > depth(lines[number]) and (slip := odd_value(lines[number], number + 1)):
            return slip
        begun, sharp = plain_text(lines, number), lines[number].find(" #", depth(lines[number]))
        if sharp > 0 and begun is not None and depth(lines[last]) > depth(lines[begun]):
            return YamlError(number + 1, sharp + 2, "hash", SHARP)
        if lines[number].lstrip().startswith("#") and goes_on(lines, last):
            message = "A line that begins with a # is a remark, and ends the text before it."
            return YamlError(number + 1, lines[number].index("#") + 1, "hash", message)
    return None


def _in_line(lines: list[str], place: int, column: int, problem: str) -> YamlError:
    line, number = lines[place], place + 1
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return YamlError(number, indent.index("\t") + 1, "tab", "The line is indented with a tab.")
    if re.match(r"\s*-[^\s-]", line) and column <= len(indent):
        return no_space(number, column + 1, "dash")
    if (key := re.match(rf"{ITEM}[\w.-]+:(?=\S)", line)) and "mapping values" not in problem:
        return no_space(number, key.end(), "colon", line[key.end()])
    if line.lstrip().startswith(":"):
        return YamlError(number, len(indent) + 1, "odd-key", "Nothing stands before this colon.")
    found = re.match(KEY, line) or re.match(ITEM, line)
    start = found.end() if found else len(indent)
    value, has_key = line[start:], bool(re.match(KEY, line))
    if signs := re.search(r"[:,{]\s+(?P<sign>>=?)\s*(?P<number>-?\d{1,6})(?=\s*(?:[,}]|$))", line):
        return _sign(number, signs)
    if "mapping values" in problem:
        if has_key and column >= start:
            return _colon(number, column + 1, value)
        return _no_place_for_a_key(lines, place, column)
    if "block scalar" in problem:
        message = f"Text follows the {quoted(value[:1])} in the same line."
        return YamlError(number, start + 1, "block", message, in_value=has_key)
    if value[:1] and value[0] in MARKS and column >= start:
        message = f"Text cannot begin with {quoted(value[0])}."
        return YamlError(
            number, start + 1, "first-letter", message, STAR if value[0] == "*" else NONE, in_value=has_key
        )
    if (closed := re.search(r"([\"'])\s*$", line[:column])) and line[column:].strip():
        return _after_quote(lines, place, column, closed[1])
    if value[:1] and value[0] in "[{" and column > start:
        return _in_brackets(number, column, value, problem)
    if "simple key" in problem:
        return _no_key(lines, place)
    if "expected" in problem and column <= len(indent):
        if not re.match(SOUND, line):
            return _no_key(lines, place)
        return _depth_slip(lines, place, "This line does not stand at the depth of the lines before it.")
    return YamlError(number, column + 1, "syntax", "What stands here cannot be read.")


def _sign(line: int, found: re.Match[str]) -> YamlError:
    """A bound with a sign, which begins a block for YAML, where words are wanted."""
    least = int(found["number"]) + (found["sign"] == ">")
    return YamlError(
        line, found.start("sign") + 1, "first-letter", SIGN, to_write(f"Write at least {least}.", f"at least {least}")
    )


def _colon(line: int, column: int, value: str) -> YamlError:
    advice = LETTERS if value[:1] in OPENING else NONE
    message = "Text with a colon and a space in it is read as a key."
    return YamlError(line, column, "colon", message, advice, in_value=True)


def _no_place_for_a_key(lines: list[str], place: int, column: int) -> YamlError:
    """A colon after something that may be a key too deep, or is text that goes on for several lines or letters."""
    head = re.sub(f"^{ITEM}", "", lines[place][:column]).rstrip()
    if head[:1] in {'"', "'"} and head.endswith(head[0]) and len(head) > LONGEST_KEY:
        return YamlError(place + 1, column + 1, "quotes", "The text goes on after its closing quotation mark.")
    if not re.fullmatch(r"[\w.-]+|\".*\"|'.*'", head):
        return _colon(place + 1, column + 1, head)
    run, above = [], -1
    for above in before(lines, place, place):
        if depth(lines[above]) != depth(lines[place]) or re.match(NO_TEXT, lines[above]):
            break
        run.append(above)
    if len(run) > 1 and depth(lines[above]) < depth(lines[place]):
        return _colon(place + 1, column + 1, head)
    if run:
        return _no_key(lines, run[-1])
    words = re.sub(f"^{ITEM}", "", lines[above])
    start = len(lines[above]) - len(words)
    if found := re.match(r"[\w.-]+:(?=[^\s/])", words):
        return no_space(above + 1, start + found.end(), "colon", words[found.end()])
    if re.match(r"[^\"'\[{|>#]", words) and ":" not in words and depth(lines[above]) < depth(lines[place]):
        return YamlError(above + 1, start + 1, "syntax", NO_COLON, COLON)
    slip = _depth_slip(lines, place, "The line stands deeper than the one it follows.")
    if re.match(rf"{KEY}\S+ ", lines[above]):
        says = f"{slip.advice} If it is text, put all of it under a |, on lines of its own."
        return slip._replace(advice=ProblemAdvice(says, slip.advice.deed, slip.advice.write))
    return slip


def _after_quote(lines: list[str], place: int, column: int, mark: str) -> YamlError:
    """Text goes on behind a closing quotation mark, which was perhaps never meant to close what begins far above."""
    if lines[place][:column].count(mark) == 1:
        for above in before(lines, place):
            found = re.match(rf"(?:{KEY}|{ITEM})(?={mark})", lines[above])
            if found and lines[above].count(mark) == 1:
                return _open_quote(lines, above, found.end())
    message = "The text goes on after its closing quotation mark."
    return YamlError(place + 1, column + 1, "quotes", message, in_value=True)


def _in_brackets(line: int, column: int, value: str, problem: str) -> YamlError:
    if "expected ','" in problem:
        advice = ProblemAdvice("Put a comma and a space between any two; if it is text, put it in quotes.", "quote")
        return YamlError(line, column + 1, "syntax", "A comma is missing before this, or a bracket.", advice)
    message = f"What follows the {quoted(value[0])} is no list or group of keys."
    advice = ProblemAdvice("If it is text, put it in quotes; else look at the brackets.")
    return YamlError(line, column + 1, "syntax", message, advice)


def _no_key(lines: list[str], place: int) -> YamlError:
    """A line that looks like text: perhaps a colon in text above it made a key of that, or it stands too far left."""
    own = depth(lines[place])
    for above in before(lines, place):
        if depth(lines[above]) < own:
            break
        words = re.match(r"\s*[^\s\"'\[{#:-][^\"'\[{:]*\s[^\s:]+(?=: )", lines[above])
        if words and depth(lines[above]) == own:
            return _colon(above + 1, words.end() + 1, lines[above].strip())
    return YamlError(place + 1, own + 1, "syntax", NO_KEY, TEXT)


def _depth_slip(lines: list[str], place: int, message: str) -> YamlError:
    """A line at a wrong depth, and the depths that the lines above it allow, if the line on which it hangs is sound."""
    if slip := above_it(lines, place):
        return slip
    # An item stands beside the hyphen of another, a key beside a key, which may follow a hyphen itself.
    beside = r" *(?=-(?: |$))" if re.match(r" *-( |$)", lines[place]) else rf"{ITEM}(?=[\w.\"'-]+ *:)"
    own, least, open_at = depth(lines[place]), 1000, dict[int, int]()
    for above in range(place - 1, -1, -1):
        if lines[above].strip(" \t") and depth(lines[above]) < least and not is_block_text(lines, above):
            least = depth(lines[above])
            if found := re.match(beside, lines[above]):
                open_at[found.end()] = above + 1
    inner = depth(lines[place + 1]) if re.search(r":\s*$", lines[place]) and lines[place + 1 :] else 1000
    deeper, higher = [one for one in open_at if own < one < inner], [one for one in open_at if one < own]
    near = [*deeper[-1:], *higher[:1]]
    fits = ", or ".join(f"in column {one + 1}, like line {open_at[one]}" for one in near)
    advice = ProblemAdvice(f"Let it begin {fits}.", "depth", near[0] + 1) if near else NONE
    return YamlError(place + 1, own + 1, "depth", message, advice)
