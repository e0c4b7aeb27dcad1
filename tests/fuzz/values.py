"""Cells that hold something else than they should, or the same in another spelling."""

from __future__ import annotations

from random import Random

from fuzz.cells import another, codes_of
from fuzz.columns import ANY, CLASSES, COUNTED, NUMBERED, TEXTS
from fuzz.files import (
    HALF_OBJECTIVES,
    HALF_PROGRAMME,
    HOUSEHOLDS,
    OBJECTIVES,
    PROGRAMME,
    TABLES,
    Damage,
    Files,
)
from fuzz.kind import kind


@kind("seen")
def error_value_in_a_cell(draw: Random, files: Files) -> Damage:
    """What a spreadsheet shows for a formula that failed."""
    error = draw.choice(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#####"))
    return another(draw, files, ANY, lambda _: error)


@kind("seen")
def error_value_in_a_text(draw: Random, files: Files) -> Damage:
    """An error value where words stand or may stand."""
    error = draw.choice(("#N/A", "#REF!", "#VALUE!"))
    return another(draw, files, TEXTS, lambda _: error, lambda text: True)


@kind("seen")
def formula_as_text(draw: Random, files: Files) -> Damage:
    """A formula where its value should stand."""
    formula = draw.choice(("=SUM(D2:D4)", "=1+1", "='Hộ'!C5", "=VLOOKUP(A2,'[a.xlsx]Hộ'!A:C,3,0)", "=+D2*100"))
    return another(draw, files, ANY | TEXTS, lambda _: formula)


@kind("seen")
def blank_for_a_number(draw: Random, files: Files) -> Damage:
    """Nothing where a count of people or households must stand."""
    filled = {
        path: [code for code in codes if not code.startswith(("children", "insured"))]
        for path, codes in COUNTED.items()
    }
    return another(draw, files, filled, lambda _: "")


@kind("may pass", "a project may have no money of a source, a task no answer yet, a household no children or insured members counted: their blank cells are sound")  # fmt: skip
def blank_for_an_optional_number(draw: Random, files: Files) -> Damage:
    """Nothing where money, a planned number, an answer or children stood."""
    optional = {path: codes_of(path, "decimal") for path in (OBJECTIVES, PROGRAMME, HALF_OBJECTIVES, HALF_PROGRAMME)}
    return another(
        draw,
        files,
        optional | {HOUSEHOLDS: ["children_uninsured", "children_malnourished", "insured_members"]},
        lambda _: "",
    )


@kind("seen")
def blank_for_a_class(draw: Random, files: Files) -> Damage:
    """Nothing for the class of a household that was in the commune."""
    return another(draw, files, CLASSES, lambda _: "")


@kind("seen")
def placeholder_in_a_blank_text(draw: Random, files: Files) -> Damage:
    """A sign for “nothing” in a column of words, where the cell was blank."""
    sign = draw.choice(("-", "…", "...", ".", "x", "không", "0", "Không có", "N/A", "/", "_", "—"))
    texts = {path: [code for code in codes if code != "note"] for path, codes in TEXTS.items()}
    return another(draw, files, texts, lambda _: sign, lambda text: not text)


@kind("seen")
def placeholder_for_a_name(draw: Random, files: Files) -> Damage:
    """A sign for “nothing” where a village, a people, an identity or a code must stand."""
    sign = draw.choice(("-", "…", "...", ".", "x", "không", "0", "?", "chưa rõ", "_"))
    names = {path: [code for code in codes if code in ("village", "ethnicity", "household_id", "code", "name")] for path, codes in ANY.items()}  # fmt: skip
    return another(draw, files, names, lambda _: sign)


@kind("seen")
def placeholder_for_a_number(draw: Random, files: Files) -> Damage:
    """A sign for “nothing” where a number stood."""
    sign = draw.choice(("-", "…", "...", "?", "x", "không", "chưa có", "—"))
    return another(draw, files, NUMBERED, lambda _: sign)


def _lost(text: str, sign: str) -> str:
    return "".join(letter if letter.isascii() else sign for letter in text)


@kind("seen")
def letters_lost_as_question_marks(draw: Random, files: Files) -> Damage:
    """`?` for every letter that an old encoding lacks, in a cell."""
    return another(draw, files, {path: [*TEXTS[path], "village"] for path in TABLES}, lambda text: _lost(text, "?"))


@kind("seen")
def letters_lost_as_replacement_marks(draw: Random, files: Files) -> Damage:
    """U+FFFD for letters that could not be decoded, in a cell."""
    return another(draw, files, {path: [*TEXTS[path], "village"] for path in TABLES}, lambda text: _lost(text, "\ufffd"))  # fmt: skip
