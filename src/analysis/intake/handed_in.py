"""Everything on file about one unit and year, read and checked, before any frame is made of it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.findings import Finding, InputError, worst_first
from analysis.intake.asked_for import folder_of, refuse_impossible, resolved, status_findings
from analysis.intake.checks import check_chain, check_continues, check_targets
from analysis.intake.checks.of_year import check_year
from analysis.intake.continuity import Continuity
from analysis.intake.files import InputFile
from analysis.intake.names import resolve_villages
from analysis.intake.narrative import Narrative
from analysis.intake.on_file import OnFile, has_review, reviews_on_file, standard_or_none
from analysis.intake.origins import origin
from analysis.intake.plan import Plan, Unit, read_plan
from analysis.intake.sheet import Sheet, total_by, values_of
from analysis.intake.start import earlier_start, read_start, start_findings, started
from analysis.intake.support import SupportPrices
from analysis.intake.tables import Reading
from analysis.intake.targets import read_counts
from analysis.intake.units import Units, read_units
from analysis.parameters import Parameters
from analysis.project import raw_dir
from analysis.standards import Standard, standard_for


@dataclass(frozen=True)
class HandedIn:
    """One unit and year as handed in, each table a sheet of typed columns; None where the file is not there (yet).

    The names mean what they mean in `YearData`, which has frames for sheets.
    """

    parameters: Parameters
    standard: Standard
    previous_standard: Standard | None
    plan: Plan | None
    unit: Unit | None
    villages: Sheet | None
    households: Sheet | None
    previous_villages: Sheet | None
    previous_households: Sheet | None
    targets: Sheet | None
    target_counts: Sheet | None
    caption: str
    objectives: Sheet | None
    programme: Sheet | None
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]
    synthetic: str | None
    support: SupportPrices | None
    narrative: Narrative
    earlier_households: dict[int, Sheet]
    earlier_villages: dict[int, Sheet]
    recognitions: Sheet | None
    continuity: Continuity | None
    previous_absent: tuple[str, ...] | None
    old_villages: Sheet | None = None
    old_households: Sheet | None = None

    @property
    def started(self) -> bool:
        """Whether the year starts from a review of its start, under the standard of the year."""
        return started(self.year, self.standard, self.previous_standard)

    @property
    def year(self) -> int:
        """The year of the parameters."""
        return self.parameters.year

    @property
    def period(self) -> str:
        """The period of the parameters: blank for the whole year, `2024-H1` at mid-year."""
        return self.parameters.period


def hand_in(parameters: Parameters, *, checksums: bool = True) -> HandedIn:
    """The unit's year with all findings in it; raises InputError for a unit, year, edition or standard that does not exist."""
    refuse_impossible(parameters)
    data_dir = raw_dir(parameters.data_dir)
    folder, year = folder_of(data_dir, parameters), parameters.year
    standard = standard_for(year)
    reading = Reading(data_dir, checksums)
    units = _units(reading)
    # between two reviews there is none of this year
    on_file = reviews_on_file(reading, parameters.unit, year, units or Units(), now=not parameters.period)
    start = read_start(reading, folder, year, standard)
    reading.findings += start_findings(folder, year, standard, on_file.previous, start)
    if start is not None:
        on_file = on_file.starting_from(start)
    on_file = _from_the_start_of_the_standard(on_file, reading, units or Units(), parameters.unit, year, standard)
    reading.findings += [*on_file.findings, *_going_on(on_file, f"đầu năm {year}" if start else f"năm {year - 1}")]
    now, previous = on_file.now, on_file.previous
    targets, counts = _targets(reading, folder, previous.villages, previous.households)
    plan = reading.plan(folder, "plan.toml")
    support = reading.support(folder, "support.toml")
    narrative = reading.narrative(folder, "narrative.toml")
    reading.findings += status_findings(parameters, plan)
    recognitions = _recognitions(reading, folder, previous.villages)
    objectives = reading.table(folder, "objectives", "objectives.csv")
    programme = reading.table(folder, "programme", "programme.csv")
    data = HandedIn(
        parameters=resolved(parameters, plan),
        standard=standard,
        previous_standard=standard_or_none(year - 1) if start is None else standard,
        plan=plan,
        unit=plan.unit if plan else _unit_of_another_year(folder),
        villages=now.villages,
        households=now.households,
        previous_villages=previous.villages,
        previous_households=previous.households,
        targets=targets,
        target_counts=counts,
        caption=reading.text(folder, "targets.caption.txt"),
        objectives=objectives,
        programme=programme,
        support=support,
        narrative=narrative,
        findings=tuple(worst_first(reading.findings)),
        inputs=(*reading.inputs, *on_file.inputs),
        synthetic=_banner(folder.parent / "synthetic", on_file),
        earlier_households={past: review.households for past, review in on_file.earlier.items()},
        earlier_villages={past: review.villages for past, review in on_file.earlier.items() if review.villages},
        recognitions=recognitions,
        continuity=on_file.continuity,
        old_villages=on_file.old.villages,
        old_households=on_file.old.households,
        # without a map that can be read nobody knows whose review it is that lacks
        previous_absent=on_file.absent
        if start is not None or units is not None or has_review(data_dir, parameters.unit, year - 1)
        else (),
    )
    return replace(data, findings=tuple(worst_first([*data.findings, *check_year(data)])))


