import subprocess
import sys
import textwrap

import pytest
from filelock import FileLock

from analysis.publishing import folder as folders
from analysis.publishing.errors import PublishingError
from analysis.publishing.folder import replaced

KILLED = """
    import os, shutil, sys
    from pathlib import Path
    from analysis.publishing.folder import replaced

    target, calls = Path(sys.argv[1]), 0

    def dying(real):
        def call(*arguments, **options):
            global calls
            calls += 1
            if calls == int(sys.argv[2]):
                os._exit(9)
            return real(*arguments, **options)
        return call

    # every step of a swap: copy, write, two renames, removal
    shutil.copytree, Path.rename, shutil.rmtree = dying(shutil.copytree), dying(Path.rename), dying(shutil.rmtree)
    Path.write_text = dying(Path.write_text)
    with replaced(target) as new:
        (new / "page.html").write_text("mới")
"""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "2023"
    folder.mkdir()
    (folder / "page.html").write_text("cũ", encoding="utf-8")
    (folder / "other.pdf").write_text("bản ký", encoding="utf-8")
    return folder


def content(folder):
    return (folder / "page.html").read_text(encoding="utf-8")


def leftovers(folder):
    return [path.name for path in folder.parent.iterdir() if path.suffix in {".new", ".old"}]


def test_new_folder_takes_the_place_and_other_files_stay(folder):
    with replaced(folder) as new:
        (new / "page.html").write_text("mới", encoding="utf-8")
    assert content(folder) == "mới" and (folder / "other.pdf").exists() and leftovers(folder) == []


def test_failure_leaves_what_was_there(folder):
    with pytest.raises(ValueError), replaced(folder) as new:
        (new / "page.html").write_text("mới", encoding="utf-8")
        raise ValueError
    assert content(folder) == "cũ" and leftovers(folder) == []


def test_second_writer_at_the_same_time_is_refused(folder, monkeypatch):
    monkeypatch.setattr(folders, "WAIT_SECONDS", 0)
    with FileLock(folder.with_name(".2023.lock")), pytest.raises(PublishingError, match="chờ xong"), replaced(folder):
        pass


@pytest.mark.parametrize(("step", "after"), [(1, "cũ"), (2, "cũ"), (3, "cũ"), (4, "cũ"), (5, "mới")])
def test_next_run_after_a_kill_at_any_step_finds_one_whole_folder(folder, step, after):
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", textwrap.dedent(KILLED), folder, str(step)])
    assert done.returncode == 9
    with replaced(folder):
        assert content(folder) == after and (folder / "other.pdf").exists()
    assert content(folder) == after and leftovers(folder) == []
