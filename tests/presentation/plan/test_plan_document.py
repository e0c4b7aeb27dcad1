"""The plan as a document: whole for every commune, nothing empty in a sentence, every number a figure."""

import re

import pytest

import ward
from analysis import planning, review
from analysis.intake import open_year
from analysis.presentation import show
from analysis.presentation.units import write
from communes import UNIT, YEAR, commune

CASES = {
    "one village": {"poor": [5], "registered": [2], "minority": [1]},
    "many villages": {"poor": [n % 9 for n in range(60)], "registered": [n % 3 if n % 9 > 2 else 0 for n in range(60)]},
    "zero poor": {"poor": [0, 0], "registered": [0, 0], "target": "reduction = 0"},
    "zero poor, yet a target": {"poor": [0, 0], "registered": [0, 0]},
    "target beyond the poor": {"poor": [3, 1], "registered": [1, 0], "target": "reduction_households = 9"},
    "nobody registered": {"poor": [3, 4], "registered": [0, 0], "targets": [1, 2]},
    "target of zero": {"poor": [3, 4], "registered": [1, 0], "targets": [0, 0], "target": "reduction = 0"},
    "fewer than asked": {"poor": [9, 9], "registered": [4, 4], "targets": [1, 1], "target": "reduction_households = 4"},
}
WORDS = {
    "one village": ["phương án đề xuất, chưa giao cho các thôn", "Chỉ tiêu dự kiến cho các thôn"],
    "many villages": ["ghi ở Phụ lục I."],
    "zero poor": ["không có hộ nghèo, còn 2 hộ cận nghèo", "Đầu năm không còn hộ nghèo"],
    "zero poor, yet a target": ["cần giảm 2 hộ, đầu năm chỉ có 0 hộ nghèo"],
    "target beyond the poor": ["cần giảm 9 hộ, đầu năm chỉ có 4 hộ nghèo", "[…đơn vị bổ sung: chỉ tiêu giao cho từng thôn…]"],
    "nobody registered": ["đến khi lập kế hoạch chưa có hộ đăng ký", "Thôn 1: 1 hộ; Thôn 2: 2 hộ"],
    "target of zero": ["không giao chỉ tiêu giảm hộ nghèo cho thôn nào"],
    "fewer than asked": ["mục tiêu là giảm 4 hộ, các thôn mới nhận 2 hộ"],
}  # fmt: skip
NUMBER = re.compile(r"(?<![\w.,/])\d[\d.]*(?:,\d+)?(?![\w/])")


def shown_of(data):
    """Every block of the plan, in its order."""
    page, last = show.Page(data), (data.previous_households, data.previous_villages)
    plan = planning.plan_targets(*last, data.target_counts, page.target)
    helping = planning.helped_households(*last)
    return [
        page.front_plan(),
        page.legal_bases(),
        page.plan_opening(
            plan,
            planning.target_groups(*last, plan.table),
            review.deprivation_counts(*last, review.POOR),
            review.causes(*last, review.POOR),
        ),
        page.plan_purpose(),
        page.plan_requests(plan),
        page.plan_general_goal(plan, last[1]),
        page.plan_own_goals(),
        page.plan_tasks(),
        page.plan_projects(),
        page.plan_policies(),
        page.plan_money(planning.money_shares(data.programme)),
        page.plan_contributions(),
        page.plan_handed(plan),
        page.plan_in_charge(helping, planning.in_charge_of_villages(helping), planning.helped_by_village(*last)),
        page.plan_participation(),
        page.plan_reporting(),
        page.plan_front(),
        page.plan_closing(),
    ]


def text_of(shown):
    return "\n".join(part.text for part in shown).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def wards(tmp_path_factory):
    folder = ward.ward(tmp_path_factory.mktemp("raw"))
    return shown_of(open_year(ward.UNIT, ward.YEAR, data_dir=str(folder.parents[1])))


@pytest.mark.parametrize("case", CASES)
def test_plan_of_any_commune_is_whole(tmp_path, case):
    folder = commune(tmp_path, **CASES[case])
    text = text_of(shown_of(open_year(UNIT, YEAR, data_dir=str(folder.parents[1]))))
    for words in WORDS[case]:
        assert words in text
    assert not re.search(
        r"<NA>|\bnan\b|None|[{}]| {2}|\( | [,;.)]|(?:giảm|còn|có|chỉ) hộ(?! nghèo| đăng| dân| cận| gặp)", text
    )
    assert "thôn" in text and "tổ dân phố" not in text


@pytest.mark.parametrize("case", ["one village", "many villages", "nobody registered"])
def test_every_number_said_is_a_figure(tmp_path, case):
    folder = commune(tmp_path, **CASES[case])
    strangers(shown_of(open_year(UNIT, YEAR, data_dir=str(folder.parents[1]))), {"2025", "2024", "6", "30", "01", "12"})


def test_every_number_of_the_wards_plan_is_a_figure(wards):
    # years and days are no figures
    names = {"2025", "2026", "30", "01", "12"}
    strangers(wards, names)


def strangers(shown, names):
    said = {number for part in shown[2:] for number in NUMBER.findall(re.sub(r"(Thôn|Tổ dân phố) \d+", "", part.text))}
    figures = [figure.value for part in shown for figure in part.figures if not isinstance(figure.value, str)]
    known = {write(value, form) for value in figures for form in ("integer", "rate", "money", "number")}
    assert {number.rstrip(".") for number in said} - known - names == set()


def test_ward_has_its_own_words(wards):
    text = text_of(wards)
    assert "Tổ dân phố" in text and "Ủy ban nhân dân phường Thử giao chỉ tiêu giảm 17 hộ nghèo" in text
    assert "thôn" not in text.lower() and "huyện" not in text.lower()
    assert "Tổ trưởng tổ dân phố cùng Ban công tác Mặt trận" in text


def test_no_person_is_named_in_the_plan(wards):
    everything = "".join(str(part.html) + str(part.figures) for part in wards)
    assert "Nguyễn" not in everything and "Đoàn Văn" not in everything
    assert "Hội Phụ nữ phường phụ trách" in everything


def test_households_of_bodies_of_others_and_of_nobody_are_all_households(wards):
    text = text_of(wards).replace("\u00a0", " ")
    helped = re.search(
        r"nhận giúp đỡ (\d+) hộ nghèo, hộ cận nghèo .*? Cá nhân, đơn vị khác nhận giúp đỡ (\d+) hộ\.", text
    )
    left = re.search(r"Còn (\d+) hộ nghèo và (\d+) hộ cận nghèo chưa có", text)
    listed = re.search(r"trong đó (\d+) hộ nghèo \([^)]+\) và (\d+) hộ cận nghèo", text)
    assert sum(map(int, helped.groups() + left.groups())) == sum(map(int, listed.groups())) > 0


def test_what_nobody_says_is_a_marked_blank(tmp_path):
    folder = commune(tmp_path, poor=[5], registered=[2])
    text = text_of(shown_of(open_year(UNIT, YEAR, data_dir=str(folder.parents[1]))))
    for what in (
        "căn cứ pháp lý",
        "nhiệm vụ chỉ đạo",
        "dự án",
        "chính sách",
        "kinh phí theo nguồn",
        "hình thức lấy ý kiến",
    ):
        assert f"[…đơn vị bổ sung: {what}" in text
