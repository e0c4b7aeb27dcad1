"""`giamngheo rollup`: all communes of a year in one document, made and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from analysis import project
from analysis.project import raw_dir
from analysis.publishing.command import Published, shown
from analysis.publishing.folder import recover
from analysis.publishing.publish import publish
from analysis.publishing.reports import FORMS, ROLLUP
from analysis.publishing.signature import read_key
from analysis.rollup import Rollup, open_rollup

# where a roll-up is filed, by what a row of it is
FOLDERS = {"commune": "tong-hop", "district": "tong-hop-huyen", "province": "tong-hop-tinh"}
NAMES = {"commune": "Tất cả các xã", "district": "Tất cả các xã, theo huyện", "province": "Tất cả các xã, theo tỉnh"}  # fmt: skip


def make_rollup(
    year: int,
    *,
    by: str,
    data_dir: Path,
    out_dir: Path,
    formats: Sequence[str] = FORMS,
    say: Callable[[str], object] = lambda _: None,
    key: Path | None = None,
) -> tuple[Published, bool]:
    """What was made, and whether every commune and form was in it; raises InputError, PublishingError.

    `say`: is told at once what a person must know while the run goes on.
    """
    data_dir, out_dir = raw_dir(data_dir), Path(out_dir).resolve()
    signing = read_key(key, data_dir, out_dir) if key is not None else None
    unit = FOLDERS.get(by, by)
    recover(out_dir / unit / str(year), say)
    # the project's own folders need no path: the executed notebook then runs on any machine
    given = "" if data_dir == project.RAW else str(data_dir)
    reports = "" if out_dir == project.REPORTS else str(out_dir)
    rollup = open_rollup(unit, year, by, data_dir=given, reports_dir=reports)
    told: list[str] = []
    files = publish(
        rollup.parameters,
        [ROLLUP.name],
        out_dir,
        NAMES[by],
        tell=told.append,
        formats=formats,
        inputs=rollup.inputs,
        say=say,
        key=signing,
    )
    lines = [*told, *_lines(rollup), "Đã lập xong:", *(f"  {shown(file)}" for file in files)]
    return Published(files, lines), not (rollup.failed or rollup.refused)


def _lines(rollup: Rollup) -> list[str]:
    """What is not in the roll-up, or not as handed in, for the person at the terminal."""
    lines = [
        f"Không dùng được số liệu của {unit.label} ({len(unit.failed)} lỗi): giamngheo check --unit {unit.folder} --year {rollup.year}"
        for unit in rollup.failed
    ]
    lines += [f"Không đọc được {finding.file}: {finding.value or finding.expected}" for finding in rollup.refused]
    lines += [f"{one.unit} đứng hai lần: {one.found}; {one.counted}" for one in rollup.twice]
    units = len({fault.unit for fault in rollup.faults})
    if units:
        lines.append(f"{len(rollup.faults)} số liệu không khớp ở {units} đơn vị, in trong mục V.")
    return lines
