"""A province's summary forms of 38 communes, sound but for the faults put in, as a folder of CSV files."""

from __future__ import annotations

import csv
from pathlib import Path

CODES = [f"d{number:02}" for number in range(1, 13)]


def commune(number: int) -> dict[str, dict]:
    """The sound forms of one commune, by form; every figure another one in every commune."""
    households, poor, near = 900 + 7 * number, 40 + number, 20 + number
    flows2 = {"start": poor + 5, "to_near_poor": 4, "to_not_poor": 6, "other_decrease": 2, "from_near_poor": 1, "relapse": 2, "new": 3, "other_increase": 1}  # fmt: skip
    flows3 = {"start": near + 2, "to_not_poor": 5, "to_poor": 1, "other_decrease": 3, "from_poor": 4, "relapse": 1, "new": 1, "other_increase": 1}  # fmt: skip
    t1 = {"households": households, "persons": 4 * households, "poor": poor, "near_poor": near}
    t1 |= {"poor_persons": 4 * poor, "near_poor_persons": 4 * near}
    t1 |= {f"{klass}_rate": round(100 * t1[klass] / households + 1e-9, 2) for klass in ("poor", "near_poor")}
    t4 = {code: (3 * poor + n) // 12 + 1 for n, code in enumerate(CODES)}
    t6 = dict.fromkeys(CODES, near // 12 + 1)
    return {
        "T1": t1,
        "T2_households": flows2 | {"end": poor},
        "T2_persons": {code: 4 * value for code, value in (flows2 | {"end": poor}).items()},
        "T3_households": flows3 | {"end": near},
        "T3_persons": {code: 4 * value for code, value in (flows3 | {"end": near}).items()},
        "T4": {"base": poor, "total": sum(t4.values()), **t4},
        "T6": {"base": near, "total": sum(t6.values()), **t6},
    }


def communes(count: int = 38) -> dict[str, dict[str, dict]]:
    """Sound forms by the name of the commune."""
    return {f"Xã Số {number}": commune(number) for number in range(1, count + 1)}


def write_forms(folder: Path, units: dict[str, dict[str, dict]]) -> None:
    """T1, T2, T3, T4, T6 as an office writes them: a title, merged heads, numbers of columns, two lines of T2, T3, a
    total.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "T1.csv", _t1(units))
    _write(folder / "T2.csv", _movements(units, "T2"))
    _write(folder / "T3.csv", _movements(units, "T3"))
    _write(folder / "Thiếu hụt của hộ nghèo.csv", _deprivations(units, "T4", "hộ nghèo"))
    _write(folder / "Thiếu hụt của hộ cận nghèo.csv", _deprivations(units, "T6", "hộ cận nghèo"))


def _write(path: Path, rows: list[list]) -> None:
    width = max(map(len, rows))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*row, *[""] * (width - len(row))] for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _t1(units: dict) -> list[list]:
    codes = ["households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate", "poor_persons", "near_poor_persons"]  # fmt: skip
    rows = [
        ["ỦY BAN NHÂN DÂN TỈNH"],
        ["Biểu 1. TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO CUỐI NĂM 2023"],
        ["TT", "Xã, phường, thị trấn", "Tổng số hộ dân cư", "", "Hộ nghèo", "", "Hộ cận nghèo", "", "Số nhân khẩu nghèo", "Số nhân khẩu cận nghèo"],
        ["", "", "Số hộ", "Số nhân khẩu", "Số hộ", "Tỷ lệ (%)", "Số hộ", "Tỷ lệ (%)", "", ""],
        ["A", "B", *map(str, range(1, 9))],
    ]  # fmt: skip
    rows += [[n, name, *(_cell(forms["T1"].get(c)) for c in codes)] for n, (name, forms) in enumerate(units.items(), 1)]
    return [*rows, ["", "Người lập biểu"]]


def _movements(units: dict, form: str) -> list[list]:
    heads = {
        "T2": ["Đầu kỳ", "Thoát nghèo, thành cận nghèo", "Vượt chuẩn cận nghèo", "Giảm khác", "Cận nghèo thành nghèo", "Tái nghèo", "Phát sinh mới", "Tăng khác", "Cuối kỳ"],
        "T3": ["Đầu kỳ", "Thoát cận nghèo", "Thành hộ nghèo", "Giảm khác", "Nghèo thành cận nghèo", "Tái cận nghèo", "Phát sinh mới", "Tăng khác", "Cuối kỳ"],
    }  # fmt: skip
    rows = [["Biểu tổng hợp diễn biến"], ["TT", "Đơn vị", "Đơn vị tính", *heads[form]]]
    for number, (name, forms) in enumerate(units.items(), 1):
        for line, measure in (("Hộ", "households"), ("Nhân khẩu", "persons")):
            first = [number, name] if measure == "households" else ["", ""]
            if f"{form}_{measure}" in forms:
                rows.append([*first, line, *map(_cell, forms[f"{form}_{measure}"].values())])
    return rows


def _deprivations(units: dict, form: str, words: str) -> list[list]:
    rows = [
        [f"Các chỉ số thiếu hụt dịch vụ xã hội cơ bản của {words}"],
        ["Đơn vị", "Tổng số hộ", "Tổng số chỉ số thiếu hụt", *map(str, range(1, 13))],
    ]
    return rows + [[name, *map(_cell, forms[form].values())] for name, forms in units.items() if form in forms]
