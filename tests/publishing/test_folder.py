"""A folder that is replaced: what stays, what goes, what is there after a kill at any moment."""

import errno
import os
import subprocess
import sys
import textwrap
import threading

import pytest
from filelock import FileLock

from analysis.publishing import folder as folders
from analysis.publishing.errors import PublishingError
from analysis.publishing.exchange import exchange
from analysis.publishing.folder import recover, replaced
from analysis.publishing.record import write_files_record

KILLED = """
    import os, shutil, sys
    from pathlib import Path
    from analysis.publishing import folder as folders
    from analysis.publishing.record import write_files_record

    if sys.argv[2] == "renames":
        folders.exchange = lambda one, other: False
    else:
        exchange = folders.exchange
        folders.exchange = lambda one, other: (sys.audit("os.rename"), exchange(one, other))[1]

    # the moment before whatever changes a folder
    CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile", "shutil.rmtree"}

    def dying(event, arguments):
        global steps
        writes = event == "open" and isinstance(arguments[1], str) and "w" in arguments[1]
        if event in CHANGES or writes:
            if steps == 0:
                os._exit(9)
            steps -= 1

    def run(target):
        sys.addaudithook(dying)
        with folders.replaced(target) as new:
            (new / "page.html").write_text("mới")
            write_files_record(new)
        os._exit(0)

    for step in range(99):
        target = Path(sys.argv[1]).parent / f"killed-{step:02}" / "2023"
        shutil.copytree(sys.argv[1], target)
        child, steps = os.fork(), step
        if not child:
            run(target)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
            break
"""
LAID = {"bien-ban-ky.pdf": "bản ký", "phu-luc/a.docx": "phụ lục", "sửa tay.docx": "của người"}


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def made(folder, **files):
    """A run's folder: these files and its record of them."""
    with replaced(folder) as new:
        for path in new.iterdir():
            path.unlink()
        for name, text in files.items():
            write(new / name.replace("_", "."), text)
        write_files_record(new)


@pytest.fixture
def folder(tmp_path):
    """A folder that a run made, with what people laid in it afterwards."""
    folder = tmp_path / "out" / "2023"
    made(folder, page_html="cũ", word_docx="cũ")
    for name, text in LAID.items():
        write(folder / name, text)
    return folder


