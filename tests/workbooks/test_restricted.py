import stat
from pathlib import Path

import openpyxl
import pytest

from analysis import project
from analysis.findings import ReportFailed
from analysis.workbooks import write_restricted_list, write_template
from analysis.workbooks.restricted import WARNING
from factories import write
from officer import fill, rows_of, without_formulas


@pytest.fixture
def raw(unit):
    """The data folder of a small unit whose households have names."""
    rows = rows_of(unit / "households.csv")
    write(unit / "households.csv", [row | {"head_name": f"Rơ Châm {row['household_id']}"} for row in rows])
    return unit.parents[1]


def written(raw, path, **more):
    return write_restricted_list("thu-nghiem", 2023, raw, path, **more)


def names(path, form):
    sheet = openpyxl.load_workbook(path)[form]
    return [cell.value for cell in sheet["C"] if str(cell.value).startswith("Rơ Châm")]


def test_lists_the_poor_and_the_near_poor_by_name(raw, tmp_path):
    path = written(raw, tmp_path / "private" / "list.xlsx")
    assert names(path, "T14") == [f"Rơ Châm TN-{n:03}" for n in (1, 2, 3, 11, 6, 7)]
    assert names(path, "T15") == ["Rơ Châm TN-004", "Rơ Châm TN-009"]


def test_only_the_owner_may_read_it(raw, tmp_path):
    path = written(raw, tmp_path / "list.xlsx")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_it_is_private_from_its_first_byte(raw, tmp_path, monkeypatch):
    import os

    modes, real = [], os.fdopen
    monkeypatch.setattr(
        os, "fdopen", lambda handle, *a: modes.append(os.fstat(handle).st_mode & 0o777) or real(handle, *a)
    )
    written(raw, tmp_path / "list.xlsx")
    assert modes == [0o600]


def test_the_law_stands_on_every_sheet(raw, tmp_path):
    for sheet in openpyxl.load_workbook(written(raw, tmp_path / "list.xlsx")):
        assert WARNING in [cell.value for row in sheet.iter_rows(max_row=4) for cell in row]
    assert "91/2025/QH15" in WARNING and "356/2025/NĐ-CP" in WARNING


