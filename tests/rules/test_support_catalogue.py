import pytest

from analysis.findings import InputError
from analysis.intake.support import catalogue_file
from analysis.rules.support_catalogue import read_catalogue

SOUND = """
responsible_through = 2025
[[support]]
code = "DA5"
name = "Nhà ở"
responsible = "Địa chính"
answers = ["d07"]
mends = ["d07"]
groups = ["poor"]
need = "answers"
legal = "Quyết định 90/QĐ-TTg"
confirmed = false
"""


def read(tmp_path, text):
    path = tmp_path / "support_catalogue.toml"
    path.write_text(text, encoding="utf-8")
    return read_catalogue(["loan_wanted", "support_water"], path)


def test_sound_file_is_read(tmp_path):
    assert read(tmp_path, SOUND).support[0].groups == ("poor",)


@pytest.mark.parametrize(
    ("was", "now", "column", "told"),
    [
        ('groups = ["poor"]\n', "", "support.groups", "sửa khóa groups của chính sách thứ 1 (DA5)"),
        ('groups = ["poor"]', "groups = []", "support.groups", "sửa khóa groups"),
        ('groups = ["poor"]', 'groups = ["rich"]', "support.groups", "sửa khóa groups"),
        ('groups = ["poor"]', 'group = ["poor"]\ngroups = ["poor"]', "support.group", "có phải “groups” không?"),
        ('need = "answers"', 'need = "guess"', "support.need", "sửa khóa need của chính sách thứ 1 (DA5)"),
        ('need = "answers"', 'need = "asked"', "support", "(DA5)"),
        ('need = "answers"', 'need = "asked"\nasked = "loan_wantd"', "support", "(DA5)"),
        ('answers = ["d07"]', "answers = []", "support", "(DA5)"),
        ('need = "answers"', 'need = "answers"\nvillages = "poor"', "support.villages", "(DA5)"),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy(tmp_path, was, now, column, told):
    with pytest.raises(InputError) as error:
        read(tmp_path, SOUND.replace(was, now))
    (finding,) = error.value.findings
    assert finding.column == column
    assert told in finding.remedy


def test_every_support_without_its_groups_is_named_at_once(tmp_path):
    text = SOUND.replace('groups = ["poor"]\n', "")
    with pytest.raises(InputError) as error:
        read(tmp_path, text + text.partition("2025")[2].replace("DA5", "DA6"))
    assert ["DA5" in f.remedy or "DA6" in f.remedy for f in error.value.findings] == [True, True]


def test_the_catalogue_that_ships_is_sound_and_not_yet_confirmed():
    assert not any(entry.confirmed for entry in catalogue_file().support)
