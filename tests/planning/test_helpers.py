import pytest

from analysis.planning.helpers import helped_households, in_charge_of_villages
from plans import household, register, review

VILLAGES = register(A=False, B=True, C=False)
HOUSEHOLDS = review(
    household("A", helper="Hội Phụ nữ xã"),
    household("A", helper="hội phụ nữ xã", klass="near_poor"),
    household("A", helper="Công an xã"),
    household("B", helper="Công an xã"),
    household("B", helper="Hội Phụ nữ xã"),
    household("B", helper="Trạm y tế xã", klass="not_poor"),
    household("C", helper="Ông Nguyễn Văn A"),
    household("C"),
)


def test_organisations_by_village_and_class_and_never_a_person():
    found = helped_households(HOUSEHOLDS, VILLAGES)
    assert list(found.index) == ["Hội Phụ nữ xã", "Công an xã"]
    assert found.loc["Hội Phụ nữ xã"].tolist() == [1, 1, 1, 0, 0, 0]
    assert found["A"].columns.tolist() == ["poor", "near_poor"]


def test_in_charge_is_who_helps_most_and_of_equals_who_helps_more_in_all():
    found = in_charge_of_villages(helped_households(HOUSEHOLDS, VILLAGES))
    assert found.loc["A"].tolist() == ["Hội Phụ nữ xã", 2]
    assert found.loc["B"].tolist() == ["Hội Phụ nữ xã", 1]
    assert found.loc["C"].isna().all()


@pytest.mark.parametrize("rows", [HOUSEHOLDS.assign(helper=""), HOUSEHOLDS.iloc[:0]])
def test_nobody_helps_so_nobody_is_in_charge(rows):
    found = in_charge_of_villages(helped_households(rows, VILLAGES))
    assert list(found.index) == ["A", "B", "C"]
    assert found.isna().all(axis=None)


def test_without_the_column_nothing_is_known():
    helped = helped_households(HOUSEHOLDS.drop(columns="helper"), VILLAGES)
    assert helped is None
    assert in_charge_of_villages(helped) is None
