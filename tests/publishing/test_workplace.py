import os
import subprocess
import sys
import tempfile
import time

import pytest

from analysis.publishing.workplace import KEEP_SECONDS, keep_for_a_look, workplace

KILLED = """
import os, sys, tempfile
tempfile.tempdir = sys.argv[1]
from analysis.publishing.workplace import workplace
with workplace() as place:
    (place / "households.csv").write_text("1")
    os._exit(9)
"""


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_nothing_stays_of_a_run_that_ends(temporary):
    with workplace() as place:
        (place / "a").write_text("1")
        assert os.name != "posix" or place.stat().st_mode & 0o077 == 0
    with pytest.raises(ValueError), workplace():
        raise ValueError
    assert names(temporary) == []


def test_what_a_killed_run_left_is_cleared_by_the_next(temporary):
    subprocess.run([sys.executable, "-c", KILLED, temporary], check=False)
    assert len(names(temporary)) == 2
    with workplace() as place:
        assert names(temporary) == [place.name, f"{place.name}.lock"]
    assert names(temporary) == []


def test_folder_of_a_living_run_stays():
    with workplace() as first:
        with workplace():
            pass
        assert first.is_dir()


def test_what_a_person_is_to_look_at_stays_for_a_week(temporary):
    with workplace() as place:
        (place / "a.ipynb").write_text("1")
        kept = keep_for_a_look(place / "a.ipynb")
    with workplace():
        pass
    assert kept.read_text() == "1"
    old = time.time() - KEEP_SECONDS - 1
    os.utime(kept.parent, (old, old))
    with workplace():
        pass
    assert names(temporary) == []


def test_what_only_looks_like_a_folder_of_a_run_stays(temporary):
    (temporary / "nơi khác").mkdir()
    (temporary / "giamngheo-run-x").symlink_to(temporary / "nơi khác")
    (temporary / "giamngheo-run-x.lock").write_text("")
    (temporary / "giamngheo-run-y").write_text("của người")
    (temporary / "giamngheo-z").mkdir()
    before = names(temporary)
    with workplace():
        pass
    assert names(temporary) == before
