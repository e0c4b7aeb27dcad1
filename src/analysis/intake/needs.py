"""Which files each report cannot do without, and which of them are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.findings import Finding
from analysis.intake.start import FOLDER as START
from analysis.intake.start import begins_standard
from analysis.project import raw_dir

if TYPE_CHECKING:
    from analysis.intake.year_data import YearData

# by report: (file, of which year: 0 this one, −1 the one before)
REVIEW = (("villages.csv", 0), ("households.csv", 0))
# without targets.csv the appendix proposes the targets; there is nothing to evaluate until they are issued
PLAN = (("plan.toml", 0), ("villages.csv", -1), ("households.csv", -1))
ISSUED = (("targets.csv", 0),)
NEEDS: dict[str, tuple[tuple[str, int], ...]] = {
    "household-review": REVIEW,
    "annual-plan": PLAN,
    "annual-plan-appendix": PLAN,
    "plan-workings": PLAN,
    "year-end-evaluation": PLAN + ISSUED + REVIEW,
    "village-sheets": PLAN + ISSUED + REVIEW,
    "evaluation-workings": PLAN + ISSUED + REVIEW,
}
MID_YEAR = (*PLAN, *ISSUED, ("recognitions.csv", 0))


def missing(data: YearData, report: str) -> list[str]:
    """The files that `report` needs and that were not handed in, relative to the data folder."""
    there = {
        ("plan.toml", 0): data.plan is not None,
        ("targets.csv", 0): "targets" in data.sheets,
        ("villages.csv", 0): "villages" in data.sheets,
        ("households.csv", 0): "households" in data.sheets,
        ("villages.csv", -1): "previous_villages" in data.sheets,
        ("households.csv", -1): "previous_households" in data.sheets,
        ("recognitions.csv", 0): "recognitions" in data.sheets,
    }
    # between two reviews every report does with the same files
    needs = MID_YEAR if data.period else NEEDS[report]
    # a file that stands there but cannot be read, or something else in its place, has a finding of its own
    read = {file.path for file in data.inputs} | data.asked
    paths = {need: f"{data.parameters.unit}/{_folder(data, need[1])}/{need[0]}" for need in needs}
    lacking = [need for need, path in paths.items() if not there[need] and path not in read]
    if data.previous_absent is None:
        return [paths[need] for need in lacking]
    # the review before is that of old units: what lacks, lacks in their folders
    own = [paths[need] for need in lacking if need[1] == 0]
    files = {file for file, past in lacking if past == -1}
    return [*own, *(path for path in data.previous_absent if path.rpartition("/")[2] in files)]


def _folder(data: YearData, past: int) -> str:
    """Where a file of this year (0) or of what it starts from (−1) stands: the first year of a standard has a review of its start."""
    old_list = not data.started and {"previous_villages", "previous_households"} & set(data.sheets)
    from_start = past == -1 and begins_standard(data.year) and not old_list and data.previous_absent is None
    return f"{data.year}/{START}" if from_start else str(data.year + past)


def absent_files(data: YearData, report: str) -> list[Finding]:
    """An error for each file that `report` needs and that was not handed in."""
    return [_absent(path, data) for path in missing(data, report)]


def makeable(data: YearData) -> tuple[list[str], dict[str, list[str]], list[Finding]]:
    """The reports that can be made, those that wait (with the files they wait for), and errors for files that must be there.

    Two stages of the yearly cycle lack files rightly: a year of planning has no review yet, and perhaps no issued
    targets; the first year on file has a review but no plan. Any other gap is an error: half a review, half a plan, no review to start from.
    """
    if data.period:
        lost = missing(data, "year-end-evaluation")
        return [] if lost else ["mid-year-monitoring"], {}, [_absent(path, data) for path in lost]
    gaps = {report: missing(data, report) for report in NEEDS}
    year = f"{data.parameters.unit}/{data.year}"
    review = {f"{year}/{file}" for file, _ in REVIEW}
    plan = {f"{year}/plan.toml", f"{year}/targets.csv"}
    no_review, no_plan = review <= set(gaps["household-review"]), plan <= set(gaps["year-end-evaluation"])
    allowed = set()
    if no_review and not no_plan:
        allowed = review | {f"{year}/{file}" for file, _ in ISSUED}
    elif no_plan and not no_review:
        allowed = set(gaps["annual-plan-appendix"]) | plan
    others = dict.fromkeys(path for files in gaps.values() for path in files if path not in allowed)
    ready = [report for report, files in gaps.items() if not files]
    waiting = {report: files for report, files in gaps.items() if files}
    return ready, waiting, [_absent(path, data) for path in others]


def _absent(path: str, data: YearData) -> Finding:
    unit, year, file = path.split("/", 2)
    where = raw_dir(data.parameters.data_dir) / path
    return Finding("error", path, None, None, None, f"có tệp {where}", f"đặt tệp {file} của năm {year} vào thư mục {unit}/{year}", "required_file")  # fmt: skip
