"""The sheet of a village: its numbers are those of the report, each village begins a page, nobody is named."""

import pytest

from analysis import evaluation, planning, review
from analysis.document.blocks import Bullets, Heading, KeyFigures, text_of
from analysis.document.layout import opening_pages
from analysis.document.table import Table
from analysis.intake import open_year
from analysis.presentation import show
from analysis.presentation.village_sheet import VillageFacts, village_sheet
from analysis.review import POOR
from starting import UNIT, YEAR, starting


@pytest.fixture
def page(unit):
    return show.Page(open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]), report="village-sheets"))


@pytest.fixture
def facts(page):
    return facts_of(page)


def facts_of(page):
    data = page.data
    households, villages, before = data.households, data.villages, data.previous_households
    t1 = [review.summary_of_classes(h, v) for h, v in ((before, data.previous_villages), (households, villages))]
    targets = planning.village_targets(before, data.previous_villages, data.target_counts)
    return VillageFacts(
        evaluation.village_results(*t1, targets, comparable=page.comparable),
        evaluation.village_series(data.reviews, data.registers, villages),
        review.deprivation_counts(households, villages, POOR),
        review.causes(households, villages, POOR),
        planning.registered_households(households, villages),
        planning.assignments(households, villages),
    )


def test_every_village_begins_a_page_of_its_own(page, facts):
    shown = page.village_sheets(facts)
    headings = [block for block in shown.blocks if isinstance(block, Heading)]
    assert [heading.text for heading in headings] == ["Thôn A", "Thôn B"]
    assert opening_pages(shown.blocks) == headings


def test_the_sheets_are_for_who_heads_a_village_or_a_group(page, monkeypatch):
    assert "để trưởng thôn dùng" in page.front_sheets().text
    monkeypatch.setattr(type(page), "place", "Tổ dân phố")
    assert "để tổ trưởng tổ dân phố dùng" in page.front_sheets().text


def test_the_figures_are_those_of_the_reports(page, facts):
    figures = {figure[:3]: figure.value for figure in village_sheet(page, facts, "Thôn A").figures}
    assert (
        figures["village_series", "Thôn A", "poor_2022"] == 5 and figures["village_series", "Thôn A", "poor_2023"] == 4
    )
    counted = facts.shortages.loc["Thôn A"]
    told = {column: value for (table, _, column), value in figures.items() if table == "T4"}
    assert told and all(counted[code] == value > 0 for code, value in told.items())


def test_key_figures_say_where_the_village_came_from_and_what_was_asked(page, facts):
    key = next(block for block in village_sheet(page, facts, "Thôn A").blocks if isinstance(block, KeyFigures))
    notes = {label: (value, note) for label, value, note in key.items}
    assert notes["Hộ nghèo cuối năm"] == ("4 hộ", "4,00 % số hộ dân; giảm từ 5 hộ đầu năm")
    assert notes["Hộ nghèo giảm trong năm"][1].startswith("chỉ tiêu") and "đạt" in notes["Hộ nghèo giảm trong năm"][1]


def test_what_the_poor_lack_and_why_stand_side_by_side_most_first(page, facts):
    needs = [block for block in village_sheet(page, facts, "Thôn A").blocks if isinstance(block, Table)][-1]
    numbers = [int(cell.text) for cell in needs.cells if cell.column == 1 and cell.row and cell.text]
    assert numbers == sorted(numbers, reverse=True) and needs.columns == 4


def test_a_village_without_poor_households_says_so_and_lists_nothing(page, facts):
    results, registered = facts.results.copy(), facts.registered
    results.loc["Thôn B", ["poor_end", "poor_end_rate"]] = 0
    shown = village_sheet(page, facts._replace(results=results, registered=registered), "Thôn B")
    assert "Thôn B không còn hộ nghèo" in shown.text
    assert "đăng ký thoát nghèo năm sau" not in " ".join(
        text_of(item) for block in shown.blocks if isinstance(block, Bullets) for item in block.items
    )


def test_two_standards_are_told_and_nothing_is_subtracted(page, facts, monkeypatch):
    monkeypatch.setattr(type(page), "comparable", False)
    shown = village_sheet(page, facts, "Thôn A")
    key = next(block for block in shown.blocks if isinstance(block, KeyFigures))
    assert [label for label, _, _ in key.items][:3] == [
        "Hộ nghèo cuối năm",
        "Hộ cận nghèo cuối năm",
        "Đăng ký thoát nghèo năm sau",
    ]
    assert "giảm từ" not in str(key) and "chuẩn nghèo khác" in shown.text


def test_the_first_year_of_a_standard_starts_from_its_own_review_not_from_the_old_list(tmp_path):
    folder = starting(tmp_path / "raw")
    page = show.Page(open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), report="village-sheets"))
    trend = next(block for block in village_sheet(page, facts_of(page), "Thôn A").blocks if isinstance(block, Table))
    assert [cell.text for cell in trend.cells if cell.row == 0] == ["", "Đầu 2027", "Cuối 2027"]
    assert [cell.text for cell in trend.cells if cell.row == 1] == ["Số hộ nghèo", "8", "6"]


def test_years_under_another_standard_stand_in_no_row_with_these(page, facts):
    series = facts.series.copy()
    for code in ("poor", "poor_rate"):
        series[code, 2021] = 9
    shown = village_sheet(page, facts._replace(series=series.sort_index(axis=1)), "Thôn A")
    trend = next(block for block in shown.blocks if isinstance(block, Table))
    assert [cell.text for cell in trend.cells if cell.row == 0] == ["Cuối năm", "2022", "2023"]


@pytest.mark.parametrize(
    ("poor_start", "told"),
    [(0, "Đầu năm và cuối năm 2023, Thôn B không có hộ nghèo."), (3, "Thôn B không còn hộ nghèo.")],
)
def test_nobody_is_left_only_where_somebody_was(page, facts, poor_start, told):
    results = facts.results.copy()
    results.loc["Thôn B", ["poor_start", "poor_end", "poor_end_rate"]] = poor_start, 0, 0
    assert told in village_sheet(page, facts._replace(results=results), "Thôn B").text


def test_one_household_that_wants_to_escape_is_not_many(page, facts):
    registered = facts.registered.copy()
    registered.loc["Thôn A", "registered"], registered.loc["Thôn A", "d05"] = 1, 1
    text = village_sheet(page, facts._replace(registered=registered), "Thôn A").text
    assert "hộ ấy còn thiếu: " in text and "những hộ" not in text and "nhiều nhất" not in text
