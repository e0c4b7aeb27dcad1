"""Ways to damage a file as disks, mail, spreadsheets and people do: to its bytes, its table, its TOML."""

from __future__ import annotations

import csv
import io

JUNK = (
    "", " ", "0", "1", "x", "có", "không", "-1", "-", "—", "3,5", "1.647", "1,647", "12.5", "1e3", "1e400", "NaN", "inf", "nan",
    "None", "NULL", "#REF!", "#DIV/0!", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "9" * 20, "9" * 400, "²", "٣", "１２", "½", "½ hộ",
    "Thôn A", "thôn b", "THON A", "Thôn\u00a0A", "Tho\u0302n A", "Tổng cộng", "total", "A", "$x$", "<script>", "nghèo", "cận nghèo",
    "không nghèo", "hộ nghèo", "absent", "2020-12-15", "31/02/2020", "15/12/2099", "0001-01-01", "9999-12-31", "44180", "True", "đ",
    "\u200b", "\ufeff", "\u202e", "😀", "a" * 300, "1 647", "1'647", "0x10", "1_000", "+4", "4.0", "4,0", "4.000", "004", "%", "100%",
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1258", "cp1252", "shift_jis", "utf-7", "utf-8-sig")
TOML_WORDS = ("[", "]", "[[", '"', "'''", "=", "\n", "[unit]", "#", "0x", "nan", "inf", "2023-13-45", "{}", "[1, [2]]", "true", "\x00",
              "\\u0000", "unit.name = 1\n", "9" * 5000, "[" * 2000, "\ud7ff", "a.b.c = 1\n", "1979-05-27T07:32:00Z", "-1", "1e999")  # fmt: skip


def damage(random_, unit, files):
    """Does one random thing to one random file of the unit; returns what was done."""
    path = unit / random_.choice([name for name in sorted(files) for _ in range(3 if name.endswith("s.csv") else 1)])
    if not path.is_file():
        return f"{path.name}: nothing, it is gone"
    kinds = [*BYTES, *(TABLE if path.suffix == ".csv" else ()) * 3, *(TEXT if path.suffix == ".toml" else ()) * 3]
    kind = random_.choice(kinds)
    detail = kind(random_, path)
    return f"{path.parent.name}/{path.name}: {kind.__name__} {'' if detail is None else str(detail)[:80]}"


# --- damage to bytes


def flip_bytes(random_, path):
    raw = bytearray(path.read_bytes())
    places = [random_.randrange(len(raw)) for _ in range(random_.randint(1, 4))] if raw else []
    for place in places:
        raw[place] = random_.choice((raw[place] ^ (1 << random_.randrange(8)), random_.randrange(256)))
    path.write_bytes(raw)
    return places


def cut_out(random_, path):
    raw = path.read_bytes()
    start = random_.randint(0, len(raw))
    path.write_bytes(raw[:start] + raw[start + random_.randint(1, 40) :])
    return start


def double(random_, path):
    raw = path.read_bytes()
    start = random_.randint(0, len(raw))
    path.write_bytes(raw[:start] + raw[start : start + random_.randint(1, 200)] + raw[start:])
    return start


def truncate(random_, path):
    raw = path.read_bytes()
    length = random_.randint(0, len(raw))
    path.write_bytes(raw[:length])
    return length


def empty(_, path):
    path.write_bytes(b"")


def remove(_, path):
    path.unlink()


def become_a_folder(_, path):
    path.unlink()
    path.mkdir()


def reencode(random_, path):
    encoding = random_.choice(ENCODINGS)
    path.write_bytes(path.read_bytes().decode("utf-8", "replace").encode(encoding, "replace"))
    return encoding


def prepend(random_, path):
    mark = random_.choice(
        (b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2, b"\xff\xfe", b"\xfe\xff", b"PK\x03\x04", b"\n\n", b"sep=;\n", b"\x00")
    )
    path.write_bytes(mark + path.read_bytes())
    return mark


def insert_nul(random_, path):
    raw = path.read_bytes()
    place = random_.randint(0, len(raw))
    path.write_bytes(raw[:place] + b"\x00" + raw[place:])


def change_line_ends(random_, path):
    ends = random_.choice((b"\r\n", b"\r", b"\n\n", b"\n\r", b"\x0b", b"\x85"))
    path.write_bytes(path.read_bytes().replace(b"\n", ends))
    return ends


def become_another(random_, path):
    other = random_.choice([p for p in sorted(path.parent.rglob("*")) if p.is_file()])
    path.write_bytes(other.read_bytes())
    return other.name


def gain_a_workbook(random_, path):
    """A workbook beside the table: half of one, or some other file under its name."""
    unit = path.parent if path.name == "synthetic" else path.parents[1]
    workbook = unit / "2023" / "thu-nghiem-2023.xlsx"
    workbook.write_bytes(random_.choice((b"PK\x03\x04" + random_.randbytes(200), b"", path.read_bytes())))


BYTES = (flip_bytes, flip_bytes, cut_out, double, truncate, empty, remove, become_a_folder, reencode, prepend, insert_nul,
         change_line_ends, become_another, gain_a_workbook)  # fmt: skip


# --- damage to a table


def table(change):
    """The damage `change(random_, records)` to the records of a CSV file, written again as CSV."""

    def damaged(random_, path):
        text = path.read_text(encoding="utf-8", errors="replace").replace("\x00", "")
        if max(map(len, text.split(","))) > 100_000:
            return "nothing, a cell is too long to be written again"
        records = list(csv.reader(io.StringIO(text, newline="")))
        if len(records) < 2 or not all(records):
            return "nothing, it was broken already"
        detail = change(random_, records)
        delimiter, quoting = random_.choice(",,,;\t"), random_.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
        with path.open("w", newline="", encoding="utf-8", errors="replace") as file:
            csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(records)
        return detail

    damaged.__name__ = change.__name__
    return damaged


def a_cell(random_, records):
    row = random_.randrange(1, len(records))
    return row, random_.randrange(len(records[row]))


@table
def put_junk(random_, records):
    row, column = a_cell(random_, records)
    records[row][column] = random_.choice(JUNK)
    return row, records[0][min(column, len(records[0]) - 1)], records[row][column]


@table
def put_junk_in_a_column(random_, records):
    column, junk = random_.randrange(len(records[0])), random_.choice(JUNK)
    for record in records[1:]:
        record[column:] = [junk, *record[column + 1 :]]
    return records[0][column], junk


@table
def put_another_value(random_, records):
    """A cell as some other row of the column has it, or a number a little off: data that may well be true."""
    row, column = a_cell(random_, records)
    others = [record[column] for record in records[1:] if column < len(record)]
    old = records[row][column]
    records[row][column] = (
        str(int(old) + random_.choice((-1, 1, 2)))
        if old.isdecimal() and old.isascii() and len(old) < 9
        else random_.choice(others)
    )
    return row, records[0][min(column, len(records[0]) - 1)], old, records[row][column]


@table
def swap_cells(random_, records):
    (row, column), (other, place) = a_cell(random_, records), a_cell(random_, records)
    records[row][column], records[other][place] = records[other][place], records[row][column]
    return row, column, other, place


@table
def swap_in_a_row(random_, records):
    row, column = a_cell(random_, records)
    place = random_.randrange(len(records[row]))
    records[row][column], records[row][place] = records[row][place], records[row][column]
    return row, column, place


@table
def lengthen_a_cell(random_, records):
    row, column = a_cell(random_, records)
    records[row][column] = random_.choice(("1", "a", "đ", "Thôn A ", '"')) * random_.choice((5_000, 200_000))
    return row, column


@table
def insert_a_cell(random_, records):
    row, column = a_cell(random_, records)
    records[row].insert(column, random_.choice(JUNK))
    return row, column, records[row][column]


@table
def drop_a_cell(random_, records):
    row, column = a_cell(random_, records)
    return row, column, records[row].pop(column)


@table
def drop_rows(random_, records):
    for _ in range(random_.randint(1, 3)):
        if len(records) > 1:
            records.pop(random_.randrange(len(records)))


@table
def double_a_row(random_, records):
    row = random_.randrange(len(records))
    records.insert(random_.randint(0, len(records)), list(records[row]))
    return row


@table
def shuffle_rows(random_, records):
    body = records[1:]
    random_.shuffle(body)
    records[1:] = body


@table
def shuffle_columns(random_, records):
    order = random_.sample(range(len(records[0])), len(records[0]))
    records[:] = [[(record + [""] * len(order))[place] for place in order] for record in records]


@table
def drop_a_column(random_, records):
    column = random_.randrange(len(records[0]))
    return [record.pop(column) for record in records if column < len(record)]


@table
def double_a_column(random_, records):
    column = random_.randrange(len(records[0]))
    for record in records:
        record.append(record[column] if column < len(record) else "")
    return records[0][column]


@table
def rename_a_column(random_, records):
    column, name = random_.randrange(len(records[0])), records[0]
    old = name[column]
    name[column] = random_.choice(
        (old.upper(), f" {old} ", old[:-1], old + "s", "", "Ghi chú", random_.choice(name), random_.choice(JUNK))
    )
    return old, name[column]


@table
def add_rows_above(random_, records):
    records[:0] = [
        [random_.choice(("BIỂU TỔNG HỢP", "", "village", "A"))] + [""] * random_.randint(0, 5)
        for _ in range(random_.choice((1, 3, 30)))
    ]


@table
def add_a_total(random_, records):
    name = random_.choice(("Tổng cộng", "TỔNG", "Cộng", "Toàn xã", "Cộng xã", ""))
    records.insert(random_.choice((1, len(records))), [name if head == "village" else "" for head in records[0]])
    return name


@table
def add_a_numbering_row(_, records):
    records.insert(1, ["A", *map(str, range(1, len(records[0])))])


@table
def append_itself(_, records):
    records += [list(record) for record in records]


TABLE = (put_junk, put_junk, put_junk, put_junk_in_a_column, put_another_value, put_another_value, put_another_value,
         swap_cells, swap_in_a_row, lengthen_a_cell, insert_a_cell, drop_a_cell, drop_rows, double_a_row, shuffle_rows,
         shuffle_columns, drop_a_column, double_a_column, rename_a_column, add_rows_above, add_a_total,
         add_a_numbering_row, append_itself)  # fmt: skip


# --- damage to plan.toml


def insert_word(random_, path):
    text = path.read_text(encoding="utf-8", errors="replace")
    place, word = random_.randint(0, len(text)), random_.choice(TOML_WORDS)
    path.write_text(text[:place] + word + text[place:], encoding="utf-8", errors="replace")
    return place, word[:20]


def replace_a_value(random_, path):
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    valued = [number for number, line in enumerate(lines) if "=" in line]
    if not valued:
        return None
    number = random_.choice(valued)
    lines[number] = f"{lines[number].split('=')[0]}= {random_.choice(TOML_WORDS)}"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    return lines[number][:40]


def shuffle_lines(random_, path):
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    random_.shuffle(lines)
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")


TEXT = (insert_word, replace_a_value, shuffle_lines)
