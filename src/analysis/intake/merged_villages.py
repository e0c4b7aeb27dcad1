"""The names of the old units' villages in the new unit, as `units.toml` gives them; collisions are errors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from analysis.findings import Finding
from analysis.intake.commune_levels import parted
from analysis.intake.text import did_you_mean, fold, tidy
from analysis.intake.units import FILE, Merge

NamesByUnit = Mapping[str, list[str]]


class Names(NamedTuple):
    """New names by old name, by old unit; what was found while giving them."""

    by_unit: dict[str, dict[str, str]]
    findings: tuple[Finding, ...] = ()


def new_names(merge: Merge, year: int, villages: NamesByUnit) -> Names:
    """The new name of every village of the review of `year`; an error for each name that two villages would share.

    Villages that the map itself, line by line, gives the same name became one (sáp nhập thôn), which a note tells.
    """
    by_unit: dict[str, dict[str, str]] = {}
    owners: dict[str, list[tuple[str, str, bool]]] = {}
    for unit, known in villages.items():
        given = {_match(key, known): name for key, name in merge.renamed(unit).items()}
        by_unit[unit] = {name: tidy(given.get(name, name)) for name in known}
        for old, new in by_unit[unit].items():
            owners.setdefault(new.casefold(), []).append((unit, old, old in given))
    findings = []
    for places in owners.values():
        if len(places) < 2:
            continue
        new = by_unit[places[0][0]][places[0][1]]
        if all(listed for *_, listed in places):
            findings.append(_joined(merge, new, places, year))
        else:
            findings.append(_collision(merge, new, places, year))
    return Names(by_unit, tuple(findings))


def unknown_keys(merge: Merge, villages: Mapping[str, list[list[str]]]) -> list[Finding]:
    """An error for each key of the map that names no village of its unit in any year read. `villages`: by unit, by year."""
    findings = []
    for unit, by_year in villages.items():
        known = list(dict.fromkeys(name for names in by_year for name in names))
        if not known:
            continue  # nothing was handed in, which is told elsewhere
        for key in merge.renamed(unit):
            if not any(_match(key, names) for names in by_year):
                findings.append(
                    Finding("error", FILE, None, "villages", f"{unit}/{key}", f"thôn của {unit}: {', '.join(known)}",
                            f"sửa tên thôn trong khóa{did_you_mean(key, known)}", "map_village")
                )  # fmt: skip
    return findings


def _match(key: str, known: list[str]) -> str | None:
    """The village that the key means: the exact name, else the only one that differs in case, spaces or marks."""
    if key in known:
        return key
    same = [name for name in known if fold(name) == fold(key)]
    return same[0] if len(same) == 1 else None


def _collision(merge: Merge, new: str, places: list[tuple[str, str, bool]], year: int) -> Finding:
    found = ", ".join(f"{unit}/{old}" for unit, old, _ in places)
    lines = ", ".join(f'"{unit}/{old}" = "{old} {_bare(merge, unit)}"' for unit, old, listed in places if not listed)
    return Finding("error", FILE, None, "villages", new, f"mỗi thôn của {merge.into} một tên; cuối năm {year} tên này là của {found}",
                   f"thêm vào villages của bảng [[merge]] into = \"{merge.into}\": {lines}; nếu các thôn này đã nhập làm một, ghi cùng tên mới cho từng thôn",
                   "village_collision")  # fmt: skip


def _joined(merge: Merge, new: str, places: list[tuple[str, str, bool]], year: int) -> Finding:
    found = ", ".join(f"{unit}/{old}" for unit, old, _ in places)
    return Finding("note", FILE, None, "villages", new, f"một thôn của {merge.into}, gộp từ {found}",
                   f"số liệu cuối năm {year} của các thôn này được cộng lại; nếu không phải sáp nhập thôn, đặt tên riêng cho từng thôn", "joined_villages")  # fmt: skip


def _bare(merge: Merge, unit: str) -> str:
    """The unit's name without the word for its level: `Kim Tân`."""
    return parted(merge.name_of(unit))[1]
