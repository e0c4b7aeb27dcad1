"""Whose data lie in a folder: the unit as a plan of it names it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from analysis.findings import Finding, InputError
from analysis.intake.checks.plan_fits import check_unit
from analysis.intake.plan import Plan, Unit, read_plan
from analysis.intake.units import Units


def of_the_unit(plan: Plan, folder: Path, year: int, units: Units) -> list[Finding]:
    """What in a plan is of another unit than its folder."""
    unit = folder.parent
    last = None if units.into(unit.name, year - 1, year) else _unit_in(unit / str(year - 1) / "plan.toml")
    others = [path.name for path in unit.parent.iterdir() if path.is_dir() and path != unit]
    return check_unit(plan, unit.name, others, last)


def unit_of_another_year(folder: Path) -> Unit | None:
    """The unit as the nearest year with a plan names it: a review may come before the first plan."""
    paths = sorted(folder.parent.glob("[0-9]*/plan.toml"), key=lambda path: path.parent.name)
    return next((unit for path in paths if (unit := _unit_in(path))), None)


def _unit_in(path: Path) -> Unit | None:
    """The unit as a plan names it; None where there is none that can be read."""
    with contextlib.suppress(InputError, OSError):
        return read_plan(path).unit
    return None
