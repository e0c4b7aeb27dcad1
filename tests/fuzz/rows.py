"""Rows that are no data, as forms and lists have them; rows lost, doubled, cut and shifted."""

from __future__ import annotations

from random import Random

from fuzz.cells import codes_of, kind_of_column, number, written
from fuzz.files import (
    HALF_PROGRAMME,
    HOUSEHOLDS,
    LAST_HOUSEHOLDS,
    LAST_VILLAGES,
    PROGRAMME,
    RECOGNITIONS,
    REVIEWS,
    TABLES,
    TARGETS,
    VILLAGES,
    Damage,
    Files,
    Records,
    damage,
)
from fuzz.kind import kind

SUMMED = (*REVIEWS, TARGETS, PROGRAMME, HALF_PROGRAMME, RECOGNITIONS)
TOTALS = ("Tổng cộng", "TỔNG CỘNG", "Cộng", "Tổng số", "Toàn xã", "TỔNG", "Tổng cộng:", "Cộng toàn xã", "Tổng toàn xã")
SECTIONS = {
    VILLAGES: ("Khu vực nông thôn", "I. Khu vực nông thôn", "Các thôn còn lại", "A", "II"),
    HOUSEHOLDS: ("I. Hộ nghèo", "Thôn 1", "II. HỘ CẬN NGHÈO", "A. Danh sách hộ nghèo"),
    TARGETS: ("Khu vực nông thôn", "I. Các thôn đặc biệt khó khăn", "Các thôn còn lại"),
    PROGRAMME: ("I. Các dự án", "Chương trình MTQG giảm nghèo bền vững", "A. Vốn sự nghiệp", "II. Chính sách"),
    RECOGNITIONS: ("Tháng 3", "I. Hộ thoát nghèo", "Quý I"),
}


def sums(path: str, records: Records, rows: Records) -> list[str]:
    """A row with the sum of each column that can be summed, blank in the others."""
    kinds, found = kind_of_column(path), []
    for place, code in enumerate(records[0]):
        what = kinds.get(code, "text")
        summable = what in ("count", "yes_no") or code.startswith(("money", "disbursed"))
        summable |= what == "printed" and not code.endswith("rate")
        found.append(written(sum(number(row[place]) for row in rows)) if summable else "")
    return found


def body_of(path: str, records: Records) -> Records:
    """The rows of data: without the total row of the issued table."""
    return records[1:-1] if path == TARGETS else records[1:]


def text_columns(path: str, records: Records) -> list[int]:
    """Where words stand, the first two columns of them: a label goes there."""
    texts = codes_of(path, "text", "village")
    return [place for place, code in enumerate(records[0]) if code in texts][:2]


def insert(draw: Random, files: Files, path: str, records: Records, at: int, row: list[str], done: str) -> Damage:
    """The row put into the table at the index."""
    records.insert(at, row)
    files.put(path, records)
    return damage(path, f"{done} ở dòng {at + 1}: {[cell for cell in row if cell][:4]}", [at])


@kind("seen")
def section_row_with_sums(draw: Random, files: Files) -> Damage:
    """A group's row over its rows, with their sums."""
    path = draw.choice([path for path in SUMMED if path != HALF_PROGRAMME])
    records = files.records(path)
    rows = body_of(path, records)
    start = draw.randrange(len(rows) - 1)
    end = draw.choice([len(rows), draw.randint(start + 2, len(rows))]) if start + 2 <= len(rows) else len(rows)
    row = sums(path, records, rows[start:end])
    known = {LAST_VILLAGES: VILLAGES, LAST_HOUSEHOLDS: HOUSEHOLDS}.get(path, path)
    row[draw.choice(text_columns(path, records))] = draw.choice(SECTIONS[known])
    return insert(draw, files, path, records, start + 1, row, "hàng nhóm có số cộng")


@kind("seen")
def group_row_without_sums(draw: Random, files: Files) -> Damage:
    """A group's heading alone in a row."""
    path = draw.choice(TABLES)
    records = files.records(path)
    row = [""] * len(records[0])
    row[draw.choice(text_columns(path, records))] = draw.choice(("I. Khu vực nông thôn", "II.2 Mục tiêu cụ thể", "A. Hộ nghèo", "Thôn 1"))  # fmt: skip
    return insert(draw, files, path, records, draw.randrange(1, len(body_of(path, records)) + 1), row, "hàng nhóm")


@kind("seen")
def subtotal_below_a_group(draw: Random, files: Files) -> Damage:
    """The sum of the rows above, in the middle of the table."""
    path = draw.choice(SUMMED)
    records = files.records(path)
    rows = body_of(path, records)
    end = draw.randint(2, len(rows))
    row = sums(path, records, rows[:end])
    row[draw.choice(text_columns(path, records))] = draw.choice(("Cộng thôn 1", "Cộng nhóm I", "Cộng", "Tổng (I)"))
    return insert(draw, files, path, records, end + 1, row, "hàng cộng nhóm")


