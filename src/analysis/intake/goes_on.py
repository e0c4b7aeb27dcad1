"""What does not go on from the review before to this one: households, registers, villages."""

from __future__ import annotations

from analysis.findings import Finding
from analysis.intake.checks import check_chain, check_continues, check_same_register
from analysis.intake.checks.household_kept import check_kept
from analysis.intake.checks.pairs import Pairs
from analysis.intake.checks.register_grown import check_grown, check_known_villages
from analysis.intake.on_file import OnFile
from analysis.intake.sheets import ROW, Sheet

HANDED_IN_AGAIN = "file_of_last_year"


def going_on(on_file: OnFile, when: str, year: int, told: list[Finding]) -> list[Finding]:
    """What does not go on from the review before, which is of `when`: households, villages; `told`: what is found already."""
    now, before = on_file.now, on_file.previous
    findings = []
    if now.households is not None and before.households is not None:
        known = [] if now.villages is None else now.village_names
        both = Pairs(now.households, before.households)
        chain = check_chain(now.households, before.households, known, both)
        findings += chain
        if not {found.check for found in chain} & {HANDED_IN_AGAIN, "empty_review"}:
            findings += check_kept(now.households, before.households, year, both)
    if now.villages is not None and before.villages is not None:
        review = f"kết quả rà soát {when}"
        findings += check_continues(now.villages, before.villages, review)
        same = check_same_register(now.villages, before.villages, review)
        spared = {name for sheet in (now.villages, before.villages) for name in _told_of(sheet, told)}
        findings += same or check_grown(now.villages, before.villages, review, spared)
    return findings


def _told_of(villages: Sheet, told: list[Finding]) -> list[str]:
    """The villages of a register with an error or a warning of their own."""
    rows = {(found.file, found.row) for found in told if found.severity != "note"}
    if not rows:
        return []
    files = [villages.file_of(row) for row in villages.frame.iter_rows(named=True)]
    places = zip(files, villages[ROW], villages["village"], strict=True)
    return [name for file, row, name in places if name and (file, row) in rows]


def known_villages(on_file: OnFile, targets: dict[str, Sheet], year: int) -> list[Finding]:
    """Villages of the register that neither last year's register nor the issued table knows."""
    now, before = on_file.now.villages, on_file.previous.villages
    if now is None or before is None:
        return []
    return check_known_villages(now, before, targets.get("target_counts"), f"kết quả rà soát năm {year - 1}")