def test_an_existing_file_is_kept(raw, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_text("của người khác", encoding="utf-8")
    with pytest.raises(ReportFailed, match="--force"):
        written(raw, path)
    assert path.read_text(encoding="utf-8") == "của người khác"


def test_force_replaces_the_file_and_its_mode(raw, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_text("cũ", encoding="utf-8")
    path.chmod(0o644)
    assert stat.S_IMODE(written(raw, path, force=True).stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_never_written_through(raw, tmp_path, force):
    target, link = tmp_path / "elsewhere.xlsx", tmp_path / "list.xlsx"
    link.symlink_to(target)
    if force:
        written(raw, link, force=True)
    else:
        with pytest.raises(ReportFailed):
            written(raw, link)
    assert not target.exists()


def refused(raw, path):
    with pytest.raises(ReportFailed, match="Không ghi danh sách có họ tên"):
        written(raw, path)
    assert not path.exists()


def test_refuses_the_reports(raw):
    refused(raw, project.REPORTS / "thu-nghiem" / "list.xlsx")


def test_refuses_the_project(raw):
    refused(raw, project.ROOT / "docs" / "list.xlsx")


def test_refuses_the_data(raw):
    refused(raw, raw / "thu-nghiem" / "2023" / "list.xlsx")


def test_refuses_any_folder_under_version_control(raw, tmp_path):
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    refused(raw, tmp_path / "repository" / "sub" / "list.xlsx")


def test_refuses_a_way_around_by_a_link(raw, tmp_path):
    (tmp_path / "harmless").symlink_to(raw)
    refused(raw, tmp_path / "harmless" / "list.xlsx")


def made_folder(folder, text='{"reports": {}, "files": {}}'):
    folder.mkdir(parents=True)
    (folder / "run.json").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "place",
    [
        "",
        "kim-tan",
        "kim-tan/2023",
        "kim-tan/2023/signed",
        "another-unit",
        "another-unit/2024/new",
        "kim-tan/2023/../..",
    ],
)
@pytest.mark.parametrize("kind", ['{"reports": {}}', '{"files": {}}', "damaged"])
def test_refuses_every_folder_of_reports_or_frames_wherever_it_is(raw, tmp_path, place, kind):
    made_folder(tmp_path / "sent" / "kim-tan" / "2023", kind)
    refused(raw, tmp_path / "sent" / place / "list.xlsx")


@pytest.mark.parametrize("made", ["households.parquet", "household-review.executed.ipynb"])
@pytest.mark.parametrize("place", ["", "2023", "2023/signed"])
def test_refuses_folders_of_reports_and_frames_without_a_record(raw, tmp_path, made, place):
    (tmp_path / "kim-tan" / "2023").mkdir(parents=True)
    (tmp_path / "kim-tan" / "2023" / made).touch()
    refused(raw, tmp_path / "kim-tan" / place / "list.xlsx")


def test_a_year_that_was_copied_makes_no_folder_of_reports_of_what_is_around_it(raw, tmp_path):
    record = '{"reports": {"household-review": {"parameters": {"unit": "kim-tan"}}}, "files": {}}'
    made_folder(tmp_path / "sent" / "to-the-district" / "2023", record)
    refused(raw, tmp_path / "sent" / "to-the-district" / "list.xlsx")
    path = tmp_path / "sent" / "list.xlsx"
    write_restricted_list("thu-nghiem", 2023, raw, path)
    assert path.is_file()


def test_refuses_a_folder_with_the_list_of_reports_alone(raw, tmp_path):
    from analysis.publishing.front_pages import _signed

    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "index.html").write_text(_signed("<html></html>\n"), encoding="utf-8")
    refused(raw, tmp_path / "sent" / "deep" / "er" / "list.xlsx")


def test_refuses_a_folder_of_reports_by_a_link_and_by_a_relative_path(raw, tmp_path, monkeypatch):
    sent = made_folder(tmp_path / "sent" / "kim-tan" / "2023")
    (tmp_path / "harmless").symlink_to(sent)
    refused(raw, tmp_path / "harmless" / "list.xlsx")
    monkeypatch.chdir(sent.parent)
    with pytest.raises(ReportFailed, match="Không ghi danh sách có họ tên"):
        written(raw, "list.xlsx")


def test_a_folder_beside_reports_is_allowed(raw, tmp_path):
    made_folder(tmp_path / "sent" / "kim-tan" / "2023")
    assert written(raw, tmp_path / "private" / "list.xlsx").is_file()


def test_a_folder_that_another_program_removes_meanwhile_stops_nothing(raw, tmp_path, monkeypatch):
    gone, found = iter([True]), Path.glob

    def glob(folder, pattern):
        if next(gone, False):
            raise FileNotFoundError(folder)
        return found(folder, pattern)

    monkeypatch.setattr(Path, "glob", glob)
    assert written(raw, tmp_path / "list.xlsx").is_file() and not next(gone, False)


def test_names_from_a_workbook_are_read_too(unit, raw, tmp_path):
    template = write_template(2023, tmp_path / "t.xlsx")
    fill(template, **{table: rows_of(unit / f"{table}.csv") for table in ("villages", "households")})
    for table in ("villages", "households"):
        (unit / f"{table}.csv").unlink()
    without_formulas(template).replace(unit / "thu-nghiem-2023.xlsx")
    assert len(names(written(raw, tmp_path / "list.xlsx"), "T14")) == 6


def test_a_file_without_names_gives_a_list_to_be_completed(unit, tmp_path):
    path = written(unit.parents[1], tmp_path / "list.xlsx")
    ids = [cell.value for cell in openpyxl.load_workbook(path)["T14"]["B"] if str(cell.value).startswith("TN-")]
    assert len(ids) == 6


def test_households_of_the_package_search_are_the_ones_the_page_counts(tmp_path):
    import ward
    from analysis import planning
    from analysis.intake import open_year
    from analysis.planning.catalogue import catalogue

    now = ward.ward(tmp_path / "raw")
    path = write_restricted_list(ward.UNIT, ward.YEAR - 1, tmp_path / "raw", tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(path)["Gói hỗ trợ"]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    data = open_year(ward.UNIT, ward.YEAR, data_dir=str(now.parents[1]), report="annual-plan-appendix")
    review = data.previous_households, data.previous_villages
    plan = planning.plan_targets(*review, data.target_counts, data.plan.target)
    search = planning.search_packages(*review, plan.table, data.support, catalogue(ward.YEAR - 1), 3)
    assert len(rows) == search.by_village.at["total", "lifted"]
    by_support = [code for row in rows for code in row[5].split("; ")]
    assert {code: by_support.count(code) for code in search.by_support.index} == dict(search.by_support["households"])


def test_without_prices_there_is_no_sheet_of_packages(raw, tmp_path):
    assert openpyxl.load_workbook(written(raw, tmp_path / "list.xlsx")).sheetnames == ["T14", "T15"]
