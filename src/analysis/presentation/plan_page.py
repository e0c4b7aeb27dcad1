"""The plan appendix on the page: the table of targets, the comparison with the issued table, the two meanings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.planning.caption import CaptionFault
from analysis.planning.issued_table import FORM_NUMBERS, Difference
from analysis.presentation.display import Figure, Shown, plain
from analysis.presentation.numbers import integer, rate
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


def target_head(year: int) -> Head:
    """The official three-level head of the table of targets; the form skips the numbers 4 and 5."""
    return (
        _column("households_start", f"Tổng số hộ dân đầu năm {year}"),
        Group(f"Hộ nghèo đầu năm {year}", (_column("poor_start", "Số hộ"), _column("poor_start_rate", "Tỷ lệ %"))),
        Group(
            f"Thực hiện giảm tỷ lệ hộ nghèo năm {year}",
            (
                _column("households_end", f"Dự kiến hộ dân đến cuối năm {year}"),
                Group(
                    "Chỉ tiêu giảm tỷ lệ hộ nghèo",
                    (_column("reduction_rate", "Tỷ lệ giảm"), _column("reduction", "Ước số hộ giảm")),
                ),
                Group(f"Số hộ nghèo cuối năm {year}", (_column("poor_end", "Hộ"), _column("poor_end_rate", "Tỷ lệ"))),
            ),
        ),
    )


def table_of_targets(targets: pd.DataFrame, year: int, notes: Mapping[str, str]) -> Shown:
    """Phụ lục I – Bảng chỉ tiêu, computed from counts. `targets`: village_targets; `notes` by village: column 11."""
    return table(
        "village_targets",
        targets,
        target_head(year),
        f"Bảng chỉ tiêu giảm tỷ lệ hộ nghèo năm {year}",
        remarks=("Ghi chú", "11", notes),
        note="(3) = (2) / (1); (7) = (8) / (6); (9) = (2) − (8); (10) = (9) / (6). Tỷ lệ tính bằng %, làm tròn hai chữ số thập phân.",
    )


def notes_of(printed: pd.DataFrame, villages: pd.DataFrame) -> dict[str, str]:
    """The notes of column 11: as issued, and “thôn đặc biệt khó khăn” from the register."""
    issued = dict(zip(printed["village"], printed["note"], strict=True)) if "note" in printed else {}
    difficult = set(villages.loc[villages["especially_difficult"], "village"])
    names = [*villages["village"], "total"]
    words = {name: [issued.get(name, ""), "Thôn đặc biệt khó khăn" if name in difficult else ""] for name in names}
    return {name: "; ".join(filter(None, dict.fromkeys(parts))) for name, parts in words.items()}


def sentence_targets(targets: pd.DataFrame, year: int) -> Shown:
    """The table in one sentence."""
    total = targets.loc["total"]
    return paragraphs(
        f"Kế hoạch năm {year}: từ {integer(total['poor_start'])} hộ nghèo trên {integer(total['households_start'])} hộ đầu năm "
        f"({_percent(total['poor_start_rate'])}), giảm {integer(total['reduction'])} hộ, còn {integer(total['poor_end'])} hộ nghèo trên "
        f"{integer(total['households_end'])} hộ dự kiến cuối năm ({_percent(total['poor_end_rate'])})."
    )


def two_meanings(targets: pd.DataFrame, reduction: float, criterion: str) -> Shown:
    """Both meanings of “giảm … %” for the whole unit, labelled, with the one that decides."""
    total = targets.loc["total"]
    points = total["poor_start_rate"] - total["poor_end_rate"]
    planned = {"points": points, "households_ratio": total["reduction_rate"]}
    arithmetic = {
        "points": f"{rate(total['poor_start_rate'])} − {rate(total['poor_end_rate'])} = {rate(points)} (tính từ số chưa làm tròn)",
        "households_ratio": f"{integer(total['reduction'])} / {integer(total['households_end'])} = {rate(planned['households_ratio'])}",
    }
    rows = [
        (
            (words, "decides" if code == criterion else ""),
            arithmetic[code],
            figure_cell(Figure("two_meanings", code, "target", plain(reduction), UNITS[code]), "rate"),
            figure_cell(Figure("two_meanings", code, "planned", plain(planned[code]), UNITS[code]), "rate"),
            "cách tính quyết định" if code == criterion else "để đối chiếu",
        )
        for code, words in MEANINGS.items()
    ]
    head = (
        "Cách hiểu “giảm tỷ lệ hộ nghèo”",
        "Phép tính",
        "Mục tiêu của kế hoạch (%)",
        "Theo bảng chỉ tiêu (%)",
        "Vai trò",
    )
    return plain_table(head, rows, f"Hai cách hiểu “giảm {rate(reduction)} %”")


UNITS = {"points": "điểm %", "households_ratio": "%"}


def comparison(
    differences: Sequence[Difference], caption_faults: Sequence[CaptionFault], marks: Mapping[str, int]
) -> Shown:
    """The issued table against the computed one: each cell that differs with the arithmetic, the marks, the caption."""
    if not (differences or caption_faults or len(marks) > 1):
        return paragraphs("Bảng đã ban hành trùng với bảng tính lại ở mọi ô.")
    by_kind = {kind: sum(d.kind == kind for d in differences) for kind in KINDS}
    told = (
        ", ".join(f"{number} ô {KINDS[kind]}" for kind, number in by_kind.items() if number) or "không có ô nào khác số"
    )
    shown = paragraphs(f"So với bảng tính lại từ số hộ, bảng đã ban hành có: {told}.")
    if differences:
        head = ("Thôn", "Cột", "Số đã in", "Số tính lại", "Phép tính", "Loại")
        shown += plain_table(
            head,
            [_difference(d) for d in differences],
            "Các ô của bảng đã ban hành khác với số tính lại",
            kind="comparison",
        )
    other = [f"Tên bảng: in “{f.printed}”, đúng là “{f.expected}” ({f.reason})." for f in caption_faults]
    if len(marks) > 1:
        counted = " và ".join(f"{number} ô dùng dấu “{mark}”" for mark, number in marks.items())
        other.append(f"Dấu thập phân không thống nhất: {counted}; văn bản tiếng Việt dùng dấu phẩy.")
    return shown + bullets(other) if other else shown


def _difference(d: Difference) -> tuple:
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
    heading = {c.code: c.heading for c in leaves(target_head(0))}[d.column]
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


def table_registered(registered: pd.DataFrame, labels: Mapping[str, str], year: int) -> Shown:
    """Phụ lục II – registered households by village, minority share, missing services."""
    head = (
        Column("registered", "Số hộ đăng ký"),
        Group("Trong đó dân tộc thiểu số", (Column("minority", "Số hộ"), Column("minority_share", "Tỷ lệ %"))),
        Group("Số hộ đăng ký thiếu hụt chỉ số", tuple(Column(code, label) for code, label in labels.items())),
    )
    return table(
        "registered",
        registered,
        head,
        f"Hộ nghèo đăng ký thoát nghèo năm {year} theo thôn và dịch vụ còn thiếu (hộ)",
        wide=True,
    )


def sentence_registered(registered: pd.DataFrame, targets: pd.DataFrame) -> Shown:
    """Registered against target: in total, and the villages where too few registered."""
    total = registered.loc["total"]
    short = {
        village: int(targets.at[village, "reduction"]) - int(registered.at[village, "registered"])
        for village in registered.index.drop("total")
        if plain(targets.at[village, "reduction"]) is not None
        and registered.at[village, "registered"] < targets.at[village, "reduction"]
    }
    text = f"Có {integer(total['registered'])} hộ nghèo đăng ký thoát nghèo, so với chỉ tiêu giảm {integer(targets.at['total', 'reduction'])} hộ."
    if plain(total["minority_share"]) is not None:
        text += f" Hộ dân tộc thiểu số: {integer(total['minority'])} hộ ({rate(total['minority_share'])} % số đăng ký)."
    lacking = "; ".join(f"{village} thiếu {integer(number)} hộ" for village, number in short.items())
    return paragraphs(
        text,
        f"Thôn đăng ký ít hơn chỉ tiêu: {lacking}."
        if lacking
        else "Mọi thôn đều có số đăng ký bằng hoặc hơn chỉ tiêu.",
    )


def _percent(value: object) -> str:
    return f"{rate(value)} %" if rate(value) else "không đủ số liệu để tính tỷ lệ"
