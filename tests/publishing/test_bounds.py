"""A folder of reports with files that no run makes: refused in words, before anything of them is read."""

import os

import pytest

from analysis.publishing.bounds import DEEPEST, beyond, beyond_together, read_json
from analysis.publishing.errors import PublishingError
from analysis.publishing.made import made_files
from analysis.publishing.record import read_run
from analysis.publishing.verification.verify import verify


def large(path, size=2**30):
    with path.open("wb") as file:
        file.truncate(size)
    return path


@pytest.mark.parametrize("depth", [DEEPEST + 5, 900, 100_000])
@pytest.mark.parametrize("text", ["[", '{"a":'])
def test_record_nested_beyond_reading(tmp_path, depth, text):
    path = tmp_path / "run.json"
    path.write_text(text * depth + "1" + {"[": "]"}.get(text, "}") * depth, encoding="utf-8")
    with pytest.raises(ValueError, match="lồng nhau"):
        read_json(path)
    with pytest.raises(PublishingError, match="lồng nhau"):
        read_run(path)
    assert made_files(tmp_path) == {}
    (found,) = verify(tmp_path, tmp_path).checks
    assert "lồng nhau" in found.deviations[0].found


@pytest.mark.parametrize("name", ["run.json", "figures.csv", "annual-plan.html", "annual-plan.executed.ipynb", "revisions.csv"])  # fmt: skip
def test_file_of_a_gigabyte_or_a_pipe_ends_verification_at_once(tmp_path, name):
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    large(tmp_path / name)
    (found,) = verify(tmp_path, tmp_path).checks
    assert found.deviations[0].where == name and "1074 MB" in found.deviations[0].found
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    (tmp_path / "figures.csv").touch() if name == "run.json" else None
    (found,) = verify(tmp_path, tmp_path).checks
    assert "ống dẫn" in found.deviations[0].found


def test_files_too_large_together(tmp_path):
    paths = [large(tmp_path / f"{n}.html", 90_000_000) for n in range(5)]
    assert all(beyond(path) is None for path in paths)
    assert "450 MB" in beyond_together(paths)[1] and beyond_together(paths[:4]) is None
