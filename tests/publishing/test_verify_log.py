"""revisions.csv edited with every checksum mended: counts, chains and what the reports say today."""

import shutil

import pandas as pd
import pytest

from analysis.publishing import publish as publishing
from analysis.publishing.verification import software
from analysis.publishing.verification.folder_read import read_folder
from analysis.publishing.verification.log_check import check_log
from factories import small_unit
from publishing.forging import covered, replaced, resealed
from publishing.reports import REVIEW, report, shown

COMMIT = {"id": "a" * 40, "modified": False}


@pytest.fixture(scope="module")
def revised(tmp_path_factory):
    """Reports of four runs: two that changed figures, one that changed the status, one that changed nothing."""
    root = tmp_path_factory.mktemp("revised")
    small_unit(root / "raw")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "commit", lambda: COMMIT)
        for poor, status in ((4, "sơ bộ"), (5, "sơ bộ"), (6, "chính thức")):
            folder = report(
                root, patch, shown(pd.DataFrame({"poor": [poor, 7]}, index=["Thôn A", "total"])), status=status
            )
    return folder


@pytest.fixture
def copy(revised, tmp_path, monkeypatch):
    monkeypatch.setattr(software, "_commit", lambda: COMMIT)
    return shutil.copytree(revised, tmp_path / "2023")


def told(folder):
    return "\n".join(f"{d.where} {d.recorded} {d.found}" for d in check_log(read_folder(folder)).deviations)


def edited(folder, change):
    lines = (folder / "revisions.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "revisions.csv").write_text("".join(change(lines)), encoding="utf-8")
    covered(folder, "revisions.csv")


def test_sound_log_holds_and_old_values_are_named_as_unjudged(copy):
    check = check_log(read_folder(copy))
    assert check.deviations == [] and "số cũ" in check.unchecked[0]
    assert check_log(read_folder(copy), signed=True).unchecked == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (",poor,5,6,", ",poor,5,9,", "figures.csv: 6"),  # what a change came to
        (",poor,4,5,", ",poor,4,3,", "để lại 3"),  # a middle value
        (",poor,5,6,", ",poor,3,6,", "để lại 5"),
        (",sơ bộ,chính thức,", ",sơ bộ,xong,", "run.json: chính thức"),
        (",Biểu thử,Thôn A,", ",Biểu thử,Thôn B,", "Biểu thử | Thôn A"),
        ("trạng thái\n", "tệp số liệu\n", "lý do"),
        (",changed,T1,", ",renamed,T1,", "loại thay đổi có thật"),
        ("report,change", "report,changes", "dòng 1"),
        ("household-review,", "another,", "báo cáo"),
        ("run,since", "run,since,more", "dòng 1"),
    ],
)
def test_line_edited_and_sealed_again_is_named(copy, old, new, says):
    text = (copy / "revisions.csv").read_text(encoding="utf-8")
    head, _, tail = text.rpartition(old)
    assert head or tail != text
    (copy / "revisions.csv").write_text(head + new + tail, encoding="utf-8")
    covered(copy, "revisions.csv")
    assert says in told(copy)


def test_last_change_taken_out_is_named(copy):
    edited(copy, lambda lines: [line for line in lines if ",5,6," not in line])
    assert "số liệu changed run.json: 1 0" in told(copy)


def test_whole_log_taken_away_is_named(copy):
    (copy / "revisions.csv").unlink()
    resealed(copy, lambda run: run["files"].pop("revisions.csv"))
    assert "số liệu changed run.json: 1 0" in told(copy)


def test_lines_in_another_order_are_named(copy):
    edited(copy, lambda lines: [lines[0], *reversed(lines[1:])])
    assert "lần lập sau đứng sau" in told(copy)


def test_counts_of_the_record_are_held_against_the_log(copy):
    resealed(copy, lambda run: run["reports"][REVIEW]["revision"].update(figures_changed=0))
    assert "run.json: 0 1" in told(copy)


def test_run_that_changed_nothing_leaves_the_log_sound(copy, tmp_path, monkeypatch, revised):
    root = revised.parents[2]
    shutil.copytree(root, tmp_path / "all")
    monkeypatch.setattr(publishing, "commit", lambda: COMMIT)
    parts = shown(pd.DataFrame({"poor": [6, 7]}, index=["Thôn A", "total"]))
    assert told(report(tmp_path / "all", monkeypatch, parts, status="chính thức")) == ""


def test_input_that_the_record_does_not_have_is_named(copy, tmp_path, monkeypatch, revised):
    shutil.copytree(revised.parents[2], tmp_path / "all")
    monkeypatch.setattr(publishing, "commit", lambda: COMMIT)
    replaced(tmp_path / "all" / "raw" / "thu-nghiem" / "2023" / "households.csv", "TN-002", "TN-092")
    parts = shown(pd.DataFrame({"poor": [6, 7]}, index=["Thôn A", "total"]))
    folder = report(tmp_path / "all", monkeypatch, parts, status="chính thức")
    assert told(folder) == ""
    lines = (folder / "revisions.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    cells = lines[-1].split(",")
    edited(folder, lambda _: [*lines[:-1], ",".join([*cells[:9], "0" * 64, *cells[10:]])])
    assert "households.csv" in told(folder)
