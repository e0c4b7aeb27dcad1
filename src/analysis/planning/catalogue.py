"""The catalogue of supports (danh mục chính sách, dự án hỗ trợ): which answers what, for whom, on what legal ground."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

UNASSIGNED = "chưa phân công"
ESCAPED = "escaped"  # a group of eligible households, beside the classes poor and near_poor


@dataclass(frozen=True)
class Support:
    """One policy or sub-project. `answers`: deprivations and causes it aims at; `mends`: deprivations it can end within the year."""

    code: str
    name: str
    responsible: str
    answers: tuple[str, ...]
    mends: tuple[str, ...]
    groups: tuple[str, ...]
    legal: str
    confirmed: bool


def catalogue(review_year: int) -> dict[str, Support]:
    """The supports by code, with the indicators as they meant in the review of that year; the plan is of the year after.

    The catalogue's units are those of a commune under a district: for later plans nobody is named here.
    """
    text = _text()
    known = review_year < text["responsible_through"]
    supports = (
        _support(entry if known else entry | {"responsible": UNASSIGNED}, review_year) for entry in text["support"]
    )
    return {support.code: support for support in supports}


def answering(supports: dict[str, Support], shortage: str) -> list[Support]:
    """The supports that aim at one deprivation or cause, in the catalogue's order."""
    return [support for support in supports.values() if shortage in support.answers]


def named(supports: dict[str, Support], programme: pd.DataFrame | None) -> dict[str, Support]:
    """The supports with name and responsible unit as the year's programme has them: units change, the mapping does not."""
    if programme is None:
        return supports
    rows = programme.drop_duplicates("code").set_index("code")
    return {code: _renamed(support, rows) for code, support in supports.items()}


def _renamed(support: Support, rows: pd.DataFrame) -> Support:
    if support.code not in rows.index:
        return support
    row = rows.loc[support.code]
    words = {key: row.get(key) or getattr(support, key) for key in ("name", "responsible")}
    return Support(**{**support.__dict__, **words})


def _support(entry: dict, review_year: int) -> Support:
    ends = entry.get("through", {})
    keep = {
        key: tuple(c for c in entry[key] if review_year <= ends.get(c, review_year)) for key in ("answers", "mends")
    }
    words = {key: entry[key] for key in ("code", "name", "responsible", "legal", "confirmed")}
    return Support(**words, **keep, groups=tuple(entry["groups"]))


@cache
def _text() -> dict:
    return tomllib.loads((Path(__file__).parent / "support_catalogue.toml").read_text(encoding="utf-8"))
