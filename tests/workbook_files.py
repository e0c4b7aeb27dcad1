"""Workbooks for tests that no library writes: parts of a zip changed, an .ods and an .xls written by hand."""

import io
import struct
import zipfile

import openpyxl

TABLE = 'xmlns:table="t" xmlns:office="o" xmlns:text="x" xmlns:calcext="c" xmlns:style="s"'


def book(path, sheets, **states):
    """A workbook of rows by title; `states`: hidden or veryHidden by title."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        page = made.create_sheet(title)
        for row in rows:
            page.append(row)
        page.sheet_state = states.get(title, "visible")
    made.save(path)
    return path


def changed(path, part, change):
    """The workbook with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def ods(path, rows, title="Hộ", columns="<table:table-column/>", styles=""):
    """An OpenDocument sheet of these rows of XML."""
    content = f'<office:document-content {TABLE}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="{title}">{columns}{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def record(kind, content=b""):
    """One BIFF record."""
    return struct.pack("<HH", kind, len(content)) + content


def formula(row, column, result, flags=0):
    """A BIFF formula with its stored result of eight bytes; the formula itself is a nought."""
    tokens = b"\x1e\x00\x00"
    return record(6, struct.pack("<3H", row, column, 0) + result + struct.pack("<HIH", flags, 0, len(tokens)) + tokens)


def number(row, column, value, style=0):
    """A BIFF number."""
    return record(0x203, struct.pack("<3Hd", row, column, style, value))


def xls(path, cells, streams=("Workbook",), styles=b""):
    """An Excel 97 workbook with one sheet “S” of these records, in a compound file whose stream has this name."""
    start = record(0x809, struct.pack("<4HII", 0x600, 5, 0, 0, 0, 0)) + styles
    sheet = record(0x85, struct.pack("<IBBBB", 0, 0, 0, 1, 0) + b"S")
    at = len(start) + len(sheet) + 4
    sheet = record(0x85, struct.pack("<IBBBB", at, 0, 0, 1, 0) + b"S")
    body = start + sheet + record(0x0A) + record(0x809, struct.pack("<4HII", 0x600, 0x10, 0, 0, 0, 0)) + cells + record(0x0A)  # fmt: skip
    path.write_bytes(compound({name: body.ljust(4096, b"\x00") for name in streams}))
    return path


def compound(streams):
    """A compound file of streams of 4096 bytes or more."""
    sectors, entries, table = [], [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)], []
    for number, (name, content) in enumerate(streams.items(), 1):
        parts = [content[i : i + 512].ljust(512, b"\x00") for i in range(0, len(content), 512)]
        right = number + 1 if number < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, len(sectors) + 2, len(content), right=right))
        table += [len(sectors) + 3 + i for i in range(len(parts) - 1)] + [0xFFFFFFFE]
        sectors += parts
    directory = b"".join(entries).ljust(512, b"\x00")[:512]
    fat = struct.pack("<128I", *([0xFFFFFFFD, 0xFFFFFFFE, *table] + [0xFFFFFFFF] * 126)[:128])
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    return head + fat + directory + b"".join(sectors)


def _entry(name, kind, start, size, child=0xFFFFFFFF, right=0xFFFFFFFF):
    raw = io.BytesIO()
    raw.write(name.encode("utf-16-le").ljust(64, b"\x00"))
    raw.write(struct.pack("<HBB3I", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, right, child))
    raw.write(bytes(36))
    raw.write(struct.pack("<IQ", start, size))
    return raw.getvalue()
