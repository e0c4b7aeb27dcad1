"""The streams of an OLE compound file (.xls, .doc, an encrypted .xlsx), by name; after [MS-CFB]."""

from __future__ import annotations

import struct

from analysis.intake.book.refused import SEND_AGAIN, Refused

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA  # this and above mark ends of chains and free sectors
BROKEN = "tệp .xls bị hỏng hoặc bị cắt ngắn"


class Compound:
    """A compound file in memory; raises Refused where it is broken."""

    def __init__(self, raw: bytes):
        try:
            self._read(raw)
        except (struct.error, IndexError, OverflowError):
            raise Refused(BROKEN, remedy=SEND_AGAIN) from None

    def _read(self, raw: bytes) -> None:
        self._raw = raw
        shift, small_shift = struct.unpack_from("<HH", raw, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise Refused(BROKEN, remedy=SEND_AGAIN)
        self._size = 1 << shift
        directory, _, self._cutoff, small_table, _, more, _ = struct.unpack_from("<7I", raw, 48)
        tables = list(struct.unpack_from("<109I", raw, 76))
        seen = 0
        while more < END and seen * self._size < len(raw):
            *next_tables, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            tables += next_tables
            seen += 1
        table = b"".join(self._sector(number) for number in tables if number < END)
        self._next = struct.unpack(f"<{len(table) // 4}I", table)
        entries = self._chain(directory)
        self._streams: dict[str, tuple[int, int]] = {}
        root = (END, 0)
        for at in range(0, len(entries) - 127, 128):
            length, kind = struct.unpack_from("<HB", entries, at + 64)
            name = entries[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")
            start, size = struct.unpack_from("<II", entries, at + 116)
            if kind == 5:
                root = (start, size)
            elif kind == 2:
                self._streams.setdefault(name, (start, size))
        self._small = self._chain(root[0])[: root[1]]
        small = self._chain(small_table)
        self._next_small = struct.unpack(f"<{len(small) // 4}I", small)

    @property
    def names(self) -> set[str]:
        """The names of the streams."""
        return set(self._streams)

    def stream(self, name: str) -> bytes:
        """The bytes of one stream."""
        start, size = self._streams[name]
        try:
            if size >= self._cutoff:
                content = self._chain(start)
            else:
                content = b"".join(self._small[64 * n : 64 * n + 64] for n in _numbers(start, self._next_small))
        except (struct.error, IndexError):
            raise Refused(BROKEN, remedy=SEND_AGAIN) from None
        if len(content) < size:
            raise Refused(BROKEN, remedy=SEND_AGAIN)
        return content[:size]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        if at >= len(self._raw):
            raise Refused(BROKEN, remedy=SEND_AGAIN)
        return self._raw[at : at + self._size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _numbers(start, self._next))


def _numbers(start: int, following: tuple[int, ...]):
    """The numbers of a chain; a chain that runs in a circle is broken."""
    left = len(following)
    while start < END:
        if left == 0:
            raise Refused(BROKEN, remedy=SEND_AGAIN)
        yield start
        start, left = following[start], left - 1
