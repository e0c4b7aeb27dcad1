"""Hộ có mức sống trung bình (2022–2026): counted in form T1 where it stands, not poor to everything that moves."""

import duckdb
import pandas as pd
import polars as pl
import pytest

from analysis.document.head import leaves
from analysis.evaluation import outcomes, relapse, supports
from analysis.evaluation.panel import cohort_fates
from analysis.intake import open_year
from analysis.intake.to_date import last_escapes
from analysis.planning import catalogue
from analysis.planning.entitlement import entitlements
from analysis.planning.needs import needs
from analysis.presentation import forms, show
from analysis.review import near_poor_movements, poor_movements, summary_of_classes
from analysis.workbooks.carried import households_carried
from factories import household, small_unit, write

THIRD = "mức sống trung bình"
COLUMNS = ["average_living", "average_living_rate", "average_living_persons", "average_living_persons_rate"]


@pytest.fixture(scope="module")
def unit(tmp_path_factory):
    """The small unit whose households 5 and 10 end above the line: at most an average living; 11 starts there."""
    now = small_unit(tmp_path_factory.mktemp("unit") / "raw")
    rows = [
        *(household(n) for n in (1, 2, 3)),
        household(4, class_end="cận nghèo"),
        household(5, class_end=THIRD, support_health=1),
        household(6, "Thôn B", ethnicity="Gia Rai"), household(7, "Thôn B", ethnicity="Gia Rai"),
        household(8, "Thôn B", ethnicity="Gia Rai", class_end="", change="moved_out"),
        household(9, class_start="cận nghèo", class_end="cận nghèo"),
        household(10, class_start="cận nghèo", class_end="Hộ có mức sống trung bình", members=3),
        household(11, class_start="average_living", class_end="nghèo", escaped_on="2020-12-15"),
        household(12, "Thôn B", class_start="Trung bình", class_end="nghèo"),
    ]  # fmt: skip
    write(now / "households.csv", rows)
    return now


@pytest.fixture(scope="module")
def data(unit):
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="year-end-evaluation")


@pytest.fixture(scope="module")
def plain(data):
    """The same review as if the unit had never asked for the third class."""
    return data.households.replace({"class_start": "average_living", "class_end": "average_living"}, "not_poor")


def test_form_t1_counts_the_class_in_households_and_persons(data):
    t1 = summary_of_classes(data.households, data.villages)
    assert t1.loc["Thôn A", COLUMNS].tolist() == [2, 2.0, 7, 1.75]
    assert t1.loc["Thôn B", COLUMNS].tolist() == [0, 0.0, 0, 0.0]
    assert t1.loc["total", COLUMNS].tolist() == [2, 1.25, 7, 1.09375]


def test_form_t1_has_no_column_of_it_where_no_household_is_of_the_class(plain, data):
    assert not set(COLUMNS) & set(summary_of_classes(plain, data.villages))


def test_a_class_only_at_the_start_stands_as_none_at_the_end(data):
    households = data.households.replace({"class_end": "average_living"}, "not_poor")
    assert summary_of_classes(households, data.villages).loc["total", "average_living"] == 0


@pytest.mark.parametrize("engine", [pl.from_pandas, lambda frame: pl.from_pandas(frame).lazy(), duckdb.from_df])
def test_every_engine_counts_it_alike(engine, data):
    households = data.households.assign(
        **{c: data.households[c].astype("object") for c in ("class_start", "class_end")}
    )
    for reducer in (summary_of_classes, poor_movements, near_poor_movements):
        found = reducer(engine(households), data.villages)
        pd.testing.assert_frame_equal(found, reducer(data.households, data.villages))


def test_movements_know_it_as_not_poor(data, plain):
    t2, t3 = (reducer(data.households, data.villages).loc["total"] for reducer in (poor_movements, near_poor_movements))
    assert t2[["to_not_poor", "relapse", "new"]].tolist() == [1, 1, 1]
    assert t3["to_not_poor"] == 1
    for reducer in (poor_movements, near_poor_movements):
        for measure in ("households", "persons"):
            pd.testing.assert_frame_equal(
                reducer(data.households, data.villages, measure), reducer(plain, data.villages, measure)
            )


def test_panels_supports_and_needs_know_it_as_not_poor(data, plain):
    panels = [{2022: data.previous_households, 2023: frame} for frame in (data.households, plain)]
    for of_panel in (
        cohort_fates,
        relapse.escapes_followed,
        relapse.returns_to_poverty,
        outcomes.registered_outcomes,
        last_escapes,
    ):
        first, second = map(of_panel, panels)
        (pd.testing.assert_series_equal if of_panel is last_escapes else pd.testing.assert_frame_equal)(first, second)
    for of_review in (supports.supports_given, supports.support_results):
        pd.testing.assert_frame_equal(of_review(data.households), of_review(plain))
    mine, as_plain = (needs(frame, data.villages, 2024) for frame in (data.households, plain))
    pd.testing.assert_frame_equal(mine, as_plain)


def test_an_escape_to_it_keeps_its_support_and_is_reviewed_next_year(data, plain):
    carried = households_carried(data.households, ["Thôn A", "Thôn B"], 2024).set_index("household_id")
    assert carried.at["TN-005", "class_start"] == THIRD and carried.at["TN-005", "undated"]
    mine, as_plain = (entitlements(frame, data.villages, catalogue(2023), 2024) for frame in (data.households, plain))
    assert mine.loc["TN-005"].any() and mine.loc["TN-005"].sum() > mine.loc["TN-010"].sum()
    pd.testing.assert_frame_equal(mine, as_plain)


def test_points_agree_with_it_as_with_not_poor(data):
    assert not [finding for finding in data.findings if finding.check in ("class_by_points", "start_is_last_end")]


def test_points_of_a_poor_household_contradict_it(unit):
    rows = [household(n, class_end=THIRD if n == 1 else "nghèo", **({"b1": 120, "b2": 30, "d05": 1, "d07": 1, "d10": 1} if n == 1 else {})) for n in range(1, 3)]  # fmt: skip
    folder = write(unit.parent / "2024" / "households.csv", rows).parent
    write(folder / "villages.csv", [{"village": name, "area": "rural", "especially_difficult": 0, "households": 100, "persons": 400, "minority_households": 0, "minority_persons": 0} for name in ("Thôn A", "Thôn B")])  # fmt: skip
    found = [
        f for f in open_year("thu-nghiem", 2024, data_dir=str(unit.parents[1])).findings if f.check == "class_by_points"
    ]
    assert [(f.row, f.value, f.severity) for f in found] == [(2, THIRD, "error")]


def test_page_and_workbook_show_it_after_the_near_poor(data):
    page, t1 = show.Page(data), summary_of_classes(data.households, data.villages)
    assert [(c.number, c.code) for c in leaves(forms.head_t1(t1))[6:8]] == [
        ("7", "average_living"),
        ("8", "average_living_rate"),
    ]
    shown = page.form_t1(t1)
    assert "Hộ có mức sống trung bình" in shown.html and "Nhân khẩu có mức sống trung bình" in shown.html
    assert {f.column for f in shown.figures} >= set(COLUMNS)
    assert "và 2 hộ có mức sống trung bình với 7 nhân khẩu, chiếm 1,25 % số hộ dân." in page.review_result(t1).text
    (made,) = shown.blocks
    assert {cell.source.column for cell in made.cells if cell.source} == set(t1.columns) and made.sheet == "T1"
