"""Formulas of small tables: written where they give the figure, and nowhere else."""

import pytest

from analysis.document.excel.formulas import Place, formulas
from analysis.document.table import Table
from documents import figure

LETTERS = "ABCDEFGH"


def table(name, columns, rows, forms=None):
    """A table of figures, one line a row, the row `total` last being the total."""
    cells = [
        figure(
            "", (name, row, column), "" if value is None else repr(value), (forms or {}).get(column, "integer"), (n, c)
        )
        for n, (row, values) in enumerate(rows.items())
        for c, (column, value) in enumerate(zip(columns, values, strict=True))
    ]
    totals = (len(rows) - 1,) if "total" in rows else ()
    return Table(name, tuple(cells), len(rows), len(columns), 0, totals=totals)


def made(*tables):
    places = {
        (number, cell.row, cell.column): Place(f"S{number}", f"{LETTERS[cell.column]}{cell.row + 1}")
        for number, part in enumerate(tables)
        for cell in part.cells
    }
    return {places[position].seen_from(""): text for position, text in formulas(tables, places).items()}


def test_total_is_a_sum_where_it_is_one():
    got = made(table("T1", ["households", "poor"], {"A": (3, 1), "B": (4, 2), "total": (7, 4)}))
    assert got == {"'S0'!A3": "=SUM(A1:A2)"}


def test_total_of_rows_that_overlap_is_never_a_sum():
    assert made(table("needs", ["poor"], {"d01": (3,), "d02": (4,), "total": (7,)})) == {}


def test_rate_is_blank_without_its_denominator():
    rows = {"A": (0, 0, None), "B": (8, 2, 25.0)}
    got = made(table("T1", ["households", "poor", "poor_rate"], rows, {"poor_rate": "rate"}))
    assert got["'S0'!C1"] == '=IF(COUNT(B1,A1)<2,"",IF(A1=0,"",((100*B1)/A1)))'


def test_one_row_that_does_not_follow_takes_the_whole_column():
    rows = {"A": (10, 1, 10.0), "B": (8, 2, 26.0)}
    assert made(table("T1", ["households", "poor", "poor_rate"], rows)) == {}


def test_rates_refer_to_the_counts_on_another_sheet():
    counts = table("T4", ["base", "d01"], {"A": (4, 1), "total": (4, 1)})
    rates = table("T5", ["base", "d01"], {"A": (4, 25.0), "total": (4, 25.0)}, {"d01": "rate"})
    got = made(counts, rates)
    assert got["'S1'!A1"] == "=IF(COUNT('S0'!A1)<1,\"\",'S0'!A1)"
    assert "'S0'!B1" in got["'S1'!B1"]


def test_share_refers_to_the_total_and_sums_leave_blanks_out():
    columns = ["money_central", "money_province", "money_total", "share"]
    rows = {"DA1": (6.0, None, 6.0, 60.0), "DA2": (1.0, 3.0, 4.0, 40.0), "total": (7.0, 3.0, 10.0, 100.0)}
    got = made(table("money_shares", columns, rows, dict.fromkeys(columns, "money")))
    assert got["'S0'!C1"] == '=IF(COUNT(A1,B1)=0,"",SUM(A1,B1))'
    assert got["'S0'!D1"] == '=IF(COUNT(C1,C3)<2,"",IF(C3=0,"",((100*C1)/C3)))'
    assert got["'S0'!A3"] == "=SUM(A1:A2)"


def test_formulas_never_lead_in_a_circle():
    # each of the two follows from the other
    columns = ["start", "mended", "fallen", "end", "start_rate", "end_rate", "change"]
    got = made(
        table(
            "stayers_deprivations",
            columns,
            {"base": (2, 0, 0, 2, None, None, None), "d01": (1, 1, 0, 0, 50.0, 0.0, -50.0)},
        )
    )
    assert all(cell.split("!")[1] not in text for cell, text in got.items())


@pytest.mark.parametrize("form", ["printed", "met"])
def test_words_are_no_formula(form):
    assert made(table("T1", ["households", "poor", "poor_rate"], {"A": (10, 1, 10.0)}, {"poor_rate": form})) == {}


VERDICT = {"met": "met"}


def test_a_verdict_follows_from_what_was_asked_and_reached():
    columns, forms = ["target", "actual", "met"], {"target": "number", "actual": "number"}
    got = made(table("objectives", columns, {"MT.1": (98.0, 97.5, 0)}, {**forms, **VERDICT}))
    assert got["'S0'!C1"] == '=IF(COUNT(B1,A1)<2,"",IF(B1>=A1,1,0))'
    at_most = made(table("objectives", columns, {"MT.2": (17.5, 21.25, 0)}, {**forms, "met": "met_at_most"}))
    assert at_most["'S0'!C1"] == '=IF(COUNT(B1,A1)<2,"",IF(B1<=A1,1,0))'


def test_one_verdict_that_does_not_follow_leaves_the_others_live():
    columns = ["target", "actual", "met"]
    got = made(table("objectives", columns, {"MT.1": (98.0, 97.5, 1), "MT.2": (3.0, 4.0, 1)}, VERDICT))
    assert list(got) == ["'S0'!C2"]


def test_words_in_place_of_a_verdict_are_not_left_blank_by_a_formula():
    asked, reached = (
        figure("", ("objectives", "MT.1", column), "", "number", (0, n))
        for n, column in enumerate(("target", "actual"))
    )
    unknown = figure("không đủ số liệu", ("objectives", "MT.1", "met"), "", "met", (0, 2))
    assert made(Table("objectives", (asked, reached, unknown), 1, 3, 0)) == {}


@pytest.mark.parametrize(("text", "live"), [("25,00", True), ("25,01", False), ("25 phần trăm", False)])
def test_what_is_written_as_printed_is_live_where_it_is_the_figure_rounded(text, live):
    parts = [
        figure("", ("T1", "A", column), value, at=(0, n))
        for n, (column, value) in enumerate((("households", "8"), ("poor", "2")))
    ]
    rate = figure(text, ("T1", "A", "poor_rate"), "25.0", "printed", (0, 2))
    assert bool(made(Table("T1", (*parts, rate), 1, 3, 0))) == live
