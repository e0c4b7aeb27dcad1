"""Many units and years: all of them, only what changed, none stopped by another."""

import json

import pytest

from analysis.findings import InputError
from analysis.publishing.batch import Asked, Job, make_batch
from analysis.publishing.batch.jobs import find_jobs, make
from analysis.publishing.batch.processes import STOPPED, outcomes
from factories import small_unit
from publishing.batch import work

UNITS = {"xa-1": (2022, 2023), "xa-2": (2023,), "co-loi": (2023,)}


@pytest.fixture
def asked(tmp_path):
    for unit, years in UNITS.items():
        for year in years:
            file = tmp_path / "raw" / unit / str(year) / "villages.csv"
            file.parent.mkdir(parents=True)
            file.write_text(f"village\n{unit} {year}\n", encoding="utf-8")
    (tmp_path / "raw" / "xa-1" / "ghi-chu").mkdir()
    return Asked(tmp_path / "raw", tmp_path / "out", ("html",))


def here(jobs, asked):
    return (work(job, asked) for job in jobs)


def again(asked, **options):
    """The jobs that were done."""
    done = []

    def run(jobs, asked):
        done.extend(map(str, jobs))
        return here(jobs, asked)

    return make_batch(asked, run=run, **options), done


def test_every_unit_and_year_is_made_and_what_failed_is_named(asked):
    result, done = again(asked)
    assert done == ["co-loi 2023", "xa-1 2022", "xa-1 2023", "xa-2 2023"]
    assert list(map(str, result.made)) == done[1:] and result.stopped == 0
    assert result.lines()[0].startswith("Đã lập 3 đơn vị–năm, 0 không đổi")
    assert result.lines()[1] == "Lỗi co-loi 2023: thiếu villages.csv"
    assert (asked.out_dir / "index.html").is_file()


def test_what_has_not_changed_is_left(asked):
    again(asked)
    result, done = again(asked)
    assert done == ["co-loi 2023"] and len(result.unchanged) == 3
    assert again(asked, force=True)[1] == ["co-loi 2023", "xa-1 2022", "xa-1 2023", "xa-2 2023"]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        # a later year rests on the years before, not the other way round
        (lambda asked: (asked.data_dir / "xa-1/2023/plan.toml").touch(), ["xa-1 2023"]),
        (lambda asked: (asked.data_dir / "xa-1/2022/villages.csv").write_text("v"), ["xa-1 2022", "xa-1 2023"]),
        (lambda asked: (asked.data_dir / "xa-2/synthetic").touch(), ["xa-2 2023"]),
        (lambda asked: (asked.out_dir / "xa-2/2023/run.json").write_text("[]"), ["xa-2 2023"]),
        (lambda asked: (asked.out_dir / "xa-2/2023/run.json").unlink(), ["xa-2 2023"]),
        (lambda asked: (asked.data_dir / "units.toml").write_text('[[merge]]\non = 2023-01-01\ninto = "xa-2"\nfrom = ["xa-1"]\n'),
         ["xa-1 2022", "xa-1 2023", "xa-2 2023"]),
        (lambda asked: (asked.out_dir / "batch.jsonl").unlink(), ["xa-1 2022", "xa-1 2023", "xa-2 2023"]),
    ],
    ids=["file added", "earlier year", "marker", "report touched", "report gone", "units merged", "ledger gone"],
)  # fmt: skip
def test_what_changed_is_made_again(asked, change, left):
    again(asked)
    change(asked)
    assert again(asked)[1] == ["co-loi 2023", *left]


def test_another_form_or_edition_is_another_report(asked):
    again(asked)
    other = Asked(asked.data_dir, asked.out_dir, ("html", "pdf"))
    assert len(again(other)[1]) == 4


def test_changed_code_makes_everything_again(asked, monkeypatch):
    again(asked)
    monkeypatch.setattr("analysis.publishing.batch.unchanged._code", lambda: "khác")
    assert len(again(asked)[1]) == 4


def test_a_batch_that_was_stopped_goes_on(asked):
    def stopped(jobs, asked):
        yield work(jobs[1], asked)
        raise KeyboardInterrupt

    result = make_batch(asked, run=stopped)
    assert result.stopped == 3 and "chạy lại lệnh này" in result.lines()[-1]
    with (asked.out_dir / "batch.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"unit": "xa-2", "year": 20')  # a power cut
    assert again(asked)[1] == ["co-loi 2023", "xa-1 2023", "xa-2 2023"]


def test_processes_do_all_and_one_that_is_killed_takes_none_with_it(asked):
    jobs = [Job("xa-1", 2022), Job("bi-giet", 2023), Job("co-loi", 2023), Job("xa-1", 2023), Job("xa-2", 2023)]
    found = {outcome.job: outcome.failed for outcome in outcomes(jobs, asked, 2, work)}
    assert found == dict.fromkeys(jobs, "") | {jobs[1]: STOPPED, jobs[2]: "thiếu villages.csv"}


def test_units_and_years_named_must_be_there(asked, tmp_path):
    assert find_jobs(asked.data_dir, ["xa-1"], [2023]) == [Job("xa-1", 2023)]
    with pytest.raises(InputError) as told:
        find_jobs(asked.data_dir, ["xa1"], [2033])
    assert "có phải “xa-1” không" in str(told.value) and "2033" in str(told.value)
    with pytest.raises(InputError, match="ĐƠN-VỊ/NĂM"):
        find_jobs(tmp_path / "out")


def test_data_with_errors_are_a_failure_in_words(asked):
    outcome = make(Job("xa-2", 2023), asked)
    assert "villages.csv" in outcome.failed and "Traceback" not in outcome.failed


def test_a_fault_of_the_program_stops_no_other_unit(asked, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("analysis.publishing.command.make_reports", fails)
    assert make(Job("xa-2", 2023), asked).failed.startswith("lỗi của chương trình (ZeroDivisionError")


def test_a_unit_is_made_as_by_the_command_but_for_the_list(tmp_path):
    year = small_unit(tmp_path / "raw").parent / "2022"
    asked = Asked(tmp_path / "raw", tmp_path / "out", ("html",))
    assert make(Job(year.parent.name, 2022), asked).failed == ""
    run = json.loads((tmp_path / "out" / year.parent.name / "2022" / "run.json").read_text(encoding="utf-8"))
    assert list(run["reports"]) == ["household-review"] and not (tmp_path / "out" / "index.html").exists()
