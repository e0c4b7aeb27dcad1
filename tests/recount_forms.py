"""Forms T1–T13 and the poverty index counted anew in plain Python from the CSV files: a witness that shares no code with the reducers.

Read only what a sound file holds: code names, classes in Vietnamese words, 1/0. Rates are exact fractions of 100.
"""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

D = [f"d{number:02}" for number in range(1, 13)]
CAUSES = [f"cause_{number}" for number in range(1, 9)]
WORDS = {"poor": "nghèo", "near_poor": "cận nghèo"}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recount_forms(year: Path) -> dict[tuple[str, str, str], Fraction | None]:
    """(table, row, column) -> figure, None where it does not exist, for the review in the folder of the year."""
    villages, households = rows_of(year / "villages.csv"), rows_of(year / "households.csv")
    names = [village["village"] for village in villages]
    found: dict[tuple[str, str, str], Fraction | None] = {}
    for name in [*names, "total"]:
        mine = [h for h in households if name in ("total", h["village"])]
        register = {
            column: sum(int(v[column]) for v in villages if name in ("total", v["village"]))
            for column in ("households", "persons", "minority_households")
        }
        for table, figures in _forms(mine, register, households).items():
            found |= {(table, name, column): value for column, value in figures.items()}
    return found


def _forms(households, register, everyone):
    tables = {"T1": _t1(households, register), "poverty_index": _index(households, register)}
    for unit, weight in (("households", lambda h: 1), ("persons", lambda h: int(h["members"]))):
        tables[f"T2_{unit}"] = _movements(households, "poor", "near_poor", weight)
        tables[f"T3_{unit}"] = _movements(households, "near_poor", "poor", weight)
    for klass, (counts, rates, ethnicity) in {"poor": ("T4", "T5", "T12"), "near_poor": ("T6", "T7", "T13")}.items():
        listed = [h for h in households if h["class_end"] == WORDS[klass]]
        number = len(listed)
        lacking = {code: sum(h[code] == "1" for h in listed) for code in D}
        tables[counts] = {"base": number, "total": sum(lacking.values())} | lacking
        tables[rates] = {code: percent(lacking[code], number) for code in D}
        minority = sum(h["ethnicity"] != "Kinh" for h in listed)
        no_labour, merit = (sum(h[code] == "1" for h in listed) for code in ("no_labour", "merit"))
        other = sum(h["ethnicity"] == "Kinh" and h["no_labour"] != "1" and h["merit"] != "1" for h in listed)
        tables[f"T8_{klass}"] = {
            "total": number,
            "minority": minority,
            "no_labour": no_labour,
            "merit": merit,
            "other": other,
        }
        peoples = {h["ethnicity"] for h in everyone if h["class_end"] == WORDS[klass]}
        tables[f"T9_{klass}"] = {"total": number} | {p: sum(h["ethnicity"] == p for h in listed) for p in peoples}
        tables[f"T10_{klass}"] = {"base": number} | {code: sum(h[code] == "1" for h in listed) for code in CAUSES}
        tables[f"T11_{klass}"] = {
            column: sum(int(h[code]) for h in listed)
            for column, code in (("children", "children_under_16"), ("uninsured", "children_uninsured"),
                                 ("malnourished", "children_malnourished"), ("out_of_school", "children_out_of_school"))
        }  # fmt: skip
        tables[ethnicity] = {
            "households": register["households"], "minority_households": register["minority_households"], klass: number,
            "minority": minority, "merit": merit, "no_labour": no_labour, "female_head": sum(h["head_sex"] == "nữ" for h in listed),
            "rate": percent(number, register["households"]), "minority_rate": percent(minority, register["minority_households"]),
        }  # fmt: skip
    return tables


def percent(part: int, whole: int) -> Fraction | None:
    return Fraction(100 * part, whole) if whole else None


def _t1(households, register):
    figures = {"households": register["households"], "persons": register["persons"]}
    for klass, word in WORDS.items():
        listed = [h for h in households if h["class_end"] == word]
        persons = sum(int(h["members"]) for h in listed)
        figures |= {klass: len(listed), f"{klass}_rate": percent(len(listed), register["households"]),
                    f"{klass}_persons": persons, f"{klass}_persons_rate": percent(persons, register["persons"])}  # fmt: skip
    return figures


def _movements(households, klass, other, weight):
    word, beside = WORDS[klass], WORDS[other]
    columns = (
        "start",
        "to_not_poor",
        f"to_{other}",
        "other_decrease",
        f"from_{other}",
        "relapse",
        "new",
        "other_increase",
        "end",
    )
    figures = dict.fromkeys(columns, 0)
    for h in households:
        start, end, number = h["class_start"], h["class_end"], weight(h)
        otherwise = h["change"] != "" or "" in (start, end)
        if start == word:
            figures["start"] += number
        if end == word:
            figures["end"] += number
        if start == word and (end != word):
            figures["other_decrease" if otherwise else f"to_{other}" if end == beside else "to_not_poor"] += number
        if end == word and (start != word):
            way = f"from_{other}" if start == beside else "relapse" if h["escaped_on"] else "new"
            figures["other_increase" if otherwise else way] += number
    return figures


def _index(households, register):
    poor = [h for h in households if h["class_end"] == WORDS["poor"]]
    lacking = {code: sum(h[code] == "1" for h in poor) for code in D}
    total = sum(lacking.values())
    headcount = Fraction(len(poor), register["households"]) if register["households"] else None
    intensity = Fraction(total, 12 * len(poor)) if poor else None
    adjusted = None if headcount is None else headcount * intensity if poor else Fraction(0)
    shares = {f"contribution_{code}": percent(lacking[code], total) for code in D}
    return {"headcount": headcount, "intensity": intensity, "adjusted_headcount": adjusted} | shares
