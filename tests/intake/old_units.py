"""Two old units of two villages each that became one, small enough to count by hand."""

from __future__ import annotations

from pathlib import Path

from factories import PLAN, household, village, write

MAP = """
[[merge]]
on = 2025-07-01
into = "moi"
from = ["cu-mot", "cu-hai"]
villages = {"cu-mot/Thôn 1" = "Thôn 1 Cũ Một", "cu-hai/Thôn 1" = "Thôn 1 Cũ Hai"}
names = {"cu-mot" = "xã Cũ Một", "cu-hai" = "xã Cũ Hai", "moi" = "xã Mới"}
"""
VILLAGES = ["Thôn 1 Cũ Một", "Thôn A", "Thôn 1 Cũ Hai", "Thôn B"]


def own(number: int, prefix: str, place: str, **values) -> dict[str, object]:
    """A household with an id of its own unit: `M-1`."""
    return household(number, place, **{"household_id": f"{prefix}-{number}", **values})


def old_units(root: Path, year: int = 2025) -> Path:
    """The data folder: reviews of both old units in `year` − 1, the map, and the new unit's `year`; returns the new
    folder.

    End of `year` − 1: cu-mot has M-1, M-2 poor in Thôn 1 and M-3 near-poor in Thôn A; cu-hai H-1 poor in Thôn 1 and H-2
    poor in Thôn B: 4 poor of 100 + 50 + 80 + 20 households. End of `year`: M-1 escapes, M-3 falls, the others stay.
    """
    near = {"class_start": "cận nghèo", "class_end": "cận nghèo"}
    one, two, new = root / "cu-mot" / str(year - 1), root / "cu-hai" / str(year - 1), root / "moi" / str(year)
    write(one / "villages.csv", [village("Thôn 1", 100), village("Thôn A", 50)])
    write(one / "households.csv", [own(1, "M", "Thôn 1"), own(2, "M", "Thôn 1"), own(3, "M", "Thôn A", **near)])
    write(two / "villages.csv", [village("Thôn 1", 80), village("Thôn B", 20, especially_difficult=1)])
    write(two / "households.csv", [own(1, "H", "Thôn 1"), own(2, "H", "Thôn B")])
    (root / "units.toml").write_text(MAP, encoding="utf-8")
    register = [village(name, n) for name, n in zip(VILLAGES, (101, 50, 81, 20), strict=True)]
    write(new / "villages.csv", [*register[:3], register[3] | {"especially_difficult": 1}])
    now = [
        own(1, "M", "Thôn 1 Cũ Một", class_end="không nghèo"),
        own(2, "M", "Thôn 1 Cũ Một"),
        own(3, "M", "Thôn A", class_start="cận nghèo"),
        own(1, "H", "Thôn 1 Cũ Hai"),
        own(2, "H", "Thôn B"),
    ]
    write(new / "households.csv", now)
    rows = [(name, n, r) for name, n, r in zip(VILLAGES, (101, 50, 81, 20), (1, 0, 0, 0), strict=True)]
    write(new / "targets.csv", [{"village": v, "households_end": n, "reduction": r} for v, n, r in rows])
    (new / "plan.toml").write_text(PLAN.replace("Thử Nghiệm", "Mới"), encoding="utf-8")
    return new


def household_rows(path: Path) -> list[dict[str, object]]:
    """The rows as written, free to be changed and written again."""
    import csv

    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
