"""The format as JSON Schema, so that an editor completes keys and underlines slips while a file is written.

An editor reads YAML by the rules of YAML 1.2, where ``1854`` is a number and ``true`` neither text nor number; the game
takes every value as the text written. So wherever text is wanted, numbers and truths are allowed here as well.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.atomic_files import write_whole
from game.content.field_types import (
    BOUND,
    DAY,
    NUMBER,
    AllOr,
    Changes,
    Day,
    FieldType,
    Group,
    Id,
    Line,
    ListOf,
    MapOf,
    Name,
    Number,
    OneOf,
    TextOr,
    When,
    Words,
    YesNo,
    wanted,
)  # fmt: skip
from game.content.schema import FILES

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TEXT = ["string", "number", "boolean"]
NAME = ["string", "number"]


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of every kind of file."""
    return {name: _file(group) for name, group in FILES.items()}


def write_schemas(folder: Path) -> Path:
    """Put the schemas where the first line of each scene file looks for them."""
    (folder / "schema").mkdir(exist_ok=True)
    for name, one in schemas().items():
        write_whole(folder / "schema" / f"{name}.json", written(one).encode())
    return folder / "schema"


def written(one: Mapping[str, Any]) -> str:
    """A schema as its file has it."""
    return json.dumps(one, indent=1, ensure_ascii=False) + "\n"


def _file(group: Group) -> dict[str, Any]:
    definitions: dict[str, Any] = {}
    root = _group(group, definitions)
    return {"$schema": DRAFT, "title": group.name, **root, "$defs": dict(sorted(definitions.items()))}


def _group(group: Group, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            key.name: {"description": _about(key.about, key.kind, key.required), **_kind(key.kind, definitions)}
            for key in group.keys
        },
        "required": list(group.required),
        "additionalProperties": False,
    }


def _about(about: str, kind: FieldType, required: bool) -> str:
    """What an editor shows beside a key."""
    return f"{about} {'Required' if required else 'Optional'}: {wanted(kind)}."


def _kind(kind: FieldType, definitions: dict[str, Any]) -> dict[str, Any]:
    match kind:
        case Group():
            return _defined(kind, definitions)
        case Words():
            return {"type": TEXT, "pattern": r"\S"}
        case Line():
            return {"type": TEXT, "pattern": _line(kind)}
        case Number():
            ends = {"minimum": kind.least, "maximum": kind.most}
            return {"type": "integer"} | {name: end for name, end in ends.items() if end is not None}
        case Day():
            return {"type": "string", "pattern": f"^{DAY}$", "format": "date"}
        case YesNo():
            return {"type": "boolean"}
        case OneOf():
            return {"enum": list(kind.choices)}
        case Id():
            return {"type": NAME, "pattern": f"^{kind.pattern}$"}
        case Name():
            return {"type": NAME}
        case When():
            return _condition(kind)
        case Changes():
            return {"type": "object", "additionalProperties": {"type": ["integer", "boolean"]}}
        case ListOf():
            most = {"maxItems": kind.most} if kind.most else {}
            return {"type": "array", "items": _kind(kind.item, definitions), "minItems": kind.least} | most
        case MapOf():
            least = {"minProperties": kind.least} if kind.least else {}
            names = {"propertyNames": {"pattern": _key(kind.key)}}
            return {
                "type": ["object", "null"] if isinstance(kind.key, Words) else "object",
                **names,
                "additionalProperties": _kind(kind.value, definitions),
            } | least
        case AllOr():
            return {"anyOf": [{"const": "all"}, _kind(kind.other, definitions)]}
        case TextOr():
            return {"anyOf": [_kind(kind.text, definitions), _kind(kind.other, definitions)]}


def _defined(group: Group, definitions: dict[str, Any]) -> dict[str, Any]:
    """A reference to the group, which is described once in each file."""
    name = re.sub("[^a-z]+", "-", group.name.removeprefix("an ").removeprefix("a ").removeprefix("the "))
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _group(group, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _line(kind: Line) -> str:
    return rf"^\n*(?=.*\S).{{1,{kind.most or ''}}}\n*$"


def _key(kind: Id | Name | Number | Words) -> str:
    match kind:
        case Number():
            return f"^{NUMBER}$"
        case Id():
            return f"^{kind.pattern}$"
    return r"\S"


def _condition(kind: When) -> dict[str, Any]:
    """A group of tests, or a list of groups. Which names are meters, facts or chairs is known only to `check`."""
    options = {"anyOf": [{"type": NAME}, {"type": "array", "items": {"type": NAME}, "minItems": 1}]}
    earlier = _many(_many(options))
    bound = {"type": "string", "pattern": f"^{BOUND}$"}
    tests: dict[str, Any] = {"type": "object", "minProperties": 1}
    tests["properties"] = {"picked": earlier, "not-picked": earlier, "objected": _many(bound)}
    plain: list[dict[str, Any]] = [{"type": "boolean"}, bound]
    if not kind.picks:
        tests["additionalProperties"] = {"anyOf": plain}
    else:
        tests["additionalProperties"] = {"anyOf": [*plain, options, _only({"not": options})]}
        count = _only({"at-least": {"type": "integer", "minimum": 0}, "of": options})
        tests["properties"]["chosen"] = {"anyOf": [count, {"type": "array", "items": count, "minItems": 1}]}
    return {"anyOf": [tests, {"type": "array", "items": tests, "minItems": 1}]}


def _many(value: dict[str, Any]) -> dict[str, Any]:
    """An object with names of the author's own."""
    return {"type": "object", "minProperties": 1, "additionalProperties": value}


def _only(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with these keys and no others."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
