"""Every file of rules is read by its model, and whatever an official may write into it wrongly is told at once."""

import re
from importlib import import_module

import pytest

from analysis.findings import Finding, InputError
from analysis.rules import sound
from analysis.rules.load import RULES, Part, Rule, load
from analysis.rules.plausible import Plausible
from analysis.rules.sound import refuse_unsound
from analysis.rules.support_catalogue import read_catalogue
from analysis.rules.thresholds import Thresholds

FILES = sorted(path.stem for path in RULES.glob("*.toml"))
THRESHOLDS = (RULES / "thresholds.toml").read_text(encoding="utf-8")


def model_of(name):
    """The model of the whole file: the last one of the module of the same name."""
    module = import_module(f"analysis.rules.{name}")
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Part) and value.__module__ == module.__name__
    ][-1]


def told(tmp_path, text, model=Thresholds):
    """What is told of a file with this text."""
    path = tmp_path / "thresholds.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as error:
        load(path, model)
    return error.value.findings


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read_and_says_its_ground(name):
    model = model_of(name)
    marks = load(RULES / f"{name}.toml", model)
    assert all(mark.legal for mark in ([marks] if isinstance(marks, Rule) else marks.support))


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_in_the_list_for_officials(name):
    assert f"| `{name}.toml` |" in (RULES / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "now", "column", "value", "said"),
    [
        ("disbursed_rate = 90", "disbursed_rat = 90\ndisbursed_rate = 90", "disbursed_rat", None, "có phải “disbursed_rate” không?"),
        ("disbursed_rate = 90", "", "disbursed_rate", None, "khóa này phải có: phần trăm, số từ 0 đến 100"),
        ("disbursed_rate = 90", "disbursed_rate = 190", "disbursed_rate", "190", "phần trăm, số từ 0 đến 100"),
        ("disbursed_rate = 90", 'disbursed_rate = "90"', "disbursed_rate", "90", "phần trăm, số từ 0 đến 100"),
        ("disbursed_rate = 90", "disbursed_rate = nan", "disbursed_rate", "nan", "phần trăm, số từ 0 đến 100"),
        ("compared_base = 20", "compared_base = 0", "compared_base", "0", "số nguyên từ 1 trở lên"),
        ("compared_base = 20", "compared_base = 20.5", "compared_base", "20.5", "số nguyên từ 1 trở lên"),
        ('loans = ["CS.TINDUNG"]', 'loans = "CS.TINDUNG"', "loans", "CS.TINDUNG", 'ví dụ ["CS.TINDUNG"]'),
        ("confirmed = false", 'confirmed = "chưa"', "confirmed", "chưa", "true (đã đối chiếu với văn bản) hoặc false"),
    ],
)  # fmt: skip
def test_one_fault_is_one_finding(tmp_path, was, now, column, value, said):
    (finding,) = told(tmp_path, THRESHOLDS.replace(was, now))
    assert (finding.column, finding.value) == (column, value)
    assert said in f"{finding.expected} {finding.remedy}" and finding.part == "khóa"


def test_all_faults_are_told_at_once(tmp_path):
    text = THRESHOLDS.replace("legal =", "legl =").replace("= 90", "= -1").replace("= 3", "= true")
    assert {finding.column for finding in told(tmp_path, text)} == {
        "legl",
        "legal",
        "disbursed_rate",
        "minority_points",
    }


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        (THRESHOLDS.replace("= 90", "= 90 %"), 7, "chỉ để số: viết disbursed_rate = 90"),
        (THRESHOLDS.encode("utf-16"), None, "Encoding chọn UTF-8"),
        ("a = " + "[" * 3000, 1, "xóa các dấu ngoặc thừa"),
    ],
    ids=["a unit after the number", "saved in another encoding", "brackets without end"],
)
def test_what_is_no_toml_is_told_by_its_line(tmp_path, text, row, said):
    (finding,) = told(tmp_path, text)
    assert (finding.row, finding.check) == (row, "readable_file") and said in finding.remedy


def test_a_file_saved_by_notepad_is_read(tmp_path):
    path = tmp_path / "thresholds.toml"
    path.write_bytes(b"\xef\xbb\xbf" + THRESHOLDS.replace("\n", "\r\n").encode())
    assert load(path, Thresholds).compared_base == 20


def test_faults_of_two_files_are_told_together_before_a_report_is_begun(monkeypatch):
    def broken(name):
        def read():
            raise InputError([Finding("error", f"rules/{name}.toml", None, "legal", None, "", "", "rule")])

        return read

    refuse_unsound()
    monkeypatch.setattr(sound, "READERS", [*sound.READERS, broken("one"), broken("other")])
    with pytest.raises(InputError) as error:
        refuse_unsound()
    assert [finding.file for finding in error.value.findings] == ["rules/one.toml", "rules/other.toml"]


def test_every_file_is_read_before_a_report_is_begun():
    assert sorted(reader.__module__.rpartition(".")[2] for reader in sound.READERS) == FILES


def test_whole_numbers_stay_whole():
    # a message says “15 người”, not “15.0 người”
    limits = load(RULES / "plausible.toml", Plausible)
    assert all(re.fullmatch(r"\d+(\.\d*[1-9])?", str(value)) for value in vars(limits).values() if type(value) is float)


def test_a_key_of_a_free_table_is_told_with_its_table(tmp_path):
    text = (RULES / "plausible.toml").read_text(encoding="utf-8").replace("DA4 = 3", 'DA4 = "ba"')
    (finding,) = told(tmp_path, text, Plausible)
    assert (finding.column, finding.value) == ("projects.DA4", "ba")


def test_a_support_that_stands_twice_is_named(tmp_path):
    path = tmp_path / "support_catalogue.toml"
    text = (RULES / "support_catalogue.toml").read_text(encoding="utf-8")
    path.write_text(text.replace('code = "DA4"', 'code = "DA5"'), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_catalogue(path=path)
    (finding,) = error.value.findings
    assert (finding.column, finding.value, finding.expected) == ("support.code", "DA5", "mỗi mã hỗ trợ một lần")
