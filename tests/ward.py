"""An invented ward (phường) of 14 tổ dân phố after July 2025: urban, no district; written as it would hand its data in."""

from __future__ import annotations

from pathlib import Path

from analysis.standards import INDICATOR_CODES
from factories import household, village, write

YEAR = 2026
UNIT = "phuong-thu"
GROUPS = [f"Tổ dân phố {number}" for number in range(1, 15)]
# registered poor, other poor, near-poor by group: every kind of group a plan must bear, two without poor households
POOR = [(1, 2), (0, 0), (2, 3), (1, 0), (0, 4), (3, 3), (2, 0), (0, 1), (1, 1), (4, 6), (0, 0), (1, 3), (2, 2), (1, 1)]
NEAR_POOR = 2
ABOVE_URBAN_LINE = 180  # points B1; the rural line would call 150 not poor, the urban one does not
DIFFICULT = {"Tổ dân phố 10"}
TARGETS = [1, 0, 2, 1, 1, 2, 1, 0, 1, 4, 0, 1, 2, 1]

PLAN = """
[unit]
name = "Thử"
level = "phường"
province = "Gia Lai"

[document]
number = "12/KH-UBND"
date = "2026-01-05"
place = "Thử"
agency = "Ủy ban nhân dân phường Thử"
superior = "Ủy ban nhân dân tỉnh Gia Lai"
signer = "Người Ký"
signer_title = "CHỦ TỊCH"
legal_bases = ["Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ"]
recipients = ["Sở Nông nghiệp và Môi trường", "Các tổ dân phố", "Lưu VP"]

[target]
reduction = 0.6
criterion = "points"
"""
SUPPORT = """
source = "số liệu mô phỏng"
budget = 300

[[support]]
code = "DA5"
unit_cost = 40
limit = 6

[[support]]
code = "CS.NHATIEU"
unit_cost = 6
limit = 10

[[support]]
code = "CS.NUOCSACH"
unit_cost = 4
limit = 8

[[support]]
code = "DA4"
unit_cost = 5.5
limit = 7

[[support]]
code = "CS.BHYT"
unit_cost = 3.2
"""
HELPERS = [
    "Hội Phụ nữ phường",
    "Hội Phụ nữ phường",
    "hội phụ nữ phường",
    "Công an phường",
    "",
    "Ông Nguyễn Văn A",
    "Đoàn Văn B",
]


def ward(data_dir: Path) -> Path:
    """The ward's review of 2025 and plan of 2026 under `data_dir`; returns the folder of 2026."""
    before, now = data_dir / UNIT / str(YEAR - 1), data_dir / UNIT / str(YEAR)
    groups = [
        village(name, 150 + 10 * n, area="urban", especially_difficult=int(name in DIFFICULT))
        for n, name in enumerate(GROUPS)
    ]
    write(before / "villages.csv", groups)
    write(before / "households.csv", _households())
    write(now / "targets.csv", _targets(groups))
    write(
        now / "objectives.csv", [_objective("MT.1", "II.2", "%", 100), _objective("NL.2.1", "IV.2", "ngày công", 250)]
    )
    write(now / "programme.csv", _programme())
    (now / "plan.toml").write_text(PLAN, encoding="utf-8")
    (now / "support.toml").write_text(SUPPORT, encoding="utf-8")
    return now


def _households() -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []

    def add(name: str, klass: str, deprivations: int, **values) -> None:
        number = len(rows) + 1
        # a walk through the twelve indicators: neighbours differ, no randomness
        missing = {INDICATOR_CODES[(number + 5 * k) % 12] for k in range(deprivations)}
        cells = {code: int(code in missing) for code in INDICATOR_CODES} | {f"cause_{1 + number % 8}": 1}
        minority = "Gia Rai" if number % 3 == 0 else "Kinh"
        helper = HELPERS[number % len(HELPERS)]
        known = {"class_start": klass, "class_end": klass, "ethnicity": minority, "helper": helper}
        if klass == "không nghèo":
            known["b1"] = ABOVE_URBAN_LINE
        rows.append(household(number, name, **{**known, **cells, **values}))

    for name, (registered, others) in zip(GROUPS, POOR, strict=True):
        for position in range(registered + others):
            add(name, "nghèo", 3 + position % 3, registered=int(position < registered))
        for _ in range(NEAR_POOR):
            add(name, "cận nghèo", 1)
        add(name, "không nghèo", 1, class_start="nghèo")
        add(name, "không nghèo", 2, escaped_on="2023-01-01")
        add(name, "không nghèo", 2, escaped_on="2022-12-31")
    return rows


def _targets(groups: list[dict[str, object]]) -> list[dict[str, object]]:
    rows = [
        {"village": group["village"], "households_end": int(group["households"]) + 2, "reduction": target}
        for group, target in zip(groups, TARGETS, strict=True)
    ]
    total = {"village": "Tổng cộng"} | {key: sum(row[key] for row in rows) for key in ("households_end", "reduction")}
    return [*rows, total]


def _objective(code: str, section: str, unit: str, target: float) -> dict[str, object]:
    return {"code": code, "name": f"Nhiệm vụ {code}", "section": section, "responsible": "Ủy ban nhân dân phường",
            "unit": unit, "target": target, "actual": "", "source": "reported", "note": ""}  # fmt: skip


def _programme() -> list[dict[str, object]]:
    def row(code: str, unit: str, planned: object, central: float, mobilised: float) -> dict[str, object]:
        return {"code": code, "name": f"Dự án {code}", "responsible": "Phòng Kinh tế, Hạ tầng và Đô thị", "indicator": "Kết quả",
                "unit": unit, "planned": planned, "actual": "", "money_central": central, "money_province": 10,
                "money_mobilised": mobilised, "disbursed": "", "note": ""}  # fmt: skip

    return [row("DA5", "nhà", 6, 240, 30), row("DA4", "người", 20, 80, 0), row("CS.NHATIEU", "công trình", 10, 60, 5)]


def ward_with_review(data_dir: Path) -> Path:
    """The ward with its review of 2026 too: who registered escaped, one group short of its target, one household new; returns its folder."""
    now = ward(data_dir)
    if (now / "households.csv").is_file():
        return now
    groups = [
        village(name, 152 + 10 * n, area="urban", especially_difficult=int(name in DIFFICULT))
        for n, name in enumerate(GROUPS)
    ]
    write(now / "villages.csv", groups)
    write(now / "households.csv", [*map(_a_year_on, _households()), _newcomer()])
    return now


def _a_year_on(row: dict[str, object]) -> dict[str, object]:
    start = row["class_end"]
    escapes = bool(row["registered"]) and row["village"] != GROUPS[9]
    end = "không nghèo" if escapes else start
    row = row | {"class_start": start, "class_end": end, "registered": 0}
    return row | ({"b1": ABOVE_URBAN_LINE} if escapes else {})


def _newcomer() -> dict[str, object]:
    missing = {code: int(code in INDICATOR_CODES[:3]) for code in INDICATOR_CODES}
    return household(900, GROUPS[4], class_start="không nghèo", class_end="nghèo", **missing)
