"""What somebody who signs reads first: computed for every commune, never an empty number in a sentence."""

import re
from types import SimpleNamespace

import pytest

from analysis import planning
from analysis.intake import open_year
from analysis.planning.issued_table import Difference
from analysis.presentation import show
from communes import UNIT, YEAR, commune
from pages import a_page

CASES = {
    "one village": {"poor": [5], "registered": [2], "minority": [1]},
    "many villages": {"poor": [n % 9 for n in range(40)], "registered": [n % 3 if n % 9 > 2 else 0 for n in range(40)]},
    "zero poor": {"poor": [0, 0], "registered": [0, 0], "target": "reduction = 0"},
    "zero poor, yet a target": {"poor": [0, 0], "registered": [0, 0]},
    "target beyond the poor": {"poor": [3, 1], "registered": [1, 0], "target": "reduction_households = 9"},
    "nobody registered": {"poor": [3, 4], "registered": [0, 0], "targets": [1, 2]},
    "target of zero": {"poor": [3, 4], "registered": [1, 0], "targets": [0, 0], "target": "reduction = 0"},
    "fewer than asked": {"poor": [9, 9], "registered": [4, 4], "targets": [1, 1], "target": "reduction_households = 4"},
}
WORDS = {
    "one village": "Chưa có bảng chỉ tiêu ban hành; phụ lục đề xuất giảm 1 hộ",
    "many villages": "Thôn",
    "zero poor": "Không nơi nào được giao chỉ tiêu",
    "zero poor, yet a target": "Mục tiêu không khả thi: cần giảm 2 hộ nhưng chỉ có 0 hộ nghèo",
    "target beyond the poor": "chỉ có 4 hộ nghèo, vượt 5 hộ",
    "nobody registered": "chưa hộ nghèo nào đăng ký thoát nghèo, chỉ tiêu 3 hộ chưa có hộ đứng sau",
    "target of zero": "Không nơi nào được giao chỉ tiêu",
    "fewer than asked": "mục tiêu là 4 hộ; còn thiếu 2 hộ",
}


def planned(tmp_path, case):
    folder = commune(tmp_path, **CASES[case])
    data = open_year(UNIT, YEAR, data_dir=str(folder.parents[1]), report="annual-plan-appendix")
    review = data.previous_households, data.previous_villages
    return data, review, planning.plan_targets(*review, data.target_counts, data.plan.target)


def summary(data, review, plan, differences=()):
    groups = planning.target_groups(*review, plan.table)
    return show.Page(data).plan_summary(
        plan,
        planning.registered_feasibility(*review, plan.table, 3),
        planning.registered_minority(plan.registered, groups, plan.table),
        planning.money_shares(data.programme),
        planning.helped_by_village(*review),
        None,
        differences,
    )


def no_hole(text):
    """No number left out of a sentence: two spaces, a space before a mark, a unit after nothing, a missing value in words."""
    assert not re.search(
        r"<NA>|nan|None| {2}|\( | [,;.)]|(?:giảm|còn|có|chỉ|là|tiêu) hộ(?! nghèo| đăng| đứng)", text
    ), text


@pytest.mark.parametrize("case", CASES)
def test_summary_says_what_holds_and_what_does_not(tmp_path, case):
    text = summary(*planned(tmp_path, case)).text
    assert WORDS[case] in text
    no_hole(text)


@pytest.mark.parametrize("case", CASES)
def test_sentences_of_the_first_two_annexes_have_no_hole(tmp_path, case):
    data, _, plan = planned(tmp_path, case)
    page = show.Page(data)
    no_hole(page.sentence_targets(plan.table, issued=plan.issued).text)
    no_hole(page.sentence_allocation(plan).text)
    no_hole(page.sentence_registered(plan.registered, plan.table).text)
    no_hole(page.comparison([], [], {}, issued=plan.issued).text)


def test_villages_beyond_five_are_counted_not_listed(tmp_path):
    text = summary(*planned(tmp_path, "many villages")).text
    assert re.search(r"và \d+ thôn khác\)", text)


def test_a_proposal_says_that_nothing_is_issued(tmp_path):
    data, review, plan = planned(tmp_path, "one village")
    page = show.Page(data)
    html = page.table_of_targets(plan.table, page.notes_of(data.targets, review[1]), issued=plan.issued).html
    assert "đề xuất, chưa ban hành" in html
    assert "tạm lấy bằng đầu năm" in html


def test_target_in_households_decides_in_households(tmp_path):
    data, _, plan = planned(tmp_path, "fewer than asked")
    figures = {(f.row, f.column): f.value for f in show.Page(data).two_meanings(plan.table).figures}
    assert figures["households", "target"] == 4
    assert figures["households", "planned"] == 2
    assert figures["points", "target"] is None


def test_many_villages_are_told_in_words_with_all_their_figures(tmp_path):
    data, review, _ = planned(tmp_path, "many villages")
    shown = show.Page(data).table_assignments(planning.assignments(*review))
    assert "Thôn 9: " in shown.html
    assert '<th scope="col">Thôn 9</th>' not in shown.html
    assert {f"Thôn {n}" for n in range(1, 41)} <= {figure.column for figure in shown.figures}


def bases(*words):
    return a_page(document=SimpleNamespace(legal_bases=words)).legal_bases().text


def test_legal_bases_end_as_the_form_wants():
    assert bases("Quyết định A.", "Căn cứ Luật B;") == "Căn cứ Quyết định A;\nCăn cứ Luật B."


def test_no_legal_base_is_said():
    assert "chưa ghi" in bases()


def test_wrong_cells_of_the_issued_table_are_named(tmp_path):
    data, review, plan = planned(tmp_path, "fewer than asked")
    wrong = Difference("Thôn 1", "poor_end_rate", "9,99", 9.99, 8.0, "wrong", 8, 100)
    text = summary(data, review, plan, [wrong, wrong._replace(kind="truncated")]).text
    assert "in sai 1 ô (Thôn 1, cột 10)" in text
