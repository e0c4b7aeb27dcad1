"""Columns as codes and distinct texts: a province's half-million cells hold a handful of different answers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.intake.encoding import decode

BULK_BYTES = 200_000  # below this the plain reader is as fast
HEAD_BYTES = 65_536


@dataclass(frozen=True)
class Coded:
    """One column: `distinct[codes[i]]` is the text of row i."""

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
    codes, distinct = pd.factorize(np.asarray(texts, dtype=object))
    return Coded(codes, list(distinct))


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
        import pyarrow as pa
        from pyarrow import csv as fast

        if any("\n" in cell for record in self.first[: below + 1] for cell in record):
            return None  # a heading of two lines: lines and records count differently
        width = len(self.first[below])
        names = [f"c{position}" for position in range(width)]
        try:
            table = fast.read_csv(
                self.path,
                fast.ReadOptions(column_names=names, skip_rows=below + 1),
                fast.ParseOptions(delimiter=self.delimiter, ignore_empty_lines=False),
                fast.ConvertOptions(
                    include_columns=[names[position] for position in positions],
                    column_types={name: pa.dictionary(pa.int32(), pa.string()) for name in names},
                    strings_can_be_null=False,
                ),
            )
        except (pa.ArrowInvalid, KeyError):
            return None
        found = {position: _coded(table[names[position]]) for position in positions}
        blank = np.logical_and.reduce([column.where(lambda text: not text.strip()) for column in found.values()])
        # the checks of encoding that need the words: few distinct texts stand for all cells
        words = "\n".join(text for column in found.values() if len(column.distinct) < 1000 for text in column.distinct)
        sound = decode(words.encode()).text is not None and "\x00" not in words
        return found if sound and not blank.any() else None


def _coded(column) -> Coded:
    chunk = column.unify_dictionaries().combine_chunks()
    chunk = chunk.chunk(0) if hasattr(chunk, "chunk") else chunk
    return Coded(chunk.indices.to_numpy(), chunk.dictionary.to_pylist())


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
