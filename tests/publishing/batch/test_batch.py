"""Many units and years: all of them, only what changed, none stopped by another."""

import json
import tempfile
from dataclasses import replace

import pytest

from analysis.findings import InputError
from analysis.publishing.batch import Asked, Job, Outcome, Place, make_batch, processes
from analysis.publishing.batch.cluster import on_cluster
from analysis.publishing.batch.jobs import find_jobs, make
from analysis.publishing.batch.processes import STOPPED, outcomes
from analysis.publishing.batch.unchanged import code, rests_on, stands
from analysis.publishing.batch.work import OTHER_CODE, Task, do
from factories import small_unit
from publishing.batch import at_once, which_process, work

UNITS = {"xa-1": (2022, 2023), "xa-2": (2023,), "co-loi": (2023,)}


@pytest.fixture
def asked(tmp_path):
    for unit, years in UNITS.items():
        for year in years:
            file = tmp_path / "raw" / unit / str(year) / "villages.csv"
            file.parent.mkdir(parents=True)
            file.write_text(f"village\n{unit} {year}\n", encoding="utf-8")
    (tmp_path / "raw" / "xa-1" / "ghi-chu").mkdir()
    return Asked(Place.of(tmp_path / "raw"), Place.of(tmp_path / "out"), ("html",))


def again(asked):
    """What a batch did, and the tasks that it gave."""
    given = []

    def run(tasks, asked):
        given.extend(str(task.job) for task in tasks)
        return (work(task, asked) for task in tasks)

    return make_batch(asked, run=run), given


def test_every_unit_and_year_is_made_and_what_failed_is_named(asked):
    result, done = again(asked)
    assert done == ["co-loi 2023", "xa-1 2022", "xa-1 2023", "xa-2 2023"]
    assert list(map(str, result.made)) == done[1:] and result.stopped == 0
    assert result.lines()[0].startswith("Đã lập 3 đơn vị–năm, 0 không đổi")
    assert result.lines()[1] == "Lỗi co-loi 2023: thiếu villages.csv"
    assert (asked.out.local / "index.html").is_file()


def test_what_has_not_changed_is_left(asked):
    again(asked)
    result, done = again(asked)
    assert done == ["co-loi 2023"] and len(result.unchanged) == 3
    assert again(replace(asked, force=True))[1] == ["co-loi 2023", "xa-1 2022", "xa-1 2023", "xa-2 2023"]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        # a later year rests on the years before, not the other way round
        (lambda asked: (asked.data.local / "xa-1/2023/plan.toml").touch(), ["xa-1 2023"]),
        (lambda asked: (asked.data.local / "xa-1/2022/villages.csv").write_text("v"), ["xa-1 2022", "xa-1 2023"]),
        (lambda asked: (asked.data.local / "xa-2/synthetic").touch(), ["xa-2 2023"]),
        (lambda asked: (asked.out.local / "xa-2/2023/run.json").write_text("[]"), ["xa-2 2023"]),
        (lambda asked: (asked.out.local / "xa-2/2023/run.json").unlink(), ["xa-2 2023"]),
        (lambda asked: (asked.data.local / "units.toml").write_text('[[merge]]\non = 2023-01-01\ninto = "xa-2"\nfrom = ["xa-1"]\n'),
         ["xa-1 2022", "xa-1 2023", "xa-2 2023"]),
        (lambda asked: (asked.out.local / ".batch/xa-1/2022.json").write_text('{"rests_on": "a'), ["xa-1 2022"]),
    ],
    ids=["file added", "earlier year", "marker", "report touched", "report gone", "units merged", "note cut off"],
)  # fmt: skip
def test_what_changed_is_made_again(asked, change, left):
    again(asked)
    change(asked)
    assert again(asked)[1] == ["co-loi 2023", *left]


def test_another_form_or_edition_is_another_report(asked):
    again(asked)
    assert len(again(replace(asked, formats=("html", "pdf")))[1]) == 4


def test_changed_code_makes_everything_again(asked, monkeypatch):
    again(asked)
    monkeypatch.setattr("analysis.publishing.batch.unchanged.code", lambda: "khác")
    assert len(again(asked)[1]) == 4


