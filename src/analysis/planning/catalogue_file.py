"""`support_catalogue.toml` as an official may have edited it: checked whole, every fault named with its remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from analysis.findings import Finding, InputError
from analysis.intake.dictionary import CAUSE_CODES, dictionary
from analysis.intake.text import did_you_mean
from analysis.intake.toml_file import read_toml
from analysis.standards import INDICATOR_CODES

FILE = Path(__file__).parent / "support_catalogue.toml"
Words = Annotated[str, Field(min_length=1)]
Shortage = Literal[(*INDICATOR_CODES, *CAUSE_CODES)]
Group = Literal["poor", "near_poor", "escaped", "others"]
Where = Literal["especially_difficult", "rural", "urban"]
Whom = Literal["minority", "children"]
Need = Literal["answers", "entitled", "asked", "uninsured", "malnourished", "unknown", "none"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(_Part):
    """One `[[support]]` as written; the head of the file says what each key means."""

    code: Words
    name: Words
    responsible: Words
    answers: tuple[Shortage, ...]
    mends: tuple[Literal[INDICATOR_CODES], ...]
    groups: tuple[Group, ...]
    villages: Where | None = None
    whom: tuple[Whom, ...] = ()
    need: Need
    asked: Words | None = None
    not_compared: Words | None = None
    given: Words | None = None
    through: dict[str, int] = {}
    legal: Words
    confirmed: bool

    @field_validator("groups")
    @classmethod
    def _some(cls, groups: tuple[str, ...]) -> tuple[str, ...]:
        # not a length: a list whose only item is wrong would be told twice
        if not groups:
            raise PydanticCustomError("no_groups", "for nobody")
        return groups

    @model_validator(mode="after")
    def _need_is_countable(self) -> Entry:
        if (self.need == "asked") != (self.asked is not None):
            raise PydanticCustomError("asked", "need and asked disagree")
        if self.need == "answers" and not self.answers:
            raise PydanticCustomError("answers_nothing", "nothing to count")
        asked_of = {column.code for column in dictionary()["households"].columns if column.kind == "yes_no"}
        for key in ("asked", "given"):
            if getattr(self, key) not in (None, *asked_of):
                raise PydanticCustomError("no_column", key)
        return self


class CatalogueFile(_Part):
    """The whole file: until which year its units are those of a commune under a district, and the supports."""

    responsible_through: int
    support: tuple[Entry, ...]


GROUPS = "một hay nhiều trong “poor” (hộ nghèo), “near_poor” (hộ cận nghèo), “escaped” (hộ mới thoát nghèo), “others” (đối tượng khác)"
ALLOWED = {
    "groups": GROUPS,
    "answers": "thiếu hụt d01…d12, nguyên nhân cause_1…cause_8",
    "mends": "thiếu hụt d01…d12",
    "villages": "“especially_difficult”, “rural” hoặc “urban”; bỏ khóa này là mọi nơi",
    "whom": "“minority”, “children”; bỏ khóa này là mọi hộ",
    "need": "“answers”, “entitled”, “asked”, “uninsured”, “malnourished”, “unknown” hoặc “none”",
    "confirmed": "true hoặc false",
}
EXPECTED = {
    "asked": "khóa asked (tên cột) đi cùng need = “asked”, và chỉ khi ấy",
    "answers_nothing": "need = “answers” thì answers phải có ít nhất một thiếu hụt hoặc nguyên nhân",
    "no_column": "asked, given là tên một cột có/không của households.csv, ví dụ loan_wanted, support_water",
}


def read_catalogue(path: Path = FILE) -> CatalogueFile:
    """The catalogue; raises InputError with every support that does not say whom it is for, every unknown key and wrong value."""
    text = read_toml(path, path.name)
    try:
        return CatalogueFile.model_validate(text)
    except ValidationError as error:
        raise InputError(_finding(path.name, problem, text) for problem in error.errors()) from None


def _finding(file: str, problem: dict, text: dict) -> Finding:
    path = problem["loc"]
    keys = [str(part) for part in path if not isinstance(part, int)]
    where, key = _whose(path, text), keys[-1] if keys else "support"
    column = ".".join(keys)
    if problem["type"] == "extra_forbidden":
        known = list((Entry if len(path) > 1 else CatalogueFile).model_fields)
        return Finding("error", file, None, column, str(problem["input"]), f"một trong các khóa: {', '.join(known)}",
                       f"xóa hoặc sửa tên khóa{where}{did_you_mean(key, known)}", "known_key")  # fmt: skip
    absent = problem["type"] in ("missing", "no_groups", *EXPECTED)
    expected = EXPECTED.get(problem["type"]) or ALLOWED.get(key, "khóa này phải có" if absent else "giá trị đúng kiểu")
    remedy = f"ghi diện hưởng vào khóa groups{where}" if key == "groups" else f"sửa khóa {key}{where} trong {file}"
    return Finding(
        "error", file, None, column, None if absent else str(problem["input"]), expected, remedy, "catalogue"
    )


def _whose(path: tuple, text: dict) -> str:
    """` của chính sách thứ 3 (DA5)`: which of the tables, for they all have the same keys."""
    if len(path) < 2 or not isinstance(path[1], int):
        return ""
    entry = text["support"][path[1]]
    code = entry.get("code") if isinstance(entry, dict) else None
    return f" của chính sách thứ {path[1] + 1}" + (f" ({code})" if code else "")
