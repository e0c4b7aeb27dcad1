"""Which way an objective is judged: by its column, its words before its own number, its code; else at least."""

import pandas as pd
import pytest

from analysis.evaluation.direction import directions
from analysis.evaluation.objectives import by_section, contradicted, objective_results, unanswered


def lines(*rows):
    frame = pd.DataFrame(rows)
    for column in ("target", "actual"):
        frame[column] = pd.array([row.get(column) for row in rows], dtype="Float64")
    return frame.fillna({name: "" for name in ("name", "unit", "direction", "source") if name in frame})


def line(code="MT.1", name="", target=10, actual=8, **more):
    return {"code": code, "name": name, "target": target, "actual": actual, **more}


@pytest.mark.parametrize(
    ("name", "target", "direction"),
    [
        ("Tỷ lệ suy dinh dưỡng không quá 10 %", 10, "at_most"),
        ("Giảm tỷ lệ hộ nghèo xuống dưới 5%", 5, "at_most"),
        ("Tỷ lệ trẻ em thấp còi giảm xuống còn 19,5 %", 19.5, "at_most"),
        ("TỶ LỆ TẢO HÔN TỐI ĐA 2,5 %", 2.5, "at_most"),
        ("Tỷ lệ thiếu hụt ≤ 5 %", 5, "at_most"),
        ("Số hộ ở nhà tạm còn 1.250 hộ", 1250, "at_most"),
        ("Trẻ em dưới 16 tuổi có thẻ bảo hiểm y tế đạt 98 %", 98, "at_least"),
        ("Trẻ em dưới 16 tuổi được khám", 16, "at_least"),
        ("Huy động tối đa các nguồn lực", 100, "at_least"),
        ("Giảm tỷ lệ hộ nghèo 3 điểm %", 3, "at_least"),
        ("Tuyên truyền ở 02 thôn không quá 10 km", 2, "at_least"),
        ("Hoàn 5 công trình", 5, "at_least"),
    ],
)
def test_words_before_the_target_s_own_number(name, target, direction):
    assert directions(lines(line(name=name, target=target))).tolist() == [direction]


def test_column_goes_before_words_and_unit_may_say_it():
    frame = lines(
        line(name="không quá 10 %", direction="at_least"),
        line("MT.2", direction="at_most"),
        line("MT.3", unit="% (tối đa)", direction=""),
        line("MT.TRE_SUY_DINH_DUONG", direction=""),
    )
    assert directions(frame).tolist() == ["at_least", "at_most", "at_most", "at_most"]


@pytest.mark.parametrize(("actual", "met", "share"), [(8, 1, 80), (10, 1, 100), (10.1, 0, 101)])
def test_at_most_is_met_at_the_target_and_below(actual, met, share):
    results = objective_results(lines(line(actual=actual, direction="at_most")), {})
    assert results.loc["MT.1", ["met", "share"]].tolist() == pytest.approx([met, share])


def test_target_of_zero_has_no_share_and_a_verdict():
    results = objective_results(lines(line(target=0, actual=0, direction="at_most")), {})
    assert results.at["MT.1", "met"] == 1 and pd.isna(results.at["MT.1", "share"])


def test_answer_of_the_review_source_and_contradiction():
    frame = lines(
        line("MT.VAY_VON", actual=None, target=100, source="Rà soát"),
        line("MT.BHYT", actual=99, target=100, source="reported"),
        line("MT.9", actual=None, source="review"),
        line("MT.8", target=None, source="reported"),
    )
    results = objective_results(frame, {"MT.VAY_VON": 91.0, "MT.BHYT": 95.0})
    assert results["source"].tolist() == ["review", "reported", "", "reported"]
    assert results.at["MT.VAY_VON", "actual"] == 91
    assert unanswered(results) == ["MT.9", "MT.8"]
    assert contradicted(results) == ["MT.BHYT"]


def test_lines_by_section():
    frame = lines(
        line("A", section="III.2.1"), line("B", section="III.2.7", actual=12), line("C", section="II.2", actual=None)
    )
    counts = by_section(frame, objective_results(frame, {}))
    assert counts.loc["III.2"].tolist() == [2, 1, 1, 0]
    assert counts.loc["total"].tolist() == [3, 1, 1, 1]
