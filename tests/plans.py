"""Reviewed households and registers of a few rows, as frames: a test says only what it is about."""

from __future__ import annotations

import pandas as pd

from analysis.intake.dictionary import CAUSE_CODES
from analysis.planning.catalogue import Support
from analysis.standards import INDICATOR_CODES


def household(village: str = "A", klass: str = "poor", **values) -> dict[str, object]:
    """A Kinh household of four without a shortage, of the class at both ends; `values` change what is asked."""
    row = dict.fromkeys((*INDICATOR_CODES, *CAUSE_CODES, "registered", "loan_wanted"), False)
    row |= {"village": village, "class_start": klass, "class_end": klass, "change": "", "escaped_on": pd.NaT}
    row |= {"ethnicity": "Kinh", "members": 4, "insured_members": 4, "children_under_16": 0}
    return row | {"children_malnourished": 0, "helper": ""} | values


def review(*rows: dict[str, object]) -> pd.DataFrame:
    """The households, typed as intake types them; ids H1, H2, … in their order."""
    frame = pd.DataFrame(rows)
    frame.insert(0, "household_id", [f"H{number}" for number in range(1, len(rows) + 1)])
    counts = ["members", "insured_members", "children_under_16", "children_malnourished"]
    return frame.astype({**dict.fromkeys(counts, "Int64"), "escaped_on": "datetime64[s]"})


def register(**difficult: bool) -> pd.DataFrame:
    """Villages by name, with whether each is especially difficult; rural, 100 households, 50 of minorities."""
    frame = pd.DataFrame({"village": list(difficult), "especially_difficult": list(difficult.values())})
    frame["area"] = "rural"
    numbers = {"households": 100, "persons": 400, "minority_households": 50, "minority_persons": 200}
    return frame.assign(**numbers)


def support(code: str = "X", **values) -> Support:
    """A support for poor households that need latrines, unless told otherwise."""
    usual = {"name": code, "responsible": "", "answers": ("d10",), "mends": ("d10",), "groups": ("poor",)}
    return Support(**{"code": code, **usual, "legal": "", "confirmed": False, **values})


def programme(*lines: dict[str, object]) -> pd.DataFrame:
    """Lines of the programme; a line gives code, unit, planned and what money it has."""
    return pd.DataFrame([{"name": line["code"], "planned": pd.NA, "unit": "hộ"} | line for line in lines])
