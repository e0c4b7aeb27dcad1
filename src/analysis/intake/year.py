"""The front door of intake: everything on file about one unit and year, read and checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from analysis.findings import Finding, InputError, errors, worst_first
from analysis.intake.asked_for import folder_of, refuse_impossible, resolved, status_findings
from analysis.intake.bare_numbers import refuse_bare
from analysis.intake.checks import check_targets
from analysis.intake.checks.gathered import at_most, each_fault_once
from analysis.intake.checks.issued_table import poor_by_village
from analysis.intake.checks.misplaced import check_place, lying_beside
from analysis.intake.checks.of_year import check_year
from analysis.intake.checks.recognitions import check_recognised, check_recognitions
from analysis.intake.checks.two_against_one import two_against_one
from analysis.intake.goes_on import HANDED_IN_AGAIN, going_on, known_villages
from analysis.intake.handed_over import year_handed_over
from analysis.intake.head_findings import without_district
from analysis.intake.merged import Review
from analysis.intake.mid_year import last_day, read_half_year, until
from analysis.intake.names import resolve_villages
from analysis.intake.needs import absent_files
from analysis.intake.on_file import OnFile, has_review, marker_sentence, reviews_on_file, standard_or_none
from analysis.intake.origins import origin
from analysis.intake.same_households import as_before, in_one_writing
from analysis.intake.sheets import Sheet
from analysis.intake.start import earlier_start, read_start, start_findings
from analysis.intake.tables import Reading
from analysis.intake.targets import read_counts
from analysis.intake.unchanged import changed_while_read
from analysis.intake.units import FILE as MAP
from analysis.intake.units import Units, read_units
from analysis.intake.whose import of_the_unit, unit_of_another_year
from analysis.intake.year_data import YearData
from analysis.parameters import Parameters, checked
from analysis.project import raw_dir
from analysis.standards import Standard, standard_for

DEFAULT_BANNER = "Số liệu hộ trong báo cáo này là số liệu mô phỏng."


def open_year(
    unit: str,
    year: int,
    status: str = "",
    edition: str = "internal",
    data_dir: str = "",
    report: str | None = None,
    period: str = "",
) -> YearData:
    """The unit's year, read and checked, fit for `report`; raises InputError with every error found.

    `status` blank: what plan.toml says (`data.parameters.status` has the word). `period` is `H1` for the first six
    months. Without `report` nothing is raised for findings (that is `giamngheo check`), only for wrong parameters.
    """
    parameters = checked(unit=unit, year=year, status=status, edition=edition, data_dir=str(data_dir), period=period)
    handed = year_handed_over(parameters) if report is not None else None
    data = handed or read_year(parameters)
    if report is not None:
        stop = [*errors(data.findings), *absent_files(data, report)]
        if not stop and handed is None:
            # pandera: only where something computes
            from analysis.intake.schemas import guarded

            stop = guarded(data)
        if stop:
            raise InputError(stop)
    return data


def read_year(parameters: Parameters, *, checksums: bool = True) -> YearData:
    """The unit's year with all findings in it; raises InputError for a unit, year, edition or standard that does not
    exist.
    """
    refuse_impossible(parameters)
    data_dir = raw_dir(parameters.data_dir)
    folder, year = folder_of(data_dir, parameters), parameters.year
    reading = Reading(data_dir, checksums)
    units = _units(reading)
    on_file, start = _reviews(reading, folder, parameters, units or Units())
    targets = _targets(reading, folder, on_file.previous)
    reading.findings += known_villages(on_file, targets, year)
    plan = reading.plan(folder, "plan.toml")
    reading.findings += [] if plan is None else of_the_unit(plan, folder, year, units or Units())
    reading.findings += status_findings(parameters, plan)
    support, narrative = reading.support(folder, "support.toml"), reading.narrative(folder, "narrative.toml")
    sheets = {
        "villages": on_file.now.villages,
        "households": on_file.now.households,
        "previous_villages": on_file.previous.villages,
        "previous_households": on_file.previous.households,
        "old_villages": on_file.old.villages,
        "old_households": on_file.old.households,
        **targets,
        "recognitions": _recognitions(reading, folder, on_file.previous),
        "objectives": reading.table(folder, "objectives", "objectives.csv"),
        "programme": reading.table(folder, "programme", "programme.csv"),
    }
    data = YearData(
        parameters=resolved(parameters, plan),
        standard=standard_for(year),
        previous_standard=standard_or_none(year - 1) if start is None else standard_for(year),
        plan=plan,
        unit=plan.unit if plan else unit_of_another_year(folder),
        sheets={name: sheet for name, sheet in sheets.items() if sheet is not None},
        caption=reading.text(folder, "targets.caption.txt"),
        support=support,
        narrative=narrative,
        findings=tuple(reading.findings),
        inputs=(*reading.inputs, *on_file.inputs),
        synthetic=_banner(folder.parent / "synthetic", on_file),
        earlier=on_file.earlier,
        continuity=on_file.continuity,
        # without a map that can be read nobody knows whose review it is that lacks
        previous_absent=on_file.absent
        if start is not None or units is not None or has_review(data_dir, parameters.unit, year - 1)
        else (),
        asked=reading.asked | lying_beside(folder, year),
    )
    data = _with(data, changed_while_read(data_dir, data.inputs))
    again = {found.file for found in data.findings if found.check == HANDED_IN_AGAIN}
    placed = check_place(folder, year, data.caption, plan)
    data = _with(data, [found for found in placed if found.check != HANDED_IN_AGAIN or found.file not in again])
    data = _recognised(_with(data, check_year(data)))
    data = _at_mid_year(data, folder, reading.data_dir) if data.period else data
    findings = data.findings if data.unit is None or data.unit.district else without_district(data.findings)
    return replace(data, findings=tuple(worst_first(at_most(each_fault_once(findings)))))


def _units(reading: Reading) -> Units | None:
    """The map of units; None, with its faults among the findings, where it cannot be read."""
    if (reading.data_dir / MAP).is_file():
        reading.first_sum(reading.data_dir / MAP)
    try:
        return read_units(reading.data_dir)
    except InputError as error:
        reading.findings += error.findings
        return None


def _reviews(reading: Reading, folder: Path, parameters: Parameters, units: Units) -> tuple[OnFile, Review | None]:
    """The reviews that the year needs, checked each and one against the other; the review of its start, where there is
    one.
    """
    unit, year, standard = parameters.unit, parameters.year, standard_for(parameters.year)
    # between two reviews there is none of this year
    on_file = reviews_on_file(reading, unit, year, units, now=not parameters.period)
    start = read_start(reading, folder, year, standard)
    reading.findings += start_findings(folder, year, standard, on_file.previous, start)
    if start is not None:
        on_file = on_file.starting_from(start)
    on_file = _from_the_start_of_the_standard(on_file, reading, units, unit, year, standard)
    on_file, found = _in_one_writing(on_file)
    reading.findings += found
    when = f"đầu năm {year}" if start else f"năm {year - 1}"
    reading.findings += [*on_file.findings, *going_on(on_file, when, year, reading.findings)]
    return on_file, start


def _from_the_start_of_the_standard(
    on_file: OnFile, reading: Reading, units: Units, unit: str, year: int, standard: Standard
) -> OnFile:
    """The reviews with that of the start of the standard, where they reach back to its first year unbroken."""
    first = standard.first_year
    was = origin(units, unit, first, year, lambda old, past: has_review(reading.data_dir, old, past))
    reached = first in on_file.earlier or (first == year - 1 and on_file.previous.households is not None)
    if first >= year or not reached or was.merge is not None:
        return on_file
    start, inputs = earlier_start(reading.data_dir, unit, first, checksums=reading.checksums)
    return on_file if start is None else on_file.followed_from(first, start, inputs)


def _in_one_writing(on_file: OnFile) -> tuple[OnFile, list[Finding]]:
    """The reviews with each household under one number, however the years write it."""
    years = sorted(on_file.earlier)
    reviews, found = in_one_writing([*(on_file.earlier[past] for past in years), on_file.previous, on_file.now])
    *earlier, previous, now = reviews
    old = on_file.old
    if old.households is not None and previous.households is not None:
        old = replace(old, households=as_before(old.households, previous.households)[0])
    return replace(on_file, earlier=dict(zip(years, earlier, strict=True)), previous=previous, now=now, old=old), found


def _banner(marker: Path, on_file: OnFile) -> str | None:
    """The sentence of the unit's own marker, else those of the old units whose reviews it starts from."""
    if (sentence := marker_sentence(marker)) is not None:
        return sentence or DEFAULT_BANNER
    if not on_file.synthetic:
        return None
    told = "; ".join(f"{unit}: {sentence or DEFAULT_BANNER}" for unit, sentence in on_file.synthetic.items())
    return f"Báo cáo dùng số liệu mô phỏng của các đơn vị cũ. {told}"


