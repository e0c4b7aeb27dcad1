"""Which file of a folder is read, what is said of it, and what is asked."""

import os

import pytest

from analysis.intake.folder import locate
from analysis.project import RAW

SOUND = ("villages.csv", "households.csv", "targets.csv", "plan.toml")


def folder(tmp_path, *names, part=""):
    path = tmp_path / "kim-tan" / "2023" / part
    path.mkdir(parents=True)
    for name in names:
        (path / name).write_text("x")
    return path


def told(located):
    return [(finding.severity, finding.file, finding.check) for finding in located.findings]


@pytest.mark.parametrize(
    "path", [path for path in RAW.glob("*/*") if path.is_dir()], ids=lambda path: "-".join(path.parts[-2:])
)
def test_demo_folders_have_nothing_to_say(path):
    assert locate(path).findings == []
    assert "villages" in locate(path).tables


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("Households.CSV", "households"),
        ("households.csv.txt", "households"),
        ("households (1).csv", "households"),
        ("households - Copy.csv", "households"),
        ("Danh sách hộ.csv", "households"),
        ("Hộ.csv", "households"),
        ("danh sách hộ nghèo xã Kim Tân năm 2023.csv", "households"),
        ("thon.csv", "villages"),
        ("Chỉ tiêu.csv", "targets"),
        ("Program.csv", "programme"),
    ],
)
def test_the_only_file_of_a_table_is_taken_with_a_note(tmp_path, name, table):
    located = locate(folder(tmp_path, name), "2023/")
    assert located.tables == {table: tmp_path / "kim-tan" / "2023" / name}
    assert told(located) == [("note", f"2023/{name}", "file_name")]


@pytest.mark.parametrize(
    "name", ["Kim-Tan-2023.XLSX", "kim tan 2023.xlsx", "Danh sách hộ.xlsx", "Rà soát Kim Tân 2023.xls"]
)
def test_the_only_workbook_is_taken_with_a_note(tmp_path, name):
    located = locate(folder(tmp_path, name))
    assert located.workbook.name == name
    assert told(located) == [("note", name, "file_name")]


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        (("households.csv", "Households.CSV"), "households.csv"),
        (("households.csv", "households (1).csv"), "households.csv"),
        (("households.csv", "Danh sách hộ.csv"), "households.csv"),
        (("kim-tan-2023.xls", "kim-tan-2023.xlsx"), "workbook"),
        (("kim-tan-2023.xlsx", "Danh sách hộ.xlsx"), "workbook"),
    ],
)
def test_two_that_could_be_meant_are_asked_about_and_neither_is_taken(tmp_path, names, asked):
    located = locate(folder(tmp_path, *names))
    assert located.asked == {asked} and not located.tables and located.workbook is None
    (found,) = located.findings
    assert found.severity == "error" and all(name in found.value for name in names)


def test_a_workbook_beside_the_very_file_is_not_read_and_that_is_said(tmp_path):
    located = locate(folder(tmp_path, "households.csv", "Danh sách hộ.xlsx"))
    assert located.workbook is None and "households" in located.tables
    assert told(located) == [("warning", "Danh sách hộ.xlsx", "unread_file")]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("programe.csv", "programme.csv"),
        ("objectivs.csv", "objectives.csv"),
        ("narative.toml", "narrative.toml"),
        ("support.toml.txt", "support.toml"),
        ("Support.toml", "support.toml"),
        ("target.caption.txt", "targets.caption.txt"),
        ("objectives.txt", "objectives.csv"),
        ("kim-tan-2023.xlsb", "kim-tan-2023.xlsx"),
    ],
)
def test_a_file_like_one_that_is_not_there_is_an_error(tmp_path, name, meant):
    (found,) = locate(folder(tmp_path, *SOUND, name)).findings
    assert (found.severity, found.file) == ("error", name) and meant in found.remedy


@pytest.mark.parametrize("name", ["Plan.toml", "vilages.csv", "bảng lương.xlsx", "ghi chép.csv", "kim-tan-2022.xlsx"])
def test_another_file_that_nothing_reads_is_a_note(tmp_path, name):
    assert told(locate(folder(tmp_path, *SOUND, name))) == [("note", name, "unread_file")]


@pytest.mark.parametrize(
    "name", ["~$kim-tan-2023.xlsx", ".~lock.villages.csv#", "Thumbs.db", ".DS_Store", "desktop.ini", "villages.csv~", "Kế hoạch.pdf", "readme.txt"]
)  # fmt: skip
def test_locks_and_documents_are_passed_over(tmp_path, name):
    located = locate(folder(tmp_path, *SOUND, name))
    assert located.findings == [] and located.workbook is None


def test_a_pipe_or_folder_under_the_name_of_a_file_is_an_error(tmp_path):
    path = folder(tmp_path, "villages.csv")
    os.mkfifo(path / "objectives.csv")
    (path / "targets.csv").mkdir()
    (path / "h1").mkdir()
    assert told(locate(path)) == [
        ("error", "h1", "file_name"),
        ("error", "objectives.csv", "readable_file"),
        ("error", "targets.csv", "readable_file"),
    ]


def test_half_year_and_start_have_their_own_files(tmp_path):
    half = locate(folder(tmp_path, "Objectives.csv", "villages.csv", part="H1"), "H1/")
    assert list(half.tables) == ["objectives"]
    assert told(half) == [("note", "H1/Objectives.csv", "file_name"), ("note", "H1/villages.csv", "unread_file")]
    start = locate(folder(tmp_path, "kim-tan-2023.xlsx", part="start"), "start/")
    assert start.workbook is not None and start.findings == []


def test_of_a_past_year_only_the_review_is_news(tmp_path):
    path = folder(tmp_path, "villages.csv", "programe.csv", "ghi chép.csv", "housholds.csv")
    assert told(locate(path, "2023/", ("villages", "households"))) == [("error", "2023/housholds.csv", "file_name")]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert locate(tmp_path / "kim-tan" / "2030").tables == {}
