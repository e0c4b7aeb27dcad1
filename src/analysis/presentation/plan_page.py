"""The plan appendix on the page: the table of targets, the comparison with the issued table, the two meanings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.planning.caption import CaptionFault
from analysis.planning.issued_table import FORM_NUMBERS, Difference
from analysis.presentation.display import Figure, Shown, plain
from analysis.presentation.numbers import integer, rate
from analysis.presentation.page import PageOf
from analysis.presentation.prose import bullets, paragraphs
from analysis.presentation.table import Cell, Column, Group, Head, figure_cell, leaves, plain_table, table
from analysis.presentation.units import measure

KINDS = {
    "wrong": "sai",
    "truncated": "cắt số lẻ, không làm tròn",
    "fewer_decimals": "thiếu chữ số thập phân",
}
MEANINGS = {
    "points": "hiệu của hai tỷ lệ (điểm phần trăm)",
    "households_ratio": "số hộ giảm chia số hộ dự kiến cuối năm (%)",
}


def _column(code: str, heading: str) -> Column:
    return Column(code, heading, str(FORM_NUMBERS[code]))


def target_head(page: PageOf) -> Head:
    """The official three-level head of the table of targets; the form skips the numbers 4 and 5."""
    return (
        _column("households_start", f"Tổng số hộ dân đầu năm {page.year}"),
        Group(f"Hộ nghèo đầu năm {page.year}", (_column("poor_start", "Số hộ"), _column("poor_start_rate", "Tỷ lệ %"))),
        Group(
            f"Thực hiện giảm tỷ lệ hộ nghèo năm {page.year}",
            (
                _column("households_end", f"Dự kiến hộ dân đến cuối năm {page.year}"),
                Group(
                    "Chỉ tiêu giảm tỷ lệ hộ nghèo",
                    (_column("reduction_rate", "Tỷ lệ giảm"), _column("reduction", "Ước số hộ giảm")),
                ),
                Group(
                    f"Số hộ nghèo cuối năm {page.year}", (_column("poor_end", "Hộ"), _column("poor_end_rate", "Tỷ lệ"))
                ),
            ),
        ),
    )


def table_of_targets(page: PageOf, targets: pd.DataFrame, notes: Mapping[str, str], *, issued: bool = True) -> Shown:
    """Phụ lục I – Bảng chỉ tiêu, computed from counts. `targets`: village_targets; `notes` by village: column 11."""
    proposed = (
        ""
        if issued
        else "chưa có chỉ tiêu"
        if plain(targets.at["total", "reduction"]) is None
        else "đề xuất, chưa ban hành"
    )
    told = "Số hộ giảm là phương án cân đối đề xuất. " if proposed.startswith("đề xuất") else ""
    return table(
        "village_targets",
        targets,
        target_head(page),
        f"Chỉ tiêu của từng {page.places}" + (f" ({proposed})" if proposed else ""),
        first=page.place,
        remarks=("Ghi chú", "11", notes),
        note=told
        + ("" if issued else "Số hộ cuối năm tạm lấy bằng đầu năm. ")
        + "(3) = (2) / (1); (7) = (8) / (6); (9) = (2) − (8); (10) = (9) / (6). Tỷ lệ tính bằng %, làm tròn hai chữ số thập phân.",
    )


def notes_of(page: PageOf, printed: pd.DataFrame | None, villages: pd.DataFrame) -> dict[str, str]:
    """The notes of column 11: as issued, and “thôn đặc biệt khó khăn” from the register."""
    known = printed is not None and "note" in printed
    issued = dict(zip(printed["village"], printed["note"], strict=True)) if known else {}
    difficult = set(villages.loc[villages["especially_difficult"], "village"])
    names = [*villages["village"], "total"]
    words = {
        name: [issued.get(name, ""), f"{page.place} đặc biệt khó khăn" if name in difficult else ""] for name in names
    }
    return {name: "; ".join(filter(None, dict.fromkeys(parts))) for name, parts in words.items()}


def two_meanings(page: PageOf, targets: pd.DataFrame) -> Shown:
    """Both meanings of “giảm … %” for the whole unit, labelled, with the one that decides; the households where the target is in households."""
    total, households = targets.loc["total"], page.target.reduction_households
    points = total["poor_start_rate"] - total["poor_end_rate"]
    planned = {"points": points, "households_ratio": total["reduction_rate"], "households": total["reduction"]}
    arithmetic = {
        "points": f"{rate(total['poor_start_rate'])} − {rate(total['poor_end_rate'])} = {rate(points)} (tính từ số chưa làm tròn)",
        "households_ratio": f"{integer(total['reduction'])} / {integer(total['households_end'])} = {rate(planned['households_ratio'])}",
        "households": "tổng chỉ tiêu của các nơi",
    }
    wanted = {"points": page.target.reduction, "households_ratio": page.target.reduction, "households": households}
    decides = page.target.criterion if households is None else "households"
    meanings = MEANINGS if households is None else {"households": "số hộ nghèo giảm (hộ)"} | MEANINGS
    rows = [
        (
            (words, "decides" if code == decides else ""),
            arithmetic[code] if plain(planned[code]) is not None else "",
            figure_cell(Figure("two_meanings", code, "target", plain(wanted[code]), UNITS[code]), FORMS[code]),
            figure_cell(Figure("two_meanings", code, "planned", plain(planned[code]), UNITS[code]), FORMS[code]),
            "cách tính quyết định" if code == decides else "để đối chiếu",
        )
        for code, words in meanings.items()
    ]
    head = ("Cách hiểu “giảm hộ nghèo”", "Phép tính", "Mục tiêu của kế hoạch", "Theo bảng chỉ tiêu", "Vai trò")
    aim = f"giảm {rate(page.target.reduction)} %" if households is None else f"giảm {integer(households)} hộ"
    return plain_table(head, rows, f"Các cách hiểu “{aim}”")


UNITS = {"points": "điểm %", "households_ratio": "%", "households": "hộ"}
FORMS = {"points": "rate", "households_ratio": "rate", "households": "integer"}


def comparison(
    page: PageOf,
    differences: Sequence[Difference],
    caption_faults: Sequence[CaptionFault],
    marks: Mapping[str, int],
    *,
    issued: bool = True,
) -> Shown:
    """The issued table against the computed one: each cell that differs with the arithmetic, the marks, the caption."""
    if not issued:
        return paragraphs("Chưa có bảng chỉ tiêu ban hành để so sánh.")
    if not (differences or caption_faults or len(marks) > 1):
        return paragraphs("Bảng đã ban hành trùng với bảng tính lại ở mọi ô.")
    by_kind = {kind: sum(d.kind == kind for d in differences) for kind in KINDS}
    told = (
        ", ".join(f"{number} ô {KINDS[kind]}" for kind, number in by_kind.items() if number) or "không có ô nào khác số"
    )
    shown = paragraphs(f"So với bảng tính lại từ số hộ, bảng đã ban hành có: {told}.")
    if differences:
        head = (page.place, "Cột", "Số đã in", "Số tính lại", "Phép tính", "Loại")
        shown += plain_table(
            head,
            [_difference(page, d) for d in differences],
            "Các ô của bảng đã ban hành khác với số tính lại",
            kind="comparison",
        )
    other = [f"Tên bảng: in “{f.printed}”, đúng là “{f.expected}” ({f.reason})." for f in caption_faults]
    if len(marks) > 1:
        counted = " và ".join(f"{number} ô dùng dấu “{mark}”" for mark, number in marks.items())
        other.append(f"Dấu thập phân không thống nhất: {counted}; văn bản tiếng Việt dùng dấu phẩy.")
    return shown + bullets(other) if other else shown


def _difference(page: PageOf, d: Difference) -> tuple:
    unit = measure(d.column)[0]
    printed = Figure("issued_comparison", d.village, f"{d.column}.printed", plain(d.printed_value), unit)
    computed = figure_cell(
        Figure("issued_comparison", d.village, f"{d.column}.computed", plain(d.computed), unit),
        "integer" if d.denominator is None else "rate",
    )
    arithmetic = ""
    if d.denominator is not None:
        exact = f"{d.computed:.4f}".replace(".", ",")
        arithmetic = f"{integer(d.numerator)} / {integer(d.denominator)} = {exact} % → {computed.text}"
    heading = {c.code: c.heading for c in leaves(target_head(page))}[d.column]
    village = "Tổng cộng" if d.village == "total" else d.village
    return (
        village,
        f"({FORM_NUMBERS[d.column]}) {heading}",
        # as printed, which is what is wrong with it
        Cell(d.printed, "n", figure=printed, form="printed"),
        computed,
        arithmetic,
        (KINDS[d.kind], f"mark {d.kind}"),
    )


def table_registered(page: PageOf, registered: pd.DataFrame) -> Shown:
    """Phụ lục II – registered households by village, minority share, missing services."""
    head = (
        Column("registered", "Số hộ đăng ký"),
        Group("Trong đó dân tộc thiểu số", (Column("minority", "Số hộ"), Column("minority_share", "Tỷ lệ %"))),
        Group(
            "Số hộ đăng ký thiếu hụt chỉ số", tuple(Column(code, label) for code, label in page.labels_before.items())
        ),
    )
    return table(
        "registered",
        registered,
        head,
        f"Hộ nghèo đăng ký thoát nghèo năm {page.year} theo {page.places} và dịch vụ còn thiếu (hộ)",
        first=page.place,
        wide=True,
    )
