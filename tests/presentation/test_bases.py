"""What a report rests on: the plan's bases and the plan itself."""

from types import SimpleNamespace

from analysis.presentation.bases import bases_shown, report_bases
from pages import a_page

DOCUMENT = SimpleNamespace(legal_bases=["Quyết định số 90/QĐ-TTg;"], number="12/KH-UBND", date="2023-01-05")


def based(document=DOCUMENT):
    return report_bases(a_page(document=document))


def test_the_plan_is_a_basis_with_its_number_and_day():
    assert based()[1].startswith("Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2023 của Ủy ban nhân dân xã Thử")


def test_a_plan_without_a_number_is_named_all_the_same():
    unnumbered = SimpleNamespace(legal_bases=[], number=None, date="ngày … tháng 02 năm 2023")
    assert based(unnumbered) == ["Kế hoạch của Ủy ban nhân dân xã Thử về giảm nghèo bền vững năm 2023"]


def test_each_line_begins_and_ends_as_a_basis_does():
    lines = bases_shown(["Quyết định số 90/QĐ-TTg;", "Thực hiện Nghị quyết số 75-NQ/ĐU."]).text.splitlines()
    assert lines == ["Căn cứ Quyết định số 90/QĐ-TTg;", "Thực hiện Nghị quyết số 75-NQ/ĐU."]
