"""The objects of a PDF as our printer writes one: found by its one table of references, as a reader finds them."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

MOST_BYTES = 400_000_000  # unpacked
HEAD = re.compile(rb"(\d+) (\d+) obj\n")
END = re.compile(rb"startxref\n(\d+)\n%%EOF\n?\Z")
LENGTH = re.compile(rb"/Length (\d+)")


class OtherWriter(ValueError):
    """The file is not as our printer writes it: another program wrote or changed it."""


@dataclass(frozen=True)
class Part:
    """One object: its dictionary or value as written, and its stream unpacked (None where it has none)."""

    data: bytes
    stream: bytes | None = None

    def reference(self, name: str) -> int | None:
        """The number of the object that an entry refers to."""
        found = re.search(rb"/%s (\d+) 0 R" % name.encode(), self.data)
        return int(found[1]) if found else None


def objects_of(content: bytes) -> dict[int, Part]:
    """Every object by number; raises OtherWriter for a file with another kind of table, or with changes written after
    it.
    """
    try:
        end = END.search(content)
        if end is None:
            raise OtherWriter("tệp không kết thúc như một bản PDF do chương trình in ra")
        table = _part(content, int(end[1]))
        if table.stream is None or b"/Type /XRef" not in table.data or b"/Prev" in table.data:
            raise OtherWriter("bảng tham chiếu không phải của chương trình in, hoặc tệp đã bị ghi thêm")
        return _listed(content, table)
    except (zlib.error, IndexError, struct.error, TypeError, ZeroDivisionError) as error:
        raise OtherWriter(f"tệp hỏng ({error})") from None


def _listed(content: bytes, table: Part) -> dict[int, Part]:
    widths = [int(width) for width in _entry(rb"/W \[(\d+) (\d+) (\d+)\]", table.data).groups()]
    found: dict[int, Part] = {}
    streams: dict[int, list[bytes]] = {}
    size = sum(widths)
    rows = _stream(table)
    for number in range(len(rows) // size):
        kind, one, two = _fields(rows[number * size : (number + 1) * size], widths)
        if kind == 1:
            found[number] = _part(content, one, number)
        elif kind == 2:
            if one not in streams:
                streams[one] = _packed(content, table, widths, one)
            found[number] = Part(streams[one][two])
    return {number: part for number, part in found.items() if not re.search(rb"/Type /(XRef|ObjStm)", part.data)}


def _entry(written: bytes | re.Pattern[bytes], data: bytes) -> re.Match[bytes]:
    """An entry of a dictionary as our printer writes it."""
    found = re.search(written, data)
    if found is None:
        raise OtherWriter("tệp hỏng (thiếu một mục của bảng tham chiếu)")
    return found


def _stream(part: Part) -> bytes:
    if part.stream is None:
        raise OtherWriter("tệp hỏng (thiếu nội dung của một đối tượng)")
    return part.stream


def _fields(entry: bytes, widths: list[int]) -> tuple[int, int, int]:
    first, second, third = widths
    parts = entry[:first], entry[first : first + second], entry[first + second : first + second + third]
    one, two, three = (int.from_bytes(part, "big") for part in parts)
    return one, two, three


def _packed(content: bytes, table: Part, widths: list[int], number: int) -> list[bytes]:
    """The objects kept in one stream of objects."""
    size = sum(widths)
    _, offset, _ = _fields(_stream(table)[number * size : (number + 1) * size], widths)
    holder = _part(content, offset, number)
    first, kept = int(_entry(rb"/First (\d+)", holder.data)[1]), _stream(holder)
    places = [int(place) for place in kept[:first].split()][1::2]
    body = kept[first:]
    return [body[place:end].strip() for place, end in zip(places, [*places[1:], len(body)], strict=True)]


def _part(content: bytes, offset: int, number: int | None = None) -> Part:
    head = HEAD.match(content, offset)
    if head is None or (number is not None and int(head[1]) != number):
        raise OtherWriter("bảng tham chiếu chỉ sai chỗ")
    stop, stream = content.find(b"endobj", head.end()), content.find(b"stream\n", head.end())
    if stream == -1 or stop < stream:
        return Part(content[head.end() : stop].strip())
    data = content[head.end() : stream].strip()
    start = stream + len(b"stream\n")
    raw = content[start : start + int(_entry(LENGTH, data)[1])]
    if b"/FlateDecode" in data:
        unpacked = zlib.decompressobj()
        raw = unpacked.decompress(raw, MOST_BYTES)
        if unpacked.unconsumed_tail:
            raise OtherWriter("luồng nén quá lớn")
    return Part(LENGTH.sub(b"", data), _without_clock(raw) if b"/Length1" in data else raw)


def _without_clock(font: bytes) -> bytes:
    """The font's program without the moment it was cut and the checksums over it: the one clock in a PDF of ours."""
    blank = bytearray(font)
    (count,) = struct.unpack_from(">H", font, 4)
    for entry in range(12, 12 + 16 * count, 16):
        tag, _, place, _ = struct.unpack_from(">4sIII", font, entry)
        if tag == b"head":
            for start, length in ((entry + 4, 4), (place + 8, 4), (place + 28, 8)):
                blank[start : start + length] = bytes(length)
    return bytes(blank)
