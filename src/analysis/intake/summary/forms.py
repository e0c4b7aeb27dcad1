"""The summary forms T1–T7 by commune as tables that intake reads: their columns, in the same terms as the dictionary."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomli

from analysis.intake.dictionary import Column, Table, dictionary
from analysis.standards import INDICATOR_CODES

WORDS = tomli.loads((Path(__file__).parent / "forms.toml").read_text(encoding="utf-8"))
MOVEMENTS = ("T2", "T3")
COUNTED = {"poor": "T4", "near_poor": "T6"}
RATES = {"T4": "T5", "T6": "T7"}
OF_DEPRIVATIONS = ("T4", "T5", "T6", "T7")
KEY, DISTRICT = "unit", "district"


@cache
def summary_forms() -> dict[str, Table]:
    """The forms by name; counts are whole numbers, rates decimal ones; row = a unit."""
    own = {name: _form(name, WORDS[name]["columns"], WORDS[name]["required"]) for name in ("T1", *MOVEMENTS)}
    return own | {name: _deprivations(name) for name in OF_DEPRIVATIONS}


@cache
def numbered_forms() -> dict[str, Table]:
    """T4–T7 whose indicators go by their numbers alone, 1 … 12; for a head without their names: counts are numbers
    too.
    """
    return {name: _deprivations(name, numbers=True) for name in OF_DEPRIVATIONS}


def counts(form: Table) -> list[str]:
    """The codes of a form's columns that hold whole numbers."""
    return [column.code for column in form.columns if column.kind == "count"]


def _form(name: str, columns: list[dict], required: list[str]) -> Table:
    named = [
        Column(
            column["code"],
            column["heading"],
            "decimal" if column.get("rate") else "count",
            column["code"] in required,
            also=tuple(column.get("also", ())),
        )
        for column in columns
    ]
    return Table(name, f"{name}.csv", name, (*_units(), *named))


def _deprivations(name: str, *, numbers: bool = False) -> Table:
    words = WORDS["deprivations"]
    form = _form(name, words["columns"], words["required"])
    households = dictionary()["households"]
    indicators = [
        Column(
            code,
            households.column(code).heading,
            "decimal" if name in RATES.values() else "count",
            required=False,
            also=(*([str(number)] if numbers else []), *households.column(code).also),
        )
        for number, code in enumerate(INDICATOR_CODES, 1)
    ]
    return Table(name, form.file, form.sheet, (*form.columns, *indicators))


def _units() -> tuple[Column, ...]:
    return (
        Column(KEY, WORDS["unit"]["heading"], "text", required=True, filled=True, also=tuple(WORDS["unit"]["also"])),
        Column(DISTRICT, WORDS["district"]["heading"], "text", required=False, also=tuple(WORDS["district"]["also"])),
    )