DEFAULT_BANNER = "Số liệu hộ trong báo cáo này là số liệu mô phỏng."


def _units(reading: Reading) -> Units | None:
    """The map of units; None, with its faults among the findings, where it cannot be read."""
    try:
        return read_units(reading.data_dir)
    except InputError as error:
        reading.findings += error.findings
        return None


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


def _going_on(on_file: OnFile, when: str) -> list[Finding]:
    """What does not go on from the review before, which is of `when`: households, villages."""
    now, before = on_file.now, on_file.previous
    findings = []
    if now.households is not None and before.households is not None:
        known = [] if now.villages is None else values_of(now.villages["village"])
        findings += check_chain(now.households, before.households, known)
    if now.villages is not None and before.villages is not None:
        findings += check_continues(now.villages, before.villages, f"kết quả rà soát {when}")
    return findings


def _banner(marker: Path, on_file: OnFile) -> str | None:
    """The sentence of the unit's own marker, else those of the old units whose reviews it starts from."""
    if marker.is_file():
        return marker.read_text(encoding="utf-8-sig", errors="replace").strip() or DEFAULT_BANNER
    if not on_file.synthetic:
        return None
    told = "; ".join(f"{unit}: {sentence or DEFAULT_BANNER}" for unit, sentence in on_file.synthetic.items())
    return f"Báo cáo dùng số liệu mô phỏng của các đơn vị cũ. {told}"


def _targets(
    reading: Reading, folder: Path, villages: Sheet | None, households: Sheet | None
) -> tuple[Sheet | None, Sheet | None]:
    targets = reading.table(folder, "targets", "targets.csv")
    if targets is None:
        return None, None
    known = None if villages is None else values_of(villages["village"])
    if known is not None:
        # the total row has its name already
        resolved, found = resolve_villages(targets, [*known, "total"])
        targets = targets.having("village", resolved)
        # check_targets names the unknown villages; only the mended spellings are news here
        reading.findings += [finding for finding in found if finding.severity != "error"]
    counts, found = read_counts(targets)
    reading.findings += found
    if known is not None and households is not None:
        poor = total_by(households["village"], rows=households["class_end"].equals("poor"))
        reading.findings += check_targets(targets, counts, known, poor)
    return targets, counts


def _recognitions(reading: Reading, folder: Path, last_villages: Sheet | None) -> Sheet | None:
    """The recognitions of the year, villages in the spelling of the register they start from."""
    recognitions = reading.table(folder, "recognitions", "recognitions.csv")
    if recognitions is None or last_villages is None:
        return recognitions
    resolved, found = resolve_villages(recognitions, values_of(last_villages["village"]))
    reading.findings += found
    return recognitions.having("village", resolved)


def _unit_of_another_year(folder: Path) -> Unit | None:
    """The unit as the nearest year with a plan names it: a review may come before the first plan."""
    for path in sorted(folder.parent.glob("[0-9]*/plan.toml"), key=lambda path: path.parent.name):
        with contextlib.suppress(InputError, OSError):
            return read_plan(path).unit
    return None