def texts(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


def leftovers(folder):
    return [path.name for path in folder.parent.iterdir() if path.name not in (folder.name, f".{folder.name}.lock")]


@pytest.fixture(params=["exchange", "renames"])
def either_way(request, monkeypatch):
    """With the exchange in one step, and as on a system without it."""
    if request.param == "renames":
        monkeypatch.setattr(folders, "exchange", lambda one, other: False)
    return request.param


def test_only_what_the_record_names_goes(folder, either_way):
    made(folder, page_html="mới")
    assert texts(folder) == {"page.html": "mới", **LAID} and leftovers(folder) == []


def test_what_is_laid_there_during_a_run_stays(folder, either_way):
    with replaced(folder) as new:
        write(folder / "đến sau.pdf", "của người")
        write(folder / "phu-luc" / "b.docx", "của người")
        write(new / "page.html", "mới")
        write_files_record(new)
    assert texts(folder)["đến sau.pdf"] == texts(folder)["phu-luc/b.docx"] == "của người"
    assert texts(folder)["page.html"] == "mới" and leftovers(folder) == []


def test_folder_that_appears_during_a_first_run_stays(tmp_path):
    folder = tmp_path / "kim-tan" / "2023"
    with replaced(folder) as new:
        write(folder / "đến sau.pdf", "của người")
        write(new / "page.html", "mới")
        write_files_record(new)
    assert texts(folder) == {"page.html": "mới", "đến sau.pdf": "của người"}


@pytest.mark.parametrize("when", ["before", "during"])
def test_file_finished_by_hand_is_kept_under_another_name_and_told(folder, when, either_way):
    told = []
    if when == "before":
        write(folder / "word.docx", "sửa tay")
    with replaced(folder, tell=told.append) as new:
        if when == "during":
            write(folder / "word.docx", "sửa tay")
        write(new / "word.docx", "mới")
        write_files_record(new)
    assert texts(folder)["word.docx"] == "mới" and texts(folder)["word.giu-lai.docx"] == "sửa tay"
    (line,) = told
    assert "word.docx" in line and "word.giu-lai.docx" in line and "sửa sau khi lập" in line


def test_file_finished_by_hand_that_is_not_made_again_keeps_its_name(folder):
    write(folder / "word.docx", "sửa tay")
    made(folder, page_html="mới")
    assert texts(folder)["word.docx"] == "sửa tay"


def test_file_under_a_name_of_the_run_is_kept_beside_every_time(folder):
    for number in ("", "-2", "-3"):
        write(folder / "other.xlsx", f"của người{number}")
        made(folder, other_xlsx="mới")
        assert texts(folder)[f"other.giu-lai{number}.xlsx"] == f"của người{number}"
    assert texts(folder)["other.xlsx"] == "mới"


def test_copy_that_differs_in_nothing_is_not_kept_twice(folder):
    write(folder / "other.xlsx", "mới")
    made(folder, other_xlsx="mới")
    assert texts(folder) == {"other.xlsx": "mới", **LAID}


def test_links_and_folders_under_names_of_the_run(folder, tmp_path):
    outside = tmp_path / "ngoài.docx"
    outside.write_text("mới", encoding="utf-8")
    (folder / "word.docx").unlink()
    (folder / "word.docx").symlink_to(outside)
    (folder / "page.html").unlink()
    write(folder / "page.html" / "a.txt", "của người")
    (folder / "treo").symlink_to("không có")
    made(folder, word_docx="mới", page_html="mới")
    assert outside.read_text(encoding="utf-8") == "mới" and not (folder / "word.docx").is_symlink()
    assert (folder / "word.giu-lai.docx").readlink() == outside
    assert texts(folder)["page.giu-lai.html/a.txt"] == "của người" and (folder / "treo").is_symlink()


@pytest.mark.parametrize("record", [None, "{", "[]", '{"files": 3}', '{"files": {"../bien-ban.pdf": "0"}}'])
def test_without_a_record_nothing_is_known_to_be_of_a_run(folder, record):
    (folder / "run.json").unlink()
    if record is not None:
        write(folder / "run.json", record)
    made(folder, page_html="mới")
    assert texts(folder) == {"page.html": "mới", "page.giu-lai.html": "cũ", "word.docx": "cũ", **LAID} | (
        {} if record is None else {"run.giu-lai.json": record}
    )


def test_link_that_stands_for_the_folder_stays(folder, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(folder)
    made(link, page_html="mới")
    assert link.is_symlink() and texts(folder) == {"page.html": "mới", **LAID}


@pytest.mark.parametrize("what", ["file", "link"])
def test_something_else_under_the_name_of_the_folder_is_refused(tmp_path, what):
    target = tmp_path / "2023"
    target.write_text("của người") if what == "file" else target.symlink_to(tmp_path / "đĩa rời")
    with pytest.raises(PublishingError, match="chuyển đi hoặc đổi tên"):
        made(target)
    assert os.path.lexists(target) and not (tmp_path / "đĩa rời").exists()


def test_failure_leaves_what_was_there(folder, either_way):
    before = texts(folder)
    with pytest.raises(ValueError), replaced(folder) as new:
        write(new / "page.html", "mới")
        raise ValueError
    assert texts(folder) == before and leftovers(folder) == []


def test_full_disk_leaves_space_and_is_told(folder):
    before = texts(folder)
    words = r"2023 \(tệp page\.html\): đĩa đã đầy.*2023 còn \d+ MB.*rồi chạy lại"
    with pytest.raises(PublishingError, match=words), replaced(folder) as new:
        raise OSError(errno.ENOSPC, "No space left on device", str(new / "page.html"))
    assert texts(folder) == before and leftovers(folder) == []


@pytest.mark.parametrize("call", ["exchange", "rename"])
def test_exchange_that_is_refused_leaves_what_was_there(folder, call, monkeypatch):
    def refused(*_):
        raise OSError(errno.EBUSY, "busy", str(folder))

    before, rename = texts(folder), type(folder).rename
    if call == "exchange":
        monkeypatch.setattr(folders, "exchange", refused)
    else:
        monkeypatch.setattr(folders, "exchange", lambda *_: False)
        held = lambda self, to: refused() if self == folder else rename(self, to)  # noqa: E731
        monkeypatch.setattr(type(folder), "rename", held)
    with pytest.raises(PublishingError, match="đang được dùng ở nơi khác"):
        made(folder, page_html="mới")
    assert texts(folder) == before and leftovers(folder) == []


def test_what_cannot_be_carried_over_is_never_removed(folder, monkeypatch):
    rename, told = type(folder).rename, []

    def stuck(self, to):
        if self.name == "phu-luc":
            raise PermissionError(errno.EACCES, "denied")
        return rename(self, to)

    monkeypatch.setattr(type(folder), "rename", stuck)
    with replaced(folder, tell=told.append) as new:
        write(new / "page.html", "mới")
        write_files_record(new)
    assert texts(folder)["page.html"] == "mới" and "phu-luc còn ở" in told[0] and "chuyển bằng tay" in told[0]
    with pytest.raises(PublishingError, match="phu-luc còn ở"):
        made(folder, page_html="mới hơn")
    monkeypatch.undo()
    made(folder, page_html="mới hơn")
    assert texts(folder) == {"page.html": "mới hơn", **LAID} and leftovers(folder) == []


def test_second_writer_says_that_it_waits_and_then_gives_up(folder, monkeypatch):
    monkeypatch.setattr(folders, "WAIT_SECONDS", 0.1)
    said = []
    lock, waits = FileLock(folder.with_name(".2023.lock")), replaced(folder, say=said.append)
    with lock, pytest.raises(PublishingError, match="chờ xong"), waits:
        pass
    assert len(said) == 1 and "đang ghi vào" in said[0] and str(folder) in said[0]


def test_second_writer_goes_on_when_the_first_is_done(folder):
    said, lock = [], FileLock(folder.with_name(".2023.lock"), thread_local=False)
    lock.acquire()
    threading.Timer(0.2, lock.release).start()
    with replaced(folder, say=said.append) as new:
        write_files_record(new)
    assert len(said) == 1


def test_living_run_is_left_alone(folder):
    with replaced(folder) as new:
        recover(folder, pytest.fail)
        assert new.is_dir()
        write_files_record(new)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill at every step is tried in forked processes")
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_after_a_kill_at_any_step_one_whole_folder_is_found(folder, way):
    """Before anything new is made: recovery alone puts it right, with everything that people laid there."""
    write(folder / "word.docx", "sửa tay")
    subprocess.run([sys.executable, "-X", "utf8", "-c", textwrap.dedent(KILLED), folder, way], check=True)
    killed = [path / "2023" for path in sorted(folder.parent.glob("killed-*"))]
    pages = []
    for target in killed:
        if way == "exchange":
            assert (target / "page.html").read_text(encoding="utf-8") in ("cũ", "mới")
        recover(target, lambda _: None)
        found = texts(target)
        pages.append(found.pop("page.html"))
        assert found == {"word.docx": "sửa tay", **LAID} and leftovers(target) == []
        made(target, page_html="mới hơn")
        assert texts(target) == {"page.html": "mới hơn", "word.docx": "sửa tay", **LAID}
    # the report before up to one step, the new one from there on
    assert len(pages) > 10 and pages == sorted(pages) and set(pages) == {"cũ", "mới"}


def test_exchange_in_one_step(tmp_path):
    one, other = tmp_path / "1", tmp_path / "2"
    write(one / "a", "1")
    write(other / "a", "2")
    if not exchange(one, other):
        pytest.skip("the file system has no exchange in one step")
    assert texts(one) == {"a": "2"} and texts(other) == {"a": "1"}
