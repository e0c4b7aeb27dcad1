"""Columns as codes and distinct texts: a province's half-million cells hold a handful of different answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.intake.encoding import decode

BULK_BYTES = 2_000_000  # below this the plain reader is faster than loading the fast one
HEAD_BYTES = 65_536
YES_NO = ("0", "1", "")
BLOCK_BYTES = 4_194_304  # fewer, larger blocks: each has distinct texts of its own to be brought together


@dataclass(frozen=True)
class Coded:
    """One column: `distinct[codes[i]]` is the text of row i; of a column of ids `distinct` may repeat what the rows repeat."""

    codes: np.ndarray
    distinct: list[str]

    def where(self, wanted) -> np.ndarray:
        """Which rows hold a text for which `wanted` is true; each distinct text is asked once."""
        return np.fromiter(map(wanted, self.distinct), bool, len(self.distinct))[self.codes]

    def kept(self, rows: np.ndarray) -> Coded:
        """The column with only these rows (a mask)."""
        return Coded(self.codes[rows], self.distinct)


def coded(texts: list[str]) -> Coded:
    """A list of texts as codes and distinct texts."""
    place: dict[str, int] = {}
    codes = [place.setdefault(text, len(place)) for text in texts]
    return Coded(np.asarray(codes, dtype=np.int32), list(place))


@dataclass(frozen=True)
class Bulk:
    """A large regular CSV file: its first records, and a fast way to the rest."""

    path: Path
    delimiter: str
    first: list[list[str]]

    def columns(self, below: int, positions: list[int]) -> dict[int, Coded] | None:
        """The columns at these positions, rows below record `below`; None where the file is not regular.

        Regular: UTF-8, every record one line with as many fields as the head, none blank. Anything else is for the plain
        reader, which says what is wrong and where.
        """
        if any("\n" in cell for record in self.first[: below + 1] for cell in record):
            return None  # a heading of two lines: lines and records count differently
        found = self._read(below, positions, guess=True) or self._read(below, positions, guess=False)
        if found is None:
            return None
        if _has_blank_row(found.values()):
            return None
        # the checks of encoding that need the words: few distinct texts stand for all cells
        words = "\n".join(text for column in found.values() if len(column.distinct) < 1000 for text in column.distinct)
        sound = decode(words.encode()).text is not None and "\x00" not in words
        return found if sound else None

    def _read(self, below: int, positions: list[int], *, guess: bool) -> dict[int, Coded] | None:
        """The columns; with `guess`, those that begin with 0, 1 and blanks are read as such and nothing else (None otherwise)."""
        import pyarrow as pa
        from pyarrow import csv as fast

        names = [f"c{position}" for position in range(len(self.first[below]))]
        types = {}
        for position in positions:
            texts = [record[position] for record in self.first[below + 1 :] if position < len(record)]
            if guess and set(texts) <= set(YES_NO):
                types[names[position]] = pa.bool_()
            elif len(set(texts)) == len(texts):
                types[names[position]] = (
                    pa.string()
                )  # a column of ids: to gather its distinct texts would be for nothing
            else:
                types[names[position]] = pa.dictionary(pa.int32(), pa.string())
        try:
            table = fast.read_csv(
                self.path,
                fast.ReadOptions(column_names=names, skip_rows=below + 1, block_size=BLOCK_BYTES),
                fast.ParseOptions(delimiter=self.delimiter, ignore_empty_lines=False),
                fast.ConvertOptions(
                    include_columns=list(types),
                    column_types=types,
                    strings_can_be_null=False,
                    false_values=["0"],
                    true_values=["1"],
                    null_values=[""],
                    check_utf8=False,  # each distinct text is decoded below, which is stricter and seldom
                ),
            )
            return {position: _coded(table[names[position]]) for position in positions} if len(table) else None
        except (pa.ArrowInvalid, KeyError, UnicodeDecodeError):
            return None


def _has_blank_row(columns: Iterable[Coded]) -> bool:
    """Whether some row is blank in every column; a column without blanks answers for all, and few texts are asked first."""
    blank = True
    for column in sorted(columns, key=lambda column: len(column.distinct)):
        blank = blank & column.where(lambda text: not text.strip())
        if not blank.any():
            return False
    return True


def _coded(column) -> Coded:
    if column.type == "string":
        return Coded(np.arange(len(column), dtype=np.int32), column.to_pylist())
    if column.type == "bool":
        return Coded(np.concatenate([_yes_no(chunk) for chunk in column.chunks]), list(YES_NO))
    chunks = column.unify_dictionaries().chunks
    return Coded(
        np.concatenate([_numbers(chunk.indices, np.int32) for chunk in chunks]), chunks[0].dictionary.to_pylist()
    )


def _yes_no(chunk) -> np.ndarray:
    numbers = _numbers(chunk.cast("int8"), np.int8)
    return np.where(_numbers(chunk.is_null().cast("int8"), np.int8), 2, numbers) if chunk.null_count else numbers


def _numbers(chunk, dtype: type) -> np.ndarray:
    # pyarrow's to_numpy and fill_null would load pandas: a fifth of a second
    return np.frombuffer(chunk.buffers()[1], dtype, len(chunk), chunk.offset * np.dtype(dtype).itemsize)


def bulk_csv(path: Path, delimiters: str) -> Bulk | None:
    """The file for fast reading, or None where it is small or its beginning is not plain UTF-8."""
    if path.stat().st_size < BULK_BYTES:
        return None
    with path.open("rb") as file:
        raw = file.read(HEAD_BYTES)
    try:
        # the last line may be cut in the middle of a letter
        text = raw[: raw.rfind(b"\n") + 1].decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if decode(text.encode()).text is None or not text.strip():
        return None
    delimiter = max(delimiters, key=next(line for line in text.splitlines() if line.strip()).count)
    try:
        return Bulk(path, delimiter, list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error:
        return None
