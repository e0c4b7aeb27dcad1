"""What a commune is called, in which district and province: as its plan says, else another year's, else the map of
units.
"""

from __future__ import annotations

import re
from pathlib import Path

from analysis.findings import InputError
from analysis.intake.commune_levels import parted, province_label
from analysis.intake.plan import Plan, Unit, read_plan
from analysis.intake.summary.districts import district_label
from analysis.intake.text import fold, tidy
from analysis.intake.units import Units
from analysis.intake.whose import unit_of_another_year
from analysis.rollup.unit_year import Name

WITHOUT_DISTRICTS = 2025  # since 1 July 2025 no commune is in one
NUMBER = re.compile(r"^\d+\s*[.)]\s*")
IN_BRACKETS = re.compile(r"\s*\(((?:huyện|thị xã|thành phố|quận) [^)]+)\)$", re.IGNORECASE)


def plan_of(folder: Path) -> Plan | None:
    """The plan of the folder's year; None where there is none or it cannot be read, which intake tells."""
    try:
        return read_plan(folder / "plan.toml") if (folder / "plan.toml").is_file() else None
    except (InputError, OSError):
        return None


def name_of(folder: Path, units: Units, plan: Plan | None) -> Name:
    """The name of the unit whose year's folder this is."""
    unit, year = folder.parent.name, int(folder.name)
    if plan is not None:
        return _named(plan.unit)
    known = [merge.names[unit] for merge in units.merge if unit in merge.names]
    other = unit_of_another_year(folder)
    if other is None:
        return Name(known[0] if known else unit)
    name = _named(other)
    return name if year < WITHOUT_DISTRICTS else Name(name.full, "", name.province)


def form_name(text: str, district: str, province: str = "") -> Name:
    """The name of a commune as a form writes it: `Xã KIM TÂN` gives `xã Kim Tân`; the district may stand behind it in
    brackets.
    """
    text = NUMBER.sub("", tidy(text))
    if within := IN_BRACKETS.search(text):
        text, district = text[: within.start()], district or within[1]
    level, rest = parted(text)
    rest = rest.title() if rest.isupper() and len(rest) > 2 else rest
    return Name(f"{level} {rest}".lstrip(), district_label(district), province)


def same(one: Name, other: Name) -> bool:
    """Whether two names can be of one commune: level, district and province agree as far as both are known."""
    (level, bare), (other_level, other_bare) = _parts(one), _parts(other)
    if bare != other_bare or (level and other_level and level != other_level):
        return False
    pairs = ((one.district, other.district), (one.province, other.province))
    return all(not first or not second or fold(first) == fold(second) for first, second in pairs)


def _parts(name: Name) -> tuple[str, str]:
    level, bare = parted(name.full)
    return fold(level), fold(bare)


def _named(unit: Unit) -> Name:
    return Name(unit.full_name, district_label(unit.district or ""), province_label(unit.province or ""))