def _total(draw: Random, files: Files, at_start: bool, column: int | None = 0) -> Damage:
    path = draw.choice(SUMMED)
    records = files.records(path)
    rows = body_of(path, records)
    row = records.pop() if path == TARGETS else sums(path, records, rows)
    places = text_columns(path, records)
    others = [place for place in range(len(row)) if not row[place] or place in places]
    label = draw.choice(TOTALS)
    row[places[0]] = ""
    village = records[0].index("village") if "village" in records[0] else 0
    row[village if column == 0 else draw.choice(others)] = label
    return insert(draw, files, path, records, 1 if at_start else len(records), row, "hàng tổng")


@kind("seen")
def total_row_first(draw: Random, files: Files) -> Damage:
    """The total row over all others."""
    return _total(draw, files, True)


@kind("seen")
def total_row_last(draw: Random, files: Files) -> Damage:
    """The total row under all others, under any of its names."""
    return _total(draw, files, False)


@kind("seen")
def total_row_with_its_label_elsewhere(draw: Random, files: Files) -> Damage:
    """A total row whose label stands in some other column."""
    return _total(draw, files, draw.random() < 0.5, None)


@kind("seen")
def total_row_without_a_label(draw: Random, files: Files) -> Damage:
    """A row of sums that nothing calls a total."""
    path = draw.choice([path for path in SUMMED if path != TARGETS])
    records = files.records(path)
    return insert(draw, files, path, records, len(records), sums(path, records, records[1:]), "hàng tổng không tên")


@kind("right")
def numbering_row(draw: Random, files: Files) -> Damage:
    """The numbers of the columns under the head."""
    path = draw.choice(TABLES)
    records = files.records(path)
    width = len(records[0])
    numbers = list(range(1, width + 1))
    letters = draw.randint(1, 2)
    row = draw.choice(
        (
            [str(n) for n in numbers],
            [f"({n})" for n in numbers],
            [*"AB"[:letters], *map(str, numbers[: width - letters])],
            [*"AB"[:letters], *(f"({n})" for n in numbers[: width - letters])],
            [f"[{n}]" for n in numbers],
        )
    )
    return insert(draw, files, path, records, 1, row, "hàng đánh số cột")


@kind("right")
def head_repeated(draw: Random, files: Files) -> Damage:
    """The head again at a page break."""
    path = draw.choice(TABLES)
    records = files.records(path)
    return insert(draw, files, path, records, draw.randint(2, len(records) - 1), list(records[0]), "tiêu đề lặp lại")


@kind("seen")
def head_below_some_rows(draw: Random, files: Files) -> Damage:
    """The head sorted into its list, or pasted under the first rows."""
    path = draw.choice(TABLES)
    head, *body = files.records(path)
    at = draw.randint(1, min(len(body), 9))
    files.put(path, [*body[:at], head, *body[at:]])
    return damage(path, f"tiêu đề dưới {at} hàng")


@kind("right")
def title_rows(draw: Random, files: Files) -> Damage:
    """The title of the form over the head."""
    path = draw.choice(TABLES)
    records = files.records(path)
    titles = ["ỦY BAN NHÂN DÂN", "XÃ KIM TÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BIỂU TỔNG HỢP NĂM 2024", "", "Đơn vị tính: hộ"]  # fmt: skip
    above = [[title] + [""] * draw.choice((0, len(records[0]) - 1)) for title in titles[draw.randrange(5) :]]
    files.put(path, [*above, *records])
    return damage(path, f"{len(above)} hàng tên biểu", range(len(above)))


@kind("seen")
def notes_below(draw: Random, files: Files) -> Damage:
    """Notes under the table."""
    path = draw.choice(TABLES)
    records = files.records(path)
    note = draw.choice(("Ghi chú: số liệu đến 30/11/2024", "* Thôn 2 chưa có số chính thức", "(1) Theo rà soát cuối năm", "Ghi chú:"))  # fmt: skip
    row = [note] + [""] * (len(records[0]) - 1)
    return insert(draw, files, path, records, len(records), row, "ghi chú")


@kind("seen")
def signature_below(draw: Random, files: Files) -> Damage:
    """Place, date and signatures under the table."""
    path = draw.choice(TABLES)
    records = files.records(path)
    width = len(records[0])
    first, lines = len(records), []
    for left, right in (
        ("", "Kim Tân, ngày 05 tháng 12 năm 2024"),
        ("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN"),
        ("", "CHỦ TỊCH"),
        ("Nguyễn Văn A", "Trần Văn B"),
    ):
        row = [""] * width
        row[0], row[draw.choice((width // 2, width - 2, 3))] = left, right
        lines.append(row)
    files.put(path, [*records, *lines])
    return damage(path, "hàng chữ ký", range(first, first + len(lines)))


@kind("right")
def blank_rows(draw: Random, files: Files) -> Damage:
    """Blank rows between rows, or rows of spaces."""
    path = draw.choice(TABLES)
    records = files.records(path)
    for _ in range(3):
        records.insert(draw.randrange(1, len(records)), [draw.choice(("", " ", "\u00a0"))] * len(records[0]))
    files.put(path, records)
    return damage(path, "3 hàng trống")
