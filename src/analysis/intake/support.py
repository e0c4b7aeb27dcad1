"""`support.toml`: what each support costs a household and how many it can serve, for one year."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError

from analysis.findings import Finding, InputError
from analysis.intake.dictionary import dictionary
from analysis.intake.file_bounds import LONGEST_NAME
from analysis.intake.text import did_you_mean
from analysis.intake.toml_file import read_toml
from analysis.model_faults import Wording, findings_of
from analysis.rules.support_catalogue import SupportCatalogue, read_catalogue

FILE = "support.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)


class Price(_Part):
    """One support (hỗ trợ): cost of one household (million VND), households it can serve (absent: no limit)."""

    code: str = Field(min_length=1, max_length=LONGEST_NAME)
    unit_cost: float = Field(ge=0, strict=True)
    limit: int | None = Field(default=None, ge=0, strict=True)
    note: str = ""


class SupportPrices(_Part):
    """What `support.toml` says: money for all supports (million VND; absent: no limit), seconds of search, source,
    prices.
    """

    source: str = ""
    budget: float | None = Field(default=None, ge=0, strict=True)
    seconds: float = Field(default=20.0, gt=0, le=600, strict=True)
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
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise PydanticCustomError("twice", "twice", {"key": "support.code", "found": ", ".join(twice)})
        return self


EXPECTED = {
    "float_type": "một số, triệu đồng, ví dụ 45 hoặc 5.7",
    "float_parsing": "một số, triệu đồng, ví dụ 45 hoặc 5.7",
    "int_type": "số hộ, số nguyên từ 0",
    "int_parsing": "số hộ, số nguyên từ 0",
    "int_from_float": "số hộ, số nguyên từ 0",
    "less_than_equal": "số không quá 600 (giây)",
    "too_short": "ít nhất một bảng [[support]]",
    "tuple_type": "các bảng [[support]], mỗi hỗ trợ một bảng",
    "twice": "mỗi mã hỗ trợ một lần",
}
WORDING = Wording("support_value", EXPECTED, which=" của hỗ trợ thứ {number}")


def read_support(path: Path, name: str = FILE) -> SupportPrices:
    """The prices; raises InputError with every unknown key (and the nearest known one), missing key and wrong value."""
    text = read_toml(path, name)
    try:
        return SupportPrices.model_validate(text)
    except ValidationError as error:
        raise InputError(findings_of(error, name, SupportPrices, text, WORDING)) from None


@cache
def catalogue_codes() -> tuple[str, ...]:
    """The codes of the catalogue of supports that ships with the package, in its order."""
    return tuple(entry.code for entry in catalogue_file().support)


@cache
def catalogue_file() -> SupportCatalogue:
    """What the catalogue's file says, its columns those of the dictionary; raises InputError where it is not as it must
    be.
    """
    columns = dictionary()["households"].columns
    return read_catalogue([column.code for column in columns if column.kind == "yes_no"])


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
