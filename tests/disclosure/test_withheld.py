"""A withheld figure is no number: nothing computes with it, and every writer prints its mark."""

import copy
import operator

import pandas as pd
import pytest

from analysis.disclosure.withheld import MARK, WITHHELD, WithheldUsed, sum_of, withheld
from analysis.document.figure import plain
from analysis.document.head import Column
from analysis.presentation.numbers import integer
from analysis.presentation.table import MARK_NOTE, figures_of, table


@pytest.mark.parametrize("use", [bool, int, float, abs, integer, plain])
def test_it_is_never_taken_for_a_number(use):
    with pytest.raises((WithheldUsed, ArithmeticError, ValueError)):
        use(WITHHELD)


@pytest.mark.parametrize("use", [operator.add, operator.sub, operator.mul, operator.truediv, operator.lt, operator.ge])
def test_nothing_computes_with_it(use):
    for pair in ((WITHHELD, 1), (1, WITHHELD)):
        with pytest.raises(WithheldUsed):
            use(*pair)


def test_it_stays_itself_in_copies():
    frame = pd.DataFrame({"a": [WITHHELD, 1]})
    assert copy.deepcopy(frame).map(withheld)["a"].tolist() == [True, False]


def test_a_sum_with_it_is_withheld():
    assert withheld(sum_of([1, WITHHELD])) and sum_of([1, 2]) == 3


def test_a_table_prints_its_mark_and_says_what_it_means():
    frame = pd.DataFrame({"poor": [5, WITHHELD, 7]}, index=["Thôn 1", "Thôn 2", "total"], dtype="object")
    shown = table("T8_poor", frame, (Column("poor", "Hộ nghèo"),), "Thử")
    assert shown.html.count(f">{MARK}</td>") == 1 and MARK_NOTE in shown.html
    assert [figure.value for figure in shown.figures] == [5, None, 7]
    assert figures_of("T8_poor", frame, {})[1].value is None
