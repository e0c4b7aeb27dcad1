"""The catalogue of supports (danh mục chính sách, dự án hỗ trợ): which answers what, for whom, on what legal ground."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.intake.support import catalogue_file
from analysis.rules.support_catalogue import Entry

UNASSIGNED = "chưa phân công"


@dataclass(frozen=True)
class Support:
    """One policy or sub-project.

    `answers`: deprivations and causes it aims at; `mends`: deprivations it can end within the year. Whom it is for:
    `groups`, `villages` ("": anywhere), `whom` (each must hold). `need`: how the need for it is counted, of the column
    `asked` where households were asked. `not_compared`: why planned and needed do not count the same, "" where they do;
    `given`: the household column that says it was given.
    """

    code: str
    name: str
    responsible: str
    answers: tuple[str, ...]
    mends: tuple[str, ...]
    groups: tuple[str, ...]
    legal: str
    confirmed: bool
    need: str = "answers"
    villages: str = ""
    whom: tuple[str, ...] = ()
    asked: str = ""
    not_compared: str = ""
    given: str = ""


def catalogue(review_year: int) -> dict[str, Support]:
    """The supports by code, with the indicators as they meant in the review of that year; the plan is of the year after.

    The catalogue's units are those of a commune under a district: for later plans nobody is named here. Raises
    InputError where the file is not as it must be.
    """
    file = catalogue_file()
    known = review_year < file.responsible_through
    supports = (_support(entry, review_year) for entry in file.support)
    return {s.code: s if known else replace(s, responsible=UNASSIGNED) for s in supports}


def answering(supports: dict[str, Support], shortage: str) -> list[Support]:
    """The supports that aim at one deprivation or cause, in the catalogue's order."""
    return [support for support in supports.values() if shortage in support.answers]


def given_by(supports: dict[str, Support]) -> dict[str, list[str]]:
    """The codes of the supports that each column of supports given stands for, e.g. {"support_water": ["CS.NUOCSACH"]}."""
    columns: dict[str, list[str]] = {}
    for code, support in supports.items():
        if support.given:
            columns.setdefault(support.given, []).append(code)
    return columns


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
    return replace(support, **{key: row.get(key) or getattr(support, key) for key in ("name", "responsible")})


def _support(entry: Entry, review_year: int) -> Support:
    words = entry.model_dump(exclude={"through"}, exclude_none=True)
    for key in ("answers", "mends"):
        words[key] = tuple(c for c in words[key] if review_year <= entry.through.get(c, review_year))
    return Support(**words)