def _targets(reading: Reading, folder: Path, start: Review) -> dict[str, Sheet]:
    """The issued table as printed (`targets`) and its whole numbers (`target_counts`), checked against the review it
    starts from.
    """
    targets = reading.table(folder, "targets", "targets.csv")
    if targets is None:
        return {}
    if start.villages is not None:
        targets, found = resolve_villages(targets, start.village_names)
        reading.findings += found
    counts, found = read_counts(targets)
    reading.findings += found
    if start.villages is not None and start.households is not None:
        reading.findings += check_targets(targets, counts, start.village_names, poor_by_village(start.households))
    return {"targets": targets, "target_counts": counts}


def _recognitions(reading: Reading, folder: Path, last: Review) -> Sheet | None:
    """The recognitions of the year, villages and numbers of households as the review has them that they start from."""
    recognitions = reading.table(folder, "recognitions", "recognitions.csv")
    if recognitions is None:
        return None
    if "change" not in recognitions:
        recognitions = recognitions.having(change=pl.lit(""))
    if last.households is not None:
        recognitions, found = as_before(recognitions, last.households)
        recognitions, bare = refuse_bare(recognitions, last.households)
        reading.findings += [*found, *bare]
    if last.villages is not None:
        recognitions, found = resolve_villages(recognitions, last.village_names)
        reading.findings += found
    return recognitions


