"""Supports go to whom they are for: what the draw gave to other households is passed on to the next that may have it."""

from __future__ import annotations

from analysis.demo.histories import ABSENT, NEAR_POOR, POOR
from analysis.demo.household_row import Row

# the others (health, electricity, legal, emergency) are open to more people than the lists
FOR_THE_LISTED = ("education", "production", "credit", "housing", "water", "information")
MONTHS_36 = 3  # years before this one in which an escape still counts


def pass_on(rows: list[Row], year: int) -> None:
    """Moves, in place, each support of a household that is not entitled to the next one of its village that is and lacks it.

    Nothing is drawn and every total stays: the programme's lines count these very supports. With credit goes the loan.
    """
    for name in FOR_THE_LISTED:
        cells = ("support_credit", "loan_wanted", "loan_granted") if name == "credit" else (f"support_{name}",)
        for position, row in enumerate(rows):
            if row[cells[0]] and not _entitled(row, year):
                following = [*rows[position + 1 :], *rows[:position]]
                near = [other for other in following if other["village"] == row["village"]]
                taker = next((other for other in [*near, *following] if _may_take(other, year, cells)), None)
                if taker is not None:
                    for cell in cells:
                        taker[cell], row[cell] = row[cell], 0


def _entitled(row: Row, year: int) -> bool:
    listed = {row["class_start"], row["class_end"]} & {POOR, NEAR_POOR}
    return bool(listed) or str(row["escaped_on"])[:4] >= str(year - MONTHS_36)


def _may_take(row: Row, year: int, cells: tuple[str, ...]) -> bool:
    if row["class_end"] == ABSENT or not _entitled(row, year) or any(row[cell] for cell in cells):
        return False
    return bool(row["children_under_16"]) if cells == ("support_education",) else True
