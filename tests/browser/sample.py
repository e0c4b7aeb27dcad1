"""A report page with one of everything a page can show, and with names that try to break it."""

import pandas as pd
from nbformat import v4

from analysis.document.blocks import Section
from analysis.document.head import Column, Group
from analysis.document.shown import Shown
from analysis.findings import Finding
from analysis.presentation.charts.chart import chart
from analysis.presentation.charts.rows import axes_of_rows, bar, height_of_rows, label
from analysis.presentation.charts.style import DARK
from analysis.presentation.front import Head, front, signature
from analysis.presentation.prose import key_figures, paragraphs
from analysis.presentation.table import plain_table, table
from analysis.publishing.page import page_of
from pages import a_page

VILLAGES = ["Thôn <script>alert(1)</script>", "Thôn $x_1$ & Mơ Nang 2", "Thôn Đồng Sơn", "total"]
LABELS = ["Việc làm", "Người phụ thuộc", "Dinh dưỡng", "Bảo hiểm y tế", "Trình độ giáo dục của người lớn",
          "Tình trạng đi học của trẻ em", "Chất lượng nhà ở", "Diện tích nhà ở bình quân đầu người",
          "Nguồn nước sinh hoạt", "Nhà tiêu hợp vệ sinh", "Sử dụng dịch vụ viễn thông",
          "Phương tiện phục vụ tiếp cận thông tin"]  # fmt: skip


def page_with_everything() -> str:
    """The page as text."""
    head = Head("Ủy ban nhân dân huyện Ia Pa", "Ủy ban nhân dân xã Kim Tân", None, "BC-UBND", "Kim Tân", None)
    title = ("BÁO CÁO", "Kết quả rà soát hộ nghèo, hộ cận nghèo cuối năm 2023")
    finding = Finding(
        "warning", "targets.csv", 6, "poor_end_rate", "3,41", "15 / 527 = 2,8463 %", "sửa", "issued_table"
    )
    cells = [
        front(head, title, ("trên địa bàn xã Kim Tân",), status="BÁO CÁO SƠ BỘ", banner="Số liệu hộ là mô phỏng."),
        "## I. Kết quả",
        key_figures([("Tỷ lệ hộ nghèo cuối năm", "2,57 %", "đầu năm 5,59 %")]),
        wide_table(),
        "### Biểu đồ",
        bars(),
        "## II. Chất lượng số liệu",
        a_page().findings_page([finding]),
        paragraphs("Hết./."),
        signature("Chủ tịch", "Nguyễn Văn A", ["Ủy ban nhân dân huyện", "Lưu VP"]),
        "## Nguồn gốc số liệu",
        provenance(),
    ]
    return page_of(_executed(cells), "Báo cáo thử 2023 – xã Kim Tân")


def wide_table() -> Shown:
    """Sixteen columns under a head of three levels."""
    columns = tuple(Column(f"d{n:02}", label, str(n + 2)) for n, label in enumerate(LABELS, 1))
    groups = (Group("Việc làm, y tế", columns[:4]), Group("Các chiều khác", columns[4:]))
    head = (Column("base", "Tổng số hộ", "1"), Column("total", "Tổng số chỉ số", "2"), Group("Thiếu hụt", groups))
    frame = pd.DataFrame(
        {code: [1, 20, 1300, 1321] for code in ("base", "total", *(c.code for c in columns))}, VILLAGES
    )
    return table("T4", frame, head, "Biểu T4. Các chỉ số thiếu hụt của hộ nghèo", note="Số hộ.", wide=True)


def bars() -> Shown:
    """A small chart."""
    values = {"Thôn $A": 3, "Thôn B": 5}

    def paint(figure, sheet):
        axes = axes_of_rows(figure, sheet, list(values), ["3", "5"], 0, 5)
        for row, value in enumerate(values.values()):
            bar(axes, sheet, row, 0, value, color=DARK)
            label(axes, sheet, row, value, str(value))

    told = "Thôn $A 3 hộ, Thôn B 5 hộ"
    return chart("Hộ nghèo theo thôn", "Số hộ.", "Nguồn: rà soát.", told, paint, height_of_rows(list(values)))


def provenance() -> Shown:
    """The block at the end."""
    files = [("kim-tan/2023/households.csv", ("252", "n"), ("0" * 16, "code"))]
    read = plain_table(["Tệp", "Số dòng", "SHA-256 (16 ký tự đầu)"], files, "Tệp số liệu đã dùng").blocks
    blocks = (*paragraphs("Tham số: năm 2023.").blocks, *read, *paragraphs("Phần mềm: python 3.").blocks)
    return Shown((Section("provenance", "Nguồn gốc số liệu", blocks),))


def _executed(cells):
    notebook = v4.new_notebook()
    for cell in cells:
        if isinstance(cell, str):
            notebook.cells.append(v4.new_markdown_cell(cell))
        else:
            output = v4.new_output("execute_result", cell._repr_mimebundle_(), execution_count=1)
            notebook.cells.append(v4.new_code_cell("", outputs=[output]))
    return notebook