def test_a_batch_that_was_stopped_goes_on(asked):
    def stopped(tasks, asked):
        yield work(tasks[1], asked)
        work(tasks[2], asked)  # made, and stopped before it could say so
        raise KeyboardInterrupt

    result = make_batch(asked, run=stopped)
    assert result.stopped == 3 and "chạy lại lệnh này" in result.lines()[-1]
    assert again(asked)[1] == ["co-loi 2023", "xa-2 2023"]


def tasks_of(*jobs):
    return [Task(job, f"rests on {job}", code()) for job in jobs]


JOBS = [Job("xa-1", 2022), Job("bi-giet", 2023), Job("co-loi", 2023), Job("xa-1", 2023), Job("xa-2", 2023)]


def test_processes_do_all_and_one_that_is_killed_takes_none_with_it(asked, monkeypatch):
    monkeypatch.setattr(processes, "ready", at_once)
    found = {outcome.job: outcome.failed for outcome in outcomes(tasks_of(*JOBS), asked, 2, work)}
    assert found == dict.fromkeys(JOBS, "") | {JOBS[1]: STOPPED, JOBS[2]: "thiếu villages.csv"}


def test_a_process_makes_room_for_a_new_one(asked, monkeypatch):
    monkeypatch.setattr(processes, "EACH", 3)
    monkeypatch.setattr(processes, "ready", at_once)
    found = [outcome.failed for outcome in outcomes(tasks_of(*JOBS), asked, 1, which_process)]
    assert len(found) == 5 and len(set(found)) == 2


