"""`support.toml`: what each support costs a household and how many it can serve, for one year."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from analysis.findings import Finding, InputError
from analysis.intake.file_bounds import LONGEST_NAME
from analysis.intake.text import did_you_mean
from analysis.intake.toml_file import problems, read_toml

FILE = "support.toml"
CATALOGUE = Path(__file__).parents[1] / "planning" / "support_catalogue.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


class Price(_Part):
    """One support (hỗ trợ): cost of one household (million VND), households it can serve (absent: no limit)."""

    code: str = Field(min_length=1, max_length=LONGEST_NAME)
    unit_cost: float = Field(ge=0)
    limit: int | None = Field(default=None, ge=0)
    note: str = ""


class SupportPrices(_Part):
    """What `support.toml` says: money for all supports (million VND; absent: no limit), seconds of search, source,
    prices.
    """

    source: str = ""
    budget: float | None = Field(default=None, ge=0)
    seconds: float = Field(default=20.0, gt=0, le=600)
    support: tuple[Price, ...]

    @field_validator("support", mode="before")
    @classmethod
    def _some(cls, tables: object) -> object:
        # before the items: a length asked of the checked tuple counts wrong items as none, and would be told twice
        if tables == []:
            raise PydanticCustomError("too_short", "none")
        return tables

    @model_validator(mode="after")
    def _each_once(self) -> SupportPrices:
        codes = [price.code for price in self.support]
        if len(set(codes)) < len(codes):
            raise ValueError("twice: " + ", ".join(sorted({code for code in codes if codes.count(code) > 1})))
        return self


EXPECTED = {
    "missing": "khóa này phải có",
    "string_type": "chữ trong dấu nháy kép",
    "string_too_short": "không được để trống",
    "string_too_long": f"không quá {LONGEST_NAME} chữ",
    "float_type": "một số, triệu đồng, ví dụ 45 hoặc 5.7",
    "float_parsing": "một số, triệu đồng, ví dụ 45 hoặc 5.7",
    "finite_number": "một số hữu hạn",
    "int_type": "số hộ, số nguyên từ 0",
    "int_parsing": "số hộ, số nguyên từ 0",
    "int_from_float": "số hộ, số nguyên từ 0",
    "greater_than_equal": "số từ 0 trở lên",
    "greater_than": "số lớn hơn 0",
    "less_than_equal": "số không quá 600 (giây)",
    "too_short": "ít nhất một bảng [[support]]",
    "tuple_type": "các bảng [[support]], mỗi hỗ trợ một bảng",
    "model_type": "một bảng có các khóa của nó",
    "value_error": "mỗi mã hỗ trợ một lần",
}


def read_support(path: Path, name: str = FILE) -> SupportPrices:
    """The prices; raises InputError with every unknown key (and the nearest known one), missing key and wrong value."""
    text = read_toml(path, name)
    try:
        return SupportPrices.model_validate(text)
    except ValidationError as error:
        raise InputError(_finding(name, problem, text) for problem in problems(error)) from None


@cache
def catalogue_codes() -> tuple[str, ...]:
    """The codes of the catalogue of supports that ships with the package, in its order."""
    return tuple(entry["code"] for entry in catalogue_file()["support"])


@cache
def catalogue_file() -> dict:
    """What the catalogue's file says."""
    return read_toml(CATALOGUE, CATALOGUE.name)


def unknown_codes(prices: SupportPrices, known: Iterable[str], name: str = FILE) -> list[Finding]:
    """A warning for each priced support that the catalogue (`known` codes) does not have: it takes no part in the
    search.
    """
    return [
        Finding("warning", name, None, "support.code", price.code, f"mã có trong danh mục hỗ trợ: {', '.join(known)}",
                f"sửa mã, hoặc thêm hỗ trợ vào danh mục{did_you_mean(price.code, known)}", "known_support")
        for price in prices.support
        if price.code not in known
    ]  # fmt: skip


def _finding(name: str, problem: dict, text: dict) -> Finding:
    path = problem["loc"]
    key = ".".join(str(part) for part in path if not isinstance(part, int)) or "support.code"
    where = _code(path, text)
    if problem["type"] == "extra_forbidden":
        known = list((Price if len(path) > 1 else SupportPrices).model_fields)
        return Finding("error", name, None, key, None, f"một trong các khóa: {', '.join(known)}",
                       f"xóa hoặc sửa tên khóa{where}{did_you_mean(str(path[-1]), known)}", "known_key")  # fmt: skip
    value = None if problem["type"] == "missing" else str(problem["input"])
    if problem["type"] == "value_error":
        value = problem["msg"].split("twice: ")[-1]
    return Finding("error", name, None, key, value, EXPECTED.get(problem["type"], "giá trị đúng kiểu"),
                   f"sửa khóa {key}{where} trong {name}", "support_value")  # fmt: skip


def _code(path: tuple, text: dict) -> str:
    """` của hỗ trợ thứ 3 (DA5)`: which of the tables, for they all have the same keys."""
    if len(path) < 2 or not isinstance(path[1], int):
        return ""
    entry = text["support"][path[1]]
    code = entry.get("code") if isinstance(entry, dict) else None
    return f" của hỗ trợ thứ {path[1] + 1}" + (f" ({code})" if code else "")
