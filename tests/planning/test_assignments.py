import pandas as pd
import pytest

from analysis.planning.assignments import NO_HELPER, OTHER, helper_keys


@pytest.mark.parametrize(
    "name",
    [
        "Ông Nguyễn Văn A",
        "Nguyễn Thị Hội",
        "Đoàn Văn Hậu",
        "Công Lý",
        "Ban Mai",
        "Văn Thị Phòng",
        "Bàn Văn Ban",
        "Trường Giang",
        "Buôn Yă Thủy",
        "Bản Văn Khu",
    ],
)
def test_what_may_be_a_person_is_not_named(name):
    assert helper_keys(pd.Index([name])) == [OTHER]


@pytest.mark.parametrize(
    "name",
    [
        "Đoàn Thanh niên xã",
        "Uỷ ban MTTQ xã",
        "Trường Tiểu học Kim Tân",
        "Trường PTDTBT Tiểu học Nậm Khao",
        "Bưu điện xã",
        "UBND xã",
    ],
)
def test_organisations_are_named(name):
    assert helper_keys(pd.Index([name])) == [name]


def test_spellings_of_one_organisation_are_one():
    assert helper_keys(pd.Index(["Hội Phụ nữ xã", "hội  phụ nữ XÃ", " "])) == ["Hội Phụ nữ xã"] * 2 + [NO_HELPER]