def test_a_cluster_does_all_and_what_a_lost_machine_had_is_done_by_another(asked):
    distributed = pytest.importorskip("distributed")
    asked.out.local.mkdir()
    jobs = [Job("mat-mot-lan", 2023), *JOBS[2:]]
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        found = {o.job: o.failed for o in on_cluster(cluster.scheduler_address, tasks_of(*jobs), asked, work)}
    assert found == dict.fromkeys(jobs, "") | {JOBS[2]: "thiếu villages.csv"}
    done = (asked.out.local / "made.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(done) == ["mat-mot-lan 2023", "xa-1 2023", "xa-2 2023"]  # every one, none twice


def test_a_scheduler_that_does_not_answer_is_named(asked, monkeypatch):
    monkeypatch.setattr("analysis.publishing.batch.cluster.ANSWER_SECONDS", 0.5)
    with pytest.raises(InputError, match=r"tcp://127\.0\.0\.1:9.*dask scheduler"):
        list(on_cluster("tcp://127.0.0.1:9", [], asked))


def test_another_version_of_the_code_makes_nothing(asked):
    (task,) = tasks_of(JOBS[0])
    assert do(replace(task, code="khác"), asked).failed == OTHER_CODE


def test_units_and_years_named_must_be_there(asked, tmp_path):
    assert find_jobs(asked.data, ["xa-1"], [2023]) == [Job("xa-1", 2023)]
    with pytest.raises(InputError) as told:
        find_jobs(asked.data, ["xa1"], [2033])
    assert "có phải “xa-1” không" in str(told.value) and "2033" in str(told.value)
    with pytest.raises(InputError, match="ĐƠN-VỊ/NĂM"):
        find_jobs(Place.of(tmp_path / "out"))


def test_a_folder_of_summary_forms_alone_is_no_unit_to_report_on(asked):
    for unit in ("gia-lai", "xa-2"):
        form = asked.data.local / unit / "2023" / "summary" / "T1.csv"
        form.parent.mkdir(parents=True)
        form.write_text("Đơn vị,Số hộ nghèo\n", encoding="utf-8")
    assert [job.unit for job in find_jobs(asked.data, (), [2023])] == ["co-loi", "xa-1", "xa-2"]


def test_data_with_errors_are_a_failure_in_words(asked):
    (task,) = tasks_of(Job("xa-2", 2023))
    told = do(task, asked).failed
    assert "villages.csv" in told and "Traceback" not in told


@pytest.mark.parametrize(
    ("step", "error", "words"),
    [
        ("make", ZeroDivisionError("division by zero"), "lỗi của chương trình (ZeroDivisionError"),
        ("note", PermissionError(13, "Permission denied", "/out/.batch"), "không đọc hoặc ghi được /out/.batch"),
    ],
    ids=["program", "folder"],
)
def test_no_fault_stops_another_unit(asked, monkeypatch, step, error, words):
    def fails(*_):
        raise error

    monkeypatch.setattr("analysis.publishing.batch.work.make", lambda *_: [])
    monkeypatch.setattr(f"analysis.publishing.batch.work.{step}", fails)
    (task,) = tasks_of(Job("xa-2", 2023))
    assert do(task, asked).failed.startswith(words)


@pytest.mark.parametrize("elsewhere", [False, True], ids=["here", "elsewhere"])
def test_a_unit_is_made_as_by_the_command_wherever_its_data_lie(tmp_path, elsewhere):
    unit = small_unit(tmp_path / "raw").parent
    data, out = (
        Place.of(f"memory://{tmp_path.name}/{name}" if elsewhere else tmp_path / name) for name in ("raw", "out")
    )
    if elsewhere:
        data.take(unit, unit.name, last="")
        out.put_text(f"{unit.name}/2022/bien-ban.txt", "của người khác")
    asked = Asked(data, out, ("html",))
    (task,) = (Task(job, rests_on(job, asked), code()) for job in find_jobs(data, (), [2022]))
    assert do(task, asked).failed == ""
    run = json.loads(out.text(f"{unit.name}/2022/run.json"))
    assert list(run["reports"]) == ["household-review"] and not out.text("index.html")
    assert set(run["files"]) <= {name.rpartition("/")[2] for name in out.names(unit.name)}
    assert stands(out, task.job, task.rests_on)
    assert not elsewhere or out.text(f"{unit.name}/2022/bien-ban.txt") == "của người khác"


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A small unit whose data and reports lie on no folder of this machine; its temporary files in a folder of the
    test's own.
    """
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    unit = small_unit(tmp_path / "raw").parent
    data, out = (Place.of(f"memory://{tmp_path.name}/{name}") for name in ("raw", "out"))
    data.take(unit, unit.name, last="")
    asked = Asked(data, out, ("html",), force=True)
    (task,) = (Task(job, rests_on(job, asked), code()) for job in find_jobs(data, (), [2022]))
    return asked, task


def test_no_row_of_a_household_is_left_behind_where_data_lie_elsewhere(elsewhere, tmp_path):
    asked, task = elsewhere
    assert do(task, asked).failed == ""
    assert list((tmp_path / "tmp").rglob("*")) == []


def test_what_people_lay_or_change_elsewhere_during_a_run_stays(elsewhere, monkeypatch):
    asked, task = elsewhere
    out, folder = asked.out, task.job.folder
    out.put_text(f"{folder}/ghi-chu.txt", "trước")
    do(task, asked)

    def meanwhile(*given):
        told = make(*given)
        for name, text in (("phu-luc/a.docx", "mới"), ("ghi-chu.txt", "sau"), ("household-review.html", "sửa tay")):
            out.put_text(f"{folder}/{name}", text)
        return told

    monkeypatch.setattr("analysis.publishing.batch.work.make", meanwhile)
    (told,) = do(task, asked).told
    assert "household-review.html" in told and "household-review.giu-lai.html" in told
    assert out.text(f"{folder}/phu-luc/a.docx") == "mới"
    assert out.text(f"{folder}/ghi-chu.txt") == "sau"
    assert out.text(f"{folder}/household-review.giu-lai.html") == "sửa tay"
    assert out.text(f"{folder}/household-review.html").startswith("<!DOCTYPE html>")


def test_what_a_run_had_to_rename_is_told_at_the_end(asked):
    kept = "Giữ lại annual-plan.docx"
    result = make_batch(asked, ["xa-1", "xa-2"], run=lambda tasks, _: (Outcome(t.job, told=(kept,)) for t in tasks))
    assert result.lines()[1] == f"xa-1 2022 và 2 đơn vị–năm khác: {kept}"


def test_file_finished_by_hand_is_told_of_by_a_batch(tmp_path):
    unit = small_unit(tmp_path / "raw").parent
    asked = Asked(Place.of(tmp_path / "raw"), Place.of(tmp_path / "out"), ("html",), force=True)
    (task,) = (Task(job, rests_on(job, asked), code()) for job in find_jobs(asked.data, (), [2022]))
    assert do(task, asked).told == ()
    page = tmp_path / "out" / unit.name / "2022" / "household-review.html"
    page.write_text("sửa tay", encoding="utf-8")
    (told,) = do(task, asked).told
    assert "household-review.giu-lai.html" in told
