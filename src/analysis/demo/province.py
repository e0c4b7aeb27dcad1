"""Many communes, for whoever tries the roll-up or measures a batch: each of villages like those of xã Kim Tân, drawn
anew.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from analysis.demo.csv_text import csv_text
from analysis.demo.draw import Draw
from analysis.demo.households import draw_unit
from analysis.demo.parameters import parameters
from analysis.demo.register import registers
from analysis.project import RAW

VILLAGES = (4, 9)  # from so many to so many villages a commune
COPIED = ("plan.toml", "narrative.toml", "objectives.csv", "programme.csv", "support.toml")
BY_VILLAGE = ("register", "published", "start", "flows", "registered")  # sections whose lists follow the villages
COUNTS = ("households_start", "poor_start", "households_end", "reduction", "poor_end")
RATES = {
    "poor_start_rate": ("poor_start", "households_start"),
    "reduction_rate": ("reduction", "households_end"),
    "poor_end_rate": ("poor_end", "households_end"),
}
MARKER = "Đơn vị, thôn và mọi hộ ở đây là dữ liệu mô phỏng: được sinh ngẫu nhiên, không mô tả một xã, một hộ hay một người có thật nào."


def commune_files(seed: int, number: int) -> dict[str, str]:
    """The files of one commune, text by path below its folder: registers, reviews, targets and plans of every demo
    year.
    """
    draw = Draw(1_000_000 * seed + number)
    chosen = [draw.whole(0, len(parameters()["villages"]) - 1) for _ in range(draw.whole(*VILLAGES))]
    settings = _of_villages(chosen, f"X{number:04}-")
    drawn, register = draw_unit(Draw(1_000_000 * seed + number, settings)), registers(settings)
    # the marker first, so that no household ever lies there unmarked
    files: dict[str, str] = {"synthetic": MARKER + "\n"}
    for year, rows in drawn.rows.items():
        files[f"{year}/households.csv"] = csv_text("households", rows)
        files[f"{year}/villages.csv"] = csv_text("villages", register[year])
        source = RAW / parameters()["unit"] / str(year)
        if (source / "targets.csv").is_file():
            files[f"{year}/targets.csv"] = _targets(source / "targets.csv", chosen, settings["villages"])
        for name in COPIED:
            if (source / name).is_file():
                files[f"{year}/{name}"] = _renamed((source / name).read_text(encoding="utf-8"), number)
    return files


def folder_of(number: int) -> str:
    """The commune's folder."""
    return f"xa-{number:04}"


def _of_villages(chosen: list[int], prefix: str) -> dict[str, Any]:
    """The parameters of a commune of these villages of xã Kim Tân, some of them more than once."""
    known = len(parameters()["villages"])
    settings = _taken(deepcopy(parameters()), chosen, known)
    return settings | {"id_prefix": prefix, "villages": [f"Thôn {n}" for n in range(1, len(chosen) + 1)]}


def _taken(settings: dict[str, Any], chosen: list[int], known: int) -> dict[str, Any]:
    def taken(part: Any) -> Any:
        if isinstance(part, Mapping):
            return {name: taken(value) for name, value in part.items()}
        return [part[n] for n in chosen] if isinstance(part, list) and len(part) == known else part

    settings |= {name: taken(settings[name]) for name in BY_VILLAGE}
    settings["people"]["ethnicity"] = taken(settings["people"]["ethnicity"])
    return settings


def _targets(source: Path, chosen: list[int], names: list[str]) -> str:
    """The issued table of these villages, with its total row; rates as they are printed."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        known, head = list(reader), list(reader.fieldnames or ())
    rows = [known[n] | {"village": name, "note": ""} for n, name in zip(chosen, names, strict=True)]
    total = {"village": "Tổng cộng"} | {name: str(sum(int(row[name]) for row in rows)) for name in COUNTS}
    text = io.StringIO()
    writer = csv.DictWriter(text, head, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {rate: _rate(row, *parts) for rate, parts in RATES.items()} for row in [*rows, total])
    return text.getvalue()


def _rate(row: Mapping[str, str], part: str, whole: str) -> str:
    """Percent with two decimals, half up, as a plan prints it."""
    hundredths = (20_000 * int(row[part]) + int(row[whole])) // (2 * int(row[whole]))
    return f"{hundredths // 100},{hundredths % 100:02}"


def _renamed(text: str, number: int) -> str:
    """The plan's text for this commune; nobody who really signed signs for it."""
    text = re.sub(r"(?m)^signer = .*$", 'signer = "(mô phỏng)"', text)
    return text.replace("Kim Tân", f"Mô phỏng {number}")
