"""Invented communes at the edges of what a plan must bear, written as they would hand their data in."""

from __future__ import annotations

from pathlib import Path

from factories import household, village, write

YEAR, UNIT = 2025, "xa-thu"
PLAN = '[unit]\nname = "Thử"\nlevel = "{level}"\n\n[target]\n{target}\n'
HOUSEHOLDS = 100


def commune(
    data_dir: Path,
    poor: list[int],
    registered: list[int],
    *,
    minority: list[int] | None = None,
    targets: list[int] | None = None,
    target: str = "reduction = 1",
    level: str = "xã",
    first: int = 1,
) -> Path:
    """A commune with so many poor households, of them registered and minority, by village; returns the folder of its plan.

    Only the review before and plan.toml; the issued table where `targets` are given. Each village has 100 households
    and one near-poor one. A village without minority poor has no minority household at all.
    """
    before, now = data_dir / UNIT / str(YEAR - 1), data_dir / UNIT / str(YEAR)
    minority = minority or [0] * len(poor)
    names = [f"Thôn {number}" for number in range(first, first + len(poor))]
    write(before / "villages.csv", [_register(name, few) for name, few in zip(names, minority, strict=True)])
    rows: list[dict[str, object]] = []
    for name, number, willing, few in zip(names, poor, registered, minority, strict=True):
        for n in range(number):
            people = "Gia Rai" if n < few else "Kinh"
            rows.append(household(len(rows) + 1, name, registered=int(n < willing), ethnicity=people))
        rows.append(household(len(rows) + 1, name, class_start="cận nghèo", class_end="cận nghèo"))
    write(before / "households.csv", rows)
    now.mkdir(parents=True)
    (now / "plan.toml").write_text(PLAN.format(level=level, target=target), encoding="utf-8")
    if targets is not None:
        write(now / "targets.csv", _issued(names, targets))
    return now


def _register(name: str, minority: int) -> dict[str, object]:
    people = (
        {"minority_households": 40, "minority_persons": 160}
        if minority
        else {"minority_households": 0, "minority_persons": 0}
    )
    return village(name, HOUSEHOLDS, **people)


def _issued(names: list[str], targets: list[int]) -> list[dict[str, object]]:
    rows = [
        {"village": name, "households_end": HOUSEHOLDS, "reduction": target}
        for name, target in zip(names, targets, strict=True)
    ]
    return [*rows, {"village": "Tổng cộng", "households_end": HOUSEHOLDS * len(names), "reduction": sum(targets)}]
