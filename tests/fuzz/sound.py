"""The sound unit: three villages of the demonstration commune with every file that a unit may hand in, small enough to read quickly."""

from __future__ import annotations

from functools import cache

from analysis.project import raw_dir
from fuzz.files import (
    BEFORE,
    CAPTION,
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    LAST_VILLAGES,
    MARKER,
    NARRATIVE,
    NOW,
    RECOGNITIONS,
    TARGETS,
    UNIT,
    UNITS,
    VILLAGES,
    Files,
)

KEPT = ("Thôn 1", "Thôn 2", "Thôn Đồng Sơn")
OLD_NAME, NEW_NAME = "Thôn Sơn", "Thôn Đồng Sơn"  # renamed in the year: the last review has the old name
MAP = f"""
[[merge]]
on = 2024-03-01
into = "{UNIT}"
from = ["{UNIT}"]
villages = {{"{UNIT}/{OLD_NAME}" = "{NEW_NAME}"}}
"""


@cache
def _sound() -> Files:
    root, files = raw_dir(""), Files()
    for name in ("villages.csv", "households.csv"):
        files[BEFORE + name] = (root / BEFORE / name).read_bytes()
    for path in sorted((root / NOW).rglob("*")):
        if path.is_file() and path.suffix in (".csv", ".toml"):
            files[path.relative_to(root).as_posix()] = path.read_bytes()
    files[NARRATIVE] = (root / BEFORE / "narrative.toml").read_bytes()
    files[CAPTION] = "BẢNG CHỈ TIÊU\nGiảm tỷ lệ hộ nghèo năm 2024\n".encode()
    files[MARKER] = (root / MARKER).read_bytes()
    for path in (VILLAGES, HOUSEHOLDS, LAST_VILLAGES, LAST_HOUSEHOLDS, RECOGNITIONS):
        _keep(files, path)
    _keep_targets(files)
    for path in (LAST_VILLAGES, LAST_HOUSEHOLDS):
        files[path] = files[path].replace(NEW_NAME.encode(), OLD_NAME.encode())
    files[UNITS] = MAP.encode()
    return files


def sound() -> Files:
    """A copy of the sound unit, free to be damaged."""
    return Files(_sound())


def _keep(files: Files, path: str) -> None:
    head, *rows = files.records(path)
    village = head.index("village")
    files.put(path, [head, *(row for row in rows if row[village] in KEPT)])


def _keep_targets(files: Files) -> None:
    """The issued table of the villages kept, its total row added up again."""
    head, *rows = files.records(TARGETS)
    rows = [row for row in rows if row[0] in KEPT]
    total = {"village": "Tổng cộng"}
    for code in ("households_start", "poor_start", "households_end", "reduction", "poor_end"):
        total[code] = sum(int(row[head.index(code)]) for row in rows)
    for code, part, whole in (
        ("poor_start_rate", "poor_start", "households_start"),
        ("reduction_rate", "reduction", "households_end"),
        ("poor_end_rate", "poor_end", "households_end"),
    ):
        total[code] = f"{100 * total[part] / total[whole]:.2f}".replace(".", ",")
    files.put(TARGETS, [head, *rows, [str(total.get(code, "")) for code in head]])
