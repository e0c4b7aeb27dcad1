import errno
import hashlib
import json
import tempfile

import pytest

from analysis.document.figure import Figure
from analysis.document.pdf import SystemLibraryMissing
from analysis.document.shown import Shown
from analysis.intake.files import InputFile
from analysis.parameters import Parameters
from analysis.publishing import publish as publishing
from analysis.publishing.errors import PublishingError
from analysis.publishing.publish import publish
from analysis.publishing.reports import FORMS, REPORTS
from publishing import NOTEBOOKS
from publishing.pages import HEAD, executed
from publishing.reports import one_by_one


def _pdf_can_be_made():
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return False
    return True


PDF = _pdf_can_be_made()
REVIEW, APPENDIX = REPORTS["review"].name, REPORTS["appendix"].name
WHOLE_YEAR = [report.name for report in REPORTS.values()]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Makes reports of a project whose notebooks are all sound, save those named: `make([APPENDIX],
    appendix="cell_fails")`.
    """
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))

    def make(names, formats=FORMS, inputs=None, tell=lambda _: None, **broken):
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        for key, report in REPORTS.items():
            notebook = json.loads((NOTEBOOKS / f"{broken.get(key, 'sound')}.ipynb").read_text(encoding="utf-8"))
            notebook["metadata"]["giamngheo"]["report"] = report.name
            (folder / report.notebook).write_text(json.dumps(notebook), encoding="utf-8")
        parameters = Parameters(unit="thu", year=2023, data_dir=str(tmp_path / "raw"))
        return publish(parameters, names, tmp_path / "out", "xã Thử", folder, formats=formats, inputs=inputs, tell=tell)

    return make


@pytest.fixture
def before(tmp_path):
    """A look at the folder of an earlier run, which nothing may touch."""
    folder = tmp_path / "out" / "thu" / "2023"
    folder.mkdir(parents=True)
    (folder / "household-review.html").write_text("cũ", encoding="utf-8")

    def look():
        names = [path.name for path in folder.parent.iterdir() if path.suffix != ".lock"]
        return {path.name: path.read_bytes() for path in folder.iterdir()}, names

    return look


def test_reports_are_whole_and_a_later_run_of_one_keeps_the_other(project, tmp_path):
    project([REVIEW, APPENDIX])
    folder = tmp_path / "out" / "thu" / "2023"
    record = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert sorted(path.name for path in folder.iterdir()) == [
        "annual-plan-appendix.docx",
        "annual-plan-appendix.executed.ipynb",
        "annual-plan-appendix.html",
        *(["annual-plan-appendix.pdf"] if PDF else []),
        "annual-plan-appendix.xlsx",
        "figures.csv",
        "household-review.docx",
        "household-review.executed.ipynb",
        "household-review.html",
        *(["household-review.pdf"] if PDF else []),
        "household-review.xlsx",
        "run.json",
    ]
    assert record["inputs"] == [{"path": "a.csv", "sha256": "0", "rows": 1}]
    assert record["times"]["started"][-6] in "+-"
    assert str(tmp_path).encode() not in b"".join(path.read_bytes() for path in folder.iterdir())
    assert set(record["files"]) == {path.name for path in folder.iterdir()} - {"run.json"}
    for name, sha256 in record["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sha256
    assert list((tmp_path / "aside").iterdir()) == []

    page = (folder / "household-review.html").read_bytes()
    files = project([APPENDIX])
    again = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert [path.name for path in files] == [
        "annual-plan-appendix.html",
        "annual-plan-appendix.docx",
        "annual-plan-appendix.xlsx",
        *(["annual-plan-appendix.pdf"] if PDF else []),
        "figures.csv",
        "run.json",
        "index.html",
    ]
    assert (folder / "household-review.html").read_bytes() == page
    assert again["reports"][REVIEW] == record["reports"][REVIEW]
    assert (folder / "figures.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "household-review,T1,total,poor,2023,hộ",
        "annual-plan-appendix,T1,total,poor,2023,hộ",
    ]


def test_what_people_laid_in_the_folder_stays(project, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    folder = tmp_path / "out" / "thu" / "2023"
    laid = ["bien-ban-ky.pdf", "phu-luc/a.docx", "year-end-evaluation.da-ky.pdf", "annual-plan.xlsx"]
    for name in laid:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("của người", encoding="utf-8")
    project(WHOLE_YEAR, formats=("docx",))
    assert [(folder / name).read_text(encoding="utf-8") for name in laid] == ["của người"] * 4
    recorded = json.loads((folder / "run.json").read_text(encoding="utf-8"))["files"]
    assert set(recorded) & {*laid, "run.json"} == set()


def test_what_an_earlier_run_made_goes_and_what_was_finished_by_hand_is_kept_and_told(project, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    folder, told = tmp_path / "out" / "thu" / "2023", []
    project(WHOLE_YEAR, formats=("docx",))
    (folder / "annual-plan.docx").write_text("sửa tay", encoding="utf-8")
    project(WHOLE_YEAR, formats=("html",), tell=told.append)
    assert not list(folder.glob("year-end-evaluation.docx")) and told == []
    assert (folder / "annual-plan.docx").read_text(encoding="utf-8") == "sửa tay"
    project(WHOLE_YEAR, formats=("docx",), tell=told.append)
    assert (folder / "annual-plan.giu-lai.docx").read_text(encoding="utf-8") == "sửa tay"
    assert len(told) == 1 and "annual-plan.giu-lai.docx" in told[0]


def test_run_of_one_report_leaves_what_was_finished_by_hand_and_its_checksum(project, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    folder = tmp_path / "out" / "thu" / "2023"
    project([REVIEW, APPENDIX], formats=("docx",))
    before = json.loads((folder / "run.json").read_text(encoding="utf-8"))["files"]
    (folder / "household-review.docx").write_text("sửa tay", encoding="utf-8")
    project([APPENDIX], formats=("docx",))
    after = json.loads((folder / "run.json").read_text(encoding="utf-8"))["files"]
    assert (folder / "household-review.docx").read_text(encoding="utf-8") == "sửa tay"
    assert after["household-review.docx"] == before["household-review.docx"]


def test_form_that_cannot_be_made_again_is_in_the_folder_and_its_record_no_more(project, tmp_path, monkeypatch):
    def missing(*_):
        raise SystemLibraryMissing("thiếu thư viện")

    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    folder = tmp_path / "out" / "thu" / "2023"
    project([APPENDIX], formats=("docx",))
    monkeypatch.setattr("analysis.document.word.document.write_word", missing)
    project([APPENDIX], formats=("docx",))
    recorded = json.loads((folder / "run.json").read_text(encoding="utf-8"))["files"]
    assert f"{APPENDIX}.docx" not in recorded and not (folder / f"{APPENDIX}.docx").exists()


def test_record_that_cannot_be_read_stops_a_run_of_one_report_before_it_begins(project, before, tmp_path, monkeypatch):
    (tmp_path / "out" / "thu" / "2023" / "run.json").write_text("{", encoding="utf-8")
    was = before()
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(lambda *_, **__: pytest.fail("a notebook ran")))
    with pytest.raises(PublishingError, match="không dùng --only"):
        project([APPENDIX])
    assert before() == was


def test_log_that_is_none_is_not_added_to(project, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    folder = tmp_path / "out" / "thu" / "2023"
    project([APPENDIX], formats=("html",))
    (folder / "revisions.csv").write_text("ghi chú của người", encoding="utf-8")
    project([APPENDIX], formats=("html",))
    assert (folder / "revisions.csv").read_text(encoding="utf-8") == "ghi chú của người"


def test_only_the_forms_asked_for_are_made(project, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    project([APPENDIX], formats=("html", "docx"))
    folder = tmp_path / "out" / "thu" / "2023"
    assert {path.suffix for path in folder.glob("annual-plan-appendix.*")} == {".html", ".ipynb", ".docx"}


@pytest.mark.parametrize(
    ("notebook", "words"),
    [
        ("cell_fails", "ZeroDivisionError"),
        ("data_has_errors", "villages.csv, dòng 2, cột households"),
        ("contradicts_itself", "2023 và 2024"),
        ("parameters_tag_misspelt", "paramaters"),
        ("year_set_again", "gán lại tham số year"),
    ],
)
def test_failure_is_told_and_touches_nothing(project, before, notebook, words):
    was = before()
    with pytest.raises(PublishingError, match=words) as told:
        project([APPENDIX], appendix=notebook)
    assert "Traceback" not in str(told.value)
    assert before() == was


@pytest.mark.parametrize(
    "step",
    [
        "figures_of_notebook",
        "composed",
        "page_of_composed",
        "report_record",
        "write_exports",
        "write_lines",
        "write_run",
    ],
)
def test_failure_at_any_step_touches_nothing(project, before, step, monkeypatch):
    def fails(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    was = before()
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    monkeypatch.setattr(publishing, step, fails)
    with pytest.raises(PublishingError, match="đĩa đã đầy"):
        project([APPENDIX])
    assert before() == was


@pytest.mark.parametrize("form", ["word.document.write_word", "excel.book.write_excel", "write.write_pdf"])
def test_form_that_cannot_be_written_leaves_the_earlier_report(project, before, form, monkeypatch):
    def fails(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    was = before()
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    monkeypatch.setattr(f"analysis.document.{form}", fails)
    with pytest.raises(PublishingError, match="đĩa đã đầy"):
        project([APPENDIX])
    assert before() == was


def test_inputs_other_than_those_checked_stop_the_run(project, before, monkeypatch):
    was = before()
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(shown))
    with pytest.raises(PublishingError, match=r"a\.csv"):
        project([APPENDIX], inputs=[InputFile("a.csv", "1", 1)])
    assert before() == was


def test_input_saved_while_the_second_notebook_runs_stops_the_run(project, before, monkeypatch):
    """Also where nobody had checked the files before: the reports are held against each other."""
    was, states = before(), iter(["1", "2"])

    def reading(*arguments, **_manner):
        return shown(*arguments, inputs=[{"path": "thu/2023/villages.csv", "sha256": next(states), "rows": 2}])

    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(reading))
    with pytest.raises(PublishingError, match=r"đọc số liệu khác nhau \(thu/2023/villages\.csv\)"):
        project([REVIEW, APPENDIX], formats=("html",))
    assert before() == was


def test_page_without_figures_is_not_published(project, before, monkeypatch):
    was = before()
    monkeypatch.setattr(publishing, "run_notebooks", one_by_one(lambda *_, **__: executed(HEAD)))
    with pytest.raises(PublishingError, match="số liệu"):
        project([APPENDIX])
    assert before() == was


def shown(_report, _notebook, _parameters, output, inputs=(), **_manner):
    """An executed report with one figure and its record, as if it had run."""
    output.write_text("{}", encoding="utf-8")
    record = {
        "parameters": {"status": "sơ bộ"},
        "inputs": list(inputs),
        "versions": {},
        "synthetic": None,
        "standard": {},
    }
    return executed(Shown((HEAD,), (Figure("T1", "total", "poor", 1, "hộ"),), record=record))
