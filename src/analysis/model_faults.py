"""What pydantic finds wrong with a file's keys and values, in words an officer can act on: which key, what stands there,
what is allowed, what to do.

What is allowed is said by the wording of the file for the kind of fault, else by the description of the field, else in
general.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError

from analysis.findings import Finding
from analysis.likeness import did_you_mean

MOST = 50  # faults of a file: more nobody mends one by one
MISSING, UNKNOWN = "missing", "extra_forbidden"
ANY = "giá trị đúng kiểu"
WHOLE, DAY = "số nguyên", "một ngày, ví dụ 2025-07-01"
GENERAL = {
    MISSING: "khóa này phải có",
    "string_type": "chữ trong dấu nháy kép",
    "string_too_short": "không được để trống",
    "string_too_long": "không quá {max_length} chữ",
    "bool_type": "true hoặc false",
    "float_type": "một số",
    "float_parsing": "một số",
    "finite_number": "một số hữu hạn",
    "int_type": WHOLE,
    "int_parsing": WHOLE,
    "int_from_float": WHOLE,
    "greater_than_equal": "số từ {ge} trở lên",
    "greater_than": "số lớn hơn {gt}",
    "less_than_equal": "số không quá {le}",
    "less_than": "số nhỏ hơn {lt}",
    "tuple_type": "danh sách trong ngoặc vuông, các mục cách nhau bằng dấu phẩy",
    "too_short": "ít nhất {min_length} mục",
    "dict_type": "một bảng có các khóa của nó",
    "model_type": "một bảng có các khóa của nó",
    "literal_error": "một trong {expected}",
    "date_type": DAY,
    "date_parsing": DAY,
    "date_from_datetime_parsing": DAY,
}


class Wording(NamedTuple):
    """How the faults of one file are told.

    `check`: the rule that findings name; `expected`: what is allowed by kind of fault, `otherwise` for any other; `which`:
    where in the file, for tables that all have the same keys (` của hỗ trợ thứ {number}`), with what their key `named`
    says; `remedy` has `{key}`, `{where}`, `{file}`; `counted`: whether a key tells its table (`merge[2].from`).
    """

    check: str
    expected: Mapping[str, str] = MappingProxyType({})
    otherwise: str = ""
    which: str = " của mục thứ {number}"
    named: str = "code"
    remedy: str = "sửa khóa {key}{where} trong {file}"
    counted: bool = False


def findings_of(
    error: ValidationError, file: str, model: type[BaseModel], text: Mapping[str, Any], wording: Wording
) -> list[Finding]:
    """An error for every unknown key (with the nearest known one), missing key and wrong value of the file's tables
    `text`, the first of them where there are more than anybody mends one by one.
    """
    problems = error.errors(include_url=False)[:MOST]
    # a value that may be of two types is found wrong as either
    return list(dict.fromkeys(_finding(problem, file, model, text, wording) for problem in problems))


def _finding(problem: Mapping, file: str, model: type[BaseModel], text: Mapping, wording: Wording) -> Finding:
    place, kind = problem["loc"], problem["type"]
    steps = list(_steps(model, place))
    names = [name for _, name in steps]
    key = ".".join(_counted(place, names) if wording.counted else names) or problem.get("ctx", {}).get("key")
    where = _which(place, text, wording)
    if kind == UNKNOWN:
        owner = steps[-1][0]
        known = keys_of(owner) if owner else []
        return Finding("error", file, None, key, None, f"một trong các khóa: {', '.join(known)}",
                       f"xóa hoặc sửa tên khóa{where}{did_you_mean(names[-1], known)}", "known_key")  # fmt: skip
    # where the table is told, the key is told within it
    within = ".".join(names[1:] if where and len(names) > 1 else names) or key
    remedy = wording.remedy.format(key=within, where=where, file=file)
    return Finding("error", file, None, key, _found(problem), _expected(problem, steps, wording), remedy, wording.check)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a table as they are written in the file."""
    return [part.alias or name for name, part in model.model_fields.items()]


def _found(problem: Mapping) -> str | None:
    """What stands there; None for a key that does not, and for a table that is wrong as a whole."""
    if "found" in (context := problem.get("ctx", {})):
        return str(context["found"])
    value = problem["input"]
    if problem["type"] == MISSING or (isinstance(value, dict) and problem["type"] not in GENERAL):
        return None
    return str(value)


def _expected(problem: Mapping, steps: list[tuple[type[BaseModel] | None, str]], wording: Wording) -> str:
    kind = problem["type"]
    if kind in wording.expected:
        return wording.expected[kind]
    owner, name = steps[-1] if steps else (None, "")
    described = (_fields(owner)[name].description if owner and name in _fields(owner) else None) or wording.otherwise
    general = GENERAL.get(kind, ANY).format(**_in_vietnamese(problem.get("ctx", {})))
    if described and kind == MISSING:
        return f"{general}: {described}"
    return described or general


def _in_vietnamese(context: Mapping) -> dict[str, str]:
    return {name: str(value).replace(" or ", " hoặc ").replace("'", '"') for name, value in context.items()}


def _steps(model: type[BaseModel], place: tuple) -> Iterator[tuple[type[BaseModel] | None, str]]:
    """The keys on the way to a value, each with the model that has it, or None within a table of free keys; the numbers
    of tables and the names of types that were tried are no keys.
    """
    owner: type[BaseModel] | None = model
    of_free_keys = False
    for part in place:
        if isinstance(part, int) or part == "[key]":
            continue
        if owner is None and not of_free_keys:
            return
        yield owner, part
        if owner is None or part not in (fields := _fields(owner)):
            return
        owner, of_free_keys = _inside(fields[part].annotation)


def _fields(model: type[BaseModel]) -> dict:
    return {part.alias or name: part for name, part in model.model_fields.items()}


def _inside(annotation: object) -> tuple[type[BaseModel] | None, bool]:
    """The model of the tables that a field holds, and whether it is a table of free keys."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    within = [_inside(part) for part in get_args(annotation)]
    found = next((model for model, _ in within if model), None)
    is_table = getattr(annotation, "__origin__", None) is dict
    return found, found is None and (is_table or any(free for _, free in within))


def _counted(place: tuple, names: list[str]) -> list[str]:
    if len(place) > 1 and isinstance(place[1], int):
        return [f"{names[0]}[{place[1] + 1}]", *names[1:]]
    return names


def _which(place: tuple, text: Mapping, wording: Wording) -> str:
    """` của hỗ trợ thứ 3 (DA5)`: which of the tables, for they all have the same keys."""
    if len(place) < 2 or not isinstance(place[1], int):
        return ""
    entry = text[place[0]][place[1]]
    name = entry.get(wording.named) if isinstance(entry, dict) else None
    return wording.which.format(number=place[1] + 1) + (f" ({name})" if name else "")
