"""A commune that never was, drawn by seed: every way a household can move, every yes/no answer, without a finding."""

from __future__ import annotations

import random
from pathlib import Path

from analysis.intake.dictionary import CAUSE_CODES, dictionary
from analysis.standards import INDICATOR_CODES
from factories import write

WORDS = {"p": "nghèo", "n": "cận nghèo", "o": "không nghèo", "-": ""}
WAYS = ("pp", "pn", "po", "np", "nn", "no", "op", "on", "oo", "-p", "-n", "p-", "n-")
DEPRIVATIONS = {"p": (3, 7), "n": (0, 2), "o": (0, 3), "-": (0, 0)}
B1 = {"rural": 140, "urban": 175}
UNIT, YEAR = "bia-ra", 2025


def invented(
    data_dir: Path, seed: int, villages: list[str], *, area: str = "rural", poor: bool = True, each: int = 9
) -> Path:
    """The folder of YEAR under `data_dir`, with its review; `each`: reviewed households a village."""
    draw, folder = random.Random(seed), data_dir / UNIT / str(YEAR)
    register = [
        {"village": name, "area": area, "especially_difficult": 0, "households": 8 * each + 1100 * n, "persons": 40 * each + 4400 * n,
         "minority_households": 3 * each, "minority_persons": 20 * each}
        for n, name in enumerate(villages)
    ]  # fmt: skip
    households = [
        _household(draw, f"H{n}-{number}", name, area, poor)
        for n, name in enumerate(villages)
        for number in range(each)
    ]
    write(folder / "villages.csv", register)
    write(folder / "households.csv", households)
    return folder


def _household(draw: random.Random, number: str, village: str, area: str, poor: bool) -> dict[str, object]:
    start, end = draw.choice(WAYS if poor else [way for way in WAYS if "p" not in way])
    members = draw.randint(1, 7)
    children, lacking = draw.randint(0, members - 1), draw.randint(*DEPRIVATIONS[end])
    deprived = draw.sample(INDICATOR_CODES, lacking)
    row: dict[str, object] = {column.code: "" for column in dictionary()["households"].columns}
    row |= {
        column.code: int(draw.random() < 0.2)
        for column in dictionary()["households"].columns
        if column.kind == "yes_no"
    }
    row |= {code: int(code in deprived) for code in INDICATOR_CODES}
    row |= {code: int(end in "pn" and draw.random() < 0.3) for code in CAUSE_CODES}
    row |= {
        code: draw.randint(0, children)
        for code in ("children_uninsured", "children_malnourished", "children_out_of_school")
    }
    return row | {
        "household_id": number,
        "village": village,
        "head_sex": draw.choice(["nam", "nữ"]),
        "ethnicity": draw.choice(["Kinh", "Gia Rai", "Ba Na", "Mường"]),
        "members": members,
        "children_under_16": children,
        "insured_members": draw.randint(0, members),
        "class_start": WORDS[start],
        "class_end": WORDS[end],
        "change": "moved_in" if start == "-" else "moved_out" if end == "-" else draw.choice(["", "", "split"]),
        "escaped_on": draw.choice(["", "2022-12-14"]),
        "b1": "" if end == "-" else B1[area] + (10 if end == "o" else -5),
        "b2": "" if end == "-" else 10 * lacking,
        "registered": int(end == "p" and draw.random() < 0.5),
    }
