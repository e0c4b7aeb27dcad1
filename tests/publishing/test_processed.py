"""The checked frames: a row a household, so their owner's alone, and never among the reports."""

import stat

import pytest

from analysis.intake import open_year
from analysis.project import processed_dir
from analysis.publishing.command import make_reports
from analysis.publishing.processed import households_among_reports, write_processed


def modes(folder):
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir() if path.suffix != ".lock"}


@pytest.fixture
def data(unit):
    return open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))


def test_only_the_owner_may_read_frames_and_folders(data, tmp_path):
    target = write_processed(data, tmp_path / "processed")
    assert set(modes(target).values()) == {0o600}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (target, target.parent, target.parent.parent)} == {0o700}


def test_so_it_is_where_others_could_read_them_before(data, tmp_path):
    target = write_processed(data, tmp_path / "processed")
    for folder in (target, target.parent, target.parent.parent):
        folder.chmod(0o755)
    for path in target.iterdir():
        path.chmod(0o644)
    (target / "mine.txt").write_text("của tôi", encoding="utf-8")
    (target / "mine.txt").chmod(0o640)
    write_processed(data, tmp_path / "processed")
    assert modes(target).pop("mine.txt") == 0o640
    assert {mode for name, mode in modes(target).items() if name != "mine.txt"} == {0o600}
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (target, target.parent, target.parent.parent)} == {0o700}


@pytest.mark.parametrize(
    ("data", "out", "processed"),
    [
        ("raw", "reports", "processed"),
        ("so-lieu", "reports", "so-lieu-processed"),
        ("so-lieu", "so-lieu/reports", "so-lieu-processed"),
        ("raw", "raw/reports", "processed"),
        ("raw", ".", None),
        ("so-lieu", ".", None),
        ("raw", "processed", None),
        ("reports/raw", "reports", None),
    ],
)
def test_frames_lie_beside_the_data_or_nowhere(tmp_path, data, out, processed):
    for name in (data, out):
        (tmp_path / name).mkdir(parents=True, exist_ok=True)
    found = processed_dir(tmp_path / data, tmp_path / out)
    assert found == (None if processed is None else tmp_path / processed)


def test_a_link_to_the_reports_is_followed(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "reports" / "deep").mkdir(parents=True)
    (tmp_path / "processed").symlink_to(tmp_path / "reports" / "deep")
    assert processed_dir(tmp_path / "raw", tmp_path / "reports") is None


def test_a_unit_of_it_that_is_a_link_to_the_reports_gets_no_frames(unit, tmp_path, monkeypatch):
    from analysis.publishing import command

    (tmp_path / "processed").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "processed" / "thu-nghiem").symlink_to(tmp_path / "out")
    monkeypatch.setattr(command, "publish", lambda *_args, **_more: [])
    made = make_reports("thu-nghiem", 2023, only="review", edition="internal", status="", data_dir=tmp_path / "raw", out_dir=tmp_path / "out")  # fmt: skip
    assert any("processed" in line for line in made.lines)
    assert not list((tmp_path / "out").rglob("*.parquet"))


def test_what_an_earlier_version_left_among_the_reports_is_told(tmp_path):
    assert households_among_reports(tmp_path, "kim-tan") == []
    (tmp_path / "processed" / "kim-tan" / "2023").mkdir(parents=True)
    (tmp_path / "processed" / "kim-tan" / "2023" / "households.parquet").touch()
    assert "số liệu từng hộ" in households_among_reports(tmp_path, "kim-tan")[0]
