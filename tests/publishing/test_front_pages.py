import errno

import pytest
from filelock import FileLock

from analysis.publishing import front_pages
from analysis.publishing.front_pages import write_front_pages


@pytest.fixture
def write(tmp_path):
    """Writes the pages above the reports; returns what was told and what was said while waiting."""

    def write():
        told, said = [], []
        files = write_front_pages(tmp_path, told.append, said.append)
        return files, told, said

    return write


def test_pages_are_written_again_without_a_word(write, tmp_path):
    for _ in range(2):
        assert write() == ([tmp_path / "index.html"], [], [])
    assert {path.name for path in tmp_path.iterdir()} == {"index.html", "method.html", ".index.lock"}


@pytest.mark.parametrize("name", ["index.html", "method.html"])
@pytest.mark.parametrize("whose", ["laid", "edited", "link", "folder"])
def test_page_of_somebody_else_is_kept_under_another_name(write, tmp_path, name, whose):
    page, kept = tmp_path / name, tmp_path / name.replace(".", ".giu-lai.")
    outside = tmp_path / "ngoài"
    outside.write_text("của người", encoding="utf-8")
    if whose == "laid":
        page.write_text("của người", encoding="utf-8")
    elif whose == "edited":
        write()
        page.write_text("của người" + page.read_text(encoding="utf-8"), encoding="utf-8")
    elif whose == "link":
        page.symlink_to(outside)
    else:
        page.mkdir()
    _, told, _ = write()
    assert kept.is_dir() if whose == "folder" else kept.read_text(encoding="utf-8").startswith("của người")
    assert len(told) == 1 and kept.name in told[0] and "<!DOCTYPE html>" in page.read_text(encoding="utf-8")
    assert outside.read_text(encoding="utf-8") == "của người" and write()[1] == []


def test_what_killed_runs_left_is_cleared(write, tmp_path):
    for name in (".index.4711.new", ".index.new", ".method.new"):
        (tmp_path / name).write_text("dở")
    write()
    assert list(tmp_path.glob(".*.new")) == []


def test_list_that_cannot_be_written_is_a_warning(write, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(front_pages, "index_page", full)
    files, told, _ = write()
    assert files == [] and len(told) == 1 and list(tmp_path.glob(".*.new")) == []
    assert "Cảnh báo: báo cáo đã lập xong" in told[0] and "đĩa đã đầy" in told[0] and "index.html" in told[0]


def test_place_that_takes_no_files_is_a_warning(tmp_path):
    place, told = tmp_path / "tệp", []
    place.write_text("")
    assert write_front_pages(place, told.append, pytest.fail) == [] and len(told) == 1


def test_run_that_waits_for_the_list_says_so(write, tmp_path, monkeypatch):
    monkeypatch.setattr(front_pages, "WAIT_SECONDS", 0.1)
    with FileLock(tmp_path / ".index.lock"):
        files, told, said = write()
    assert files == [] and len(told) == len(said) == 1 and "đang ghi vào" in said[0]