def _recognised(data: YearData) -> YearData:
    """The year with its recognitions checked against the review before and, where there is one, the review after."""
    recognitions = data.sheets.get("recognitions")
    if recognitions is None:
        return data
    again = any((found.check, found.file) == (HANDED_IN_AGAIN, "households.csv") for found in errors(data.findings))
    last = None if again else data.sheets.get("previous_households")  # one of the two years is not there
    if last is not None and "households" in data.sheets:
        last, found = two_against_one(last, data.sheets["households"], recognitions, data.findings)
        data = replace(data, findings=tuple(worst_first(found)))
    data = _with(data, check_recognitions(recognitions, last, data.year))
    if "households" not in data.sheets or errors(data.findings):
        return data
    return _with(data, check_recognised(recognitions, data.sheets["households"]))


def _at_mid_year(data: YearData, folder: Path, data_dir: Path) -> YearData:
    """The year at its middle: what was recognised and done by 30 June, the register as it stood at the start."""
    reading = Reading(data_dir)
    sheets = dict(data.sheets) | read_half_year(reading, folder, data.sheets, data.findings)
    if (recognitions := sheets.get("recognitions")) is not None:
        sheets["recognitions"], found = until(recognitions, last_day(data.year))
        reading.findings += found
        sheets["villages"] = sheets.get("previous_villages")
    there = {name: sheet for name, sheet in sheets.items() if sheet is not None}
    return _with(replace(data, sheets=there, inputs=(*data.inputs, *reading.inputs)), reading.findings)


def _with(data: YearData, found: list[Finding]) -> YearData:
    return replace(data, findings=(*data.findings, *found))
