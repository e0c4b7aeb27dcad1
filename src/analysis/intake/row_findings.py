"""What is said about a row that is left out, and about one that could be data or a sum."""

from __future__ import annotations

from analysis.findings import Finding
from analysis.intake.row_labels import label_kind
from analysis.intake.row_view import Row
from analysis.intake.text import tidy

WHAT = {
    "head": "hàng tiêu đề hoặc tên bảng lặp lại",
    "numbering": "hàng đánh số cột của biểu mẫu",
    "total": "dòng tổng",
    "section": "dòng nhóm",
    "of_which": "dòng trong đó, một phần của dòng khác",
    "note": "dòng ghi chú",
    "date": "dòng nơi, ngày lập biểu",
    "signature": "phần ký, nơi nhận",
}
ONE = {
    "villages": "một thôn",
    "households": "một hộ",
    "targets": "chỉ tiêu của một thôn",
    "objectives": "một mục tiêu, nhiệm vụ",
    "programme": "một dự án, chính sách",
    "recognitions": "một lần công nhận",
}
LONGEST = 80


def left_out(file: str, row: Row, what: str) -> Finding:
    """The note that a row is no data."""
    return Finding("note", file, row.index + 1, None, _label(row), f"mỗi dòng là {_one(row)}",
                   f"đã nhận ra đây là {WHAT[what]} và không tính; nếu là số liệu thì ghi đủ tên, mã của dòng", "row_without_data")  # fmt: skip


def differs(file: str, row: Row, what: str, column: str, own: float, total: float) -> Finding:
    """The warning that a row of sums is left out though its number is not the sum."""
    return Finding("warning", file, row.index + 1, column, _said(own), f"{_said(total)}, bằng tổng các dòng của nó",
                   f"đã nhận ra đây là {WHAT[what]} và không tính; kiểm tra dòng này và các dòng của nó, có dòng nào thiếu hay sai không",
                   "sum_of_rows")  # fmt: skip


def asked(file: str, row: Row, own: float | None, total: float | None) -> Finding:
    """The error that a row could be data or a sum of others."""
    one = _one(row)
    found = (
        "bằng tổng của các dòng khác"
        if own is None or total is None or own == total
        else f"ghi {_said(own)}, gần bằng hoặc có thể là tổng của các dòng khác ({_said(total)})"
    )
    return Finding("error", file, row.index + 1, row.view.key, _label(row), f"{one}; dòng này {found}, có phải dòng tổng hay dòng nhóm không?",
                   f"là dòng tổng, dòng nhóm thì đổi nhãn thành “Tổng cộng” hoặc “Cộng …” với số đúng, hoặc bỏ dòng; là {one} thì kiểm tra lại số và ghi tên, mã cho khác dòng nhóm",
                   "total_row")  # fmt: skip


def _one(row: Row) -> str:
    return ONE.get(row.view.table.name, "một xã, phường, thị trấn")


def _label(row: Row) -> str | None:
    """The text that says what the row is; a person's name is none."""
    kinds = [text for text in row.labels if label_kind(text, of_lines=row.view.of_lines)]
    texts = kinds or ([row.key] if row.key and row.view.key != "household_id" else [row.cell("village")])
    text = tidy(texts[0])
    return (text if len(text) <= LONGEST else text[: LONGEST - 1] + "…") or None


def _said(number: float) -> str:
    return f"{round(number, 6):.10g}".replace(".", ",")


def beside_children(file: str, row: Row) -> Finding:
    """A warning: a project with money of its own beside that of its sub-projects may be their sum, counted twice."""
    return Finding(
        "warning",
        file,
        row.index + 1,
        "code",
        row.key,
        "tiền ở dự án hoặc ở các tiểu dự án của nó; số của dòng này không phải tổng của chúng",
        "dòng này được cộng thêm vào các tiểu dự án; là dòng tổng thì sửa số cho đúng tổng, "
        "có vốn riêng thì ghi rõ ở cột note",
        "project_beside_its_parts",
    )
