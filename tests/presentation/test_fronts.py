"""The head of each document: what stands above the unit, and whose number and date are printed."""

from datetime import date
from types import SimpleNamespace

import pytest

from analysis.intake.plan import Document, Evaluation, Target
from analysis.presentation.front import signature
from analysis.presentation.front_pages import on_unit, superior_of
from pages import a_page

ISSUED = Document(number="15/KH-UBND", date=date(2024, 1, 19), place="Thử")
REPORTED = Evaluation(number="208/BC-UBND", date=date(2024, 12, 16))


def issued(**data):
    unit = SimpleNamespace(name="Thử", level="xã", district="", province="")
    plan = SimpleNamespace(unit=unit, target=Target(reduction=3), document=ISSUED, evaluation=REPORTED)
    return a_page(plan=plan, year=2024, **data)


def within(district, province):
    return a_page(
        unit=SimpleNamespace(name="Thử", level="xã", district=district, province=province), document=Document()
    )


def test_the_report_on_the_year_has_its_own_number_and_day_also_over_its_annexes():
    page = issued()
    text = page.front_report().html
    assert "Số: 208/BC-UBND" in text and "ngày 16 tháng 12 năm 2024" in text and "15/KH-UBND" not in text
    assert page.annex_line("Báo cáo").text.startswith("(Kèm theo Báo cáo số 208/BC-UBND ngày 16 tháng 12 năm 2024 của")


def test_a_report_that_nobody_numbered_is_left_to_be_numbered():
    half = issued(period="2024-H1")
    for text in (
        issued().front_review().html,
        half.front_evaluation().html,
        a_page(document=ISSUED).front_report().html,
    ):
        assert "/BC-UBND" in text and "208" not in text and "15/KH-UBND" not in text and "ngày … tháng" in text
    for shown in (issued().annex_of_report(), half.annex_line("Báo cáo")):
        assert shown.text.startswith("(Kèm theo Báo cáo số …/BC-UBND ngày … tháng … năm …")


def test_the_plan_has_the_number_and_day_of_the_plan():
    assert "Số: 15/KH-UBND" in issued().front_plan().html
    assert issued().annex_line().text.startswith("(Kèm theo Kế hoạch số 15/KH-UBND ngày 19 tháng 01 năm 2024 của")


@pytest.mark.parametrize(
    ("district", "province", "place", "superior"),
    [
        ("Ia Pa", "Gia Lai", "huyện Ia Pa, tỉnh Gia Lai", "huyện Ia Pa"),
        ("thị xã An Khê", "Gia Lai", "thị xã An Khê, tỉnh Gia Lai", "thị xã An Khê"),
        ("", "Đà Nẵng", "thành phố Đà Nẵng", "thành phố Đà Nẵng"),
    ],
)
def test_what_stands_above_is_called_by_its_own_level(district, province, place, superior):
    page = within(district, province)
    assert on_unit(page) == (f"trên địa bàn xã Thử, {place}",)
    assert superior_of(page) == f"Ủy ban nhân dân {superior}"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Quyền Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "QUYỀN CHỦ TỊCH")),
        (None, ("TM. ỦY BAN NHÂN DÂN", "…")),
    ],
)
def test_a_deputy_signs_in_the_place_of_the_head(title, lines):
    assert signature(title, "Trần Thị Ví Dụ", ()).blocks[0].authority == lines
