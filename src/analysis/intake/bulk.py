"""Large regular CSV files -> frames of text without a look at every record: a province has half a million rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

import polars as pl

from analysis.intake.csv_records import delimiter_of
from analysis.intake.dictionary import Column
from analysis.intake.encoding import decode
from analysis.intake.legacy_fonts import font_of
from analysis.intake.values import KINDS

BULK_BYTES = 100_000  # below this the plain reader is as fast
HEAD_BYTES = 65_536
CHUNK = 262_144  # bytes counted at once: what a core keeps at hand
YES_NO = frozenset({"0", "1", ""})
FIGURES = re.compile("[0-9]*")
ANSWER, COUNT = pl.Int8, pl.Int32  # how answers and counts are read
FEW = 1000  # texts at the beginning of a column


@dataclass(frozen=True)
class Bulk:
    """A large CSV file: its first records, and a fast way to the rest."""

    path: Path
    delimiter: str
    first: list[list[str]]

    def columns(self, below: int, wanted: Mapping[int, Column]) -> pl.DataFrame | None:
        """The wanted columns (named by position), rows below record `below`; None where the file is not regular.

        Regular: UTF-8, every record with as many fields as the head. Anything else is for the plain reader,
        which says what is wrong and where. A column of answers that holds nothing but 0, 1 and blanks and one of counts
        that holds nothing but plain figures are of whole numbers; a text that repeats itself is a category, every
        other column is of text; blanks are null.
        """
        if any("\n" in cell for record in self.first[: below + 1] for cell in record):
            return None  # a heading of two lines: lines and records count differently
        guessed = self._guessed(below, wanted)
        found = self._read(below, guessed)
        if found is None and guessed:
            found = self._read(below, dict.fromkeys(guessed, pl.Categorical))
        if found is None or found.frame.is_empty():
            return None
        words = found.marked
        text = "\n".join(words)
        sound = decode(text.encode()).text is not None and "\x00" not in text and not font_of(words)
        return found.frame.select(map(str, wanted)) if sound else None

    def _guessed(self, below: int, wanted: Mapping[int, Column]) -> dict[str, type[pl.DataType]]:
        """By name, the types of the columns that need not be read as text, as their first cells say."""
        first = list(zip_longest(*self.first[below + 1 :], fillvalue=""))
        types = {str(at): _type_of(column, first[at]) for at, column in wanted.items() if at < len(first)}
        return {name: found for name, found in types.items() if found != pl.String}

    def _read(self, below: int, types: Mapping[str, type[pl.DataType]]) -> Texts | None:
        """All columns, those of other types than text as told; None where a cell does not fit or the file is not
        regular.
        """
        width = len(self.first[below])
        try:
            frame = pl.read_csv(
                self.path,
                has_header=False,
                skip_lines=below + 1,
                separator=self.delimiter,
                schema={str(at): types.get(str(at), pl.String) for at in range(width)},
            ).rechunk()  # the reader leaves forty pieces, and every later step would go through each
        except (pl.exceptions.PolarsError, UnicodeDecodeError):
            return None
        signs, between = self._signs(below), (width - 1) * len(frame)
        if signs.quotes:  # "" between quotation marks is a text of no letters to the reader, and a blank like any other
            words = pl.col(pl.String, pl.Categorical)
            frame = frame.with_columns(pl.when(words != "").then(words))
        texts = Texts(frame)
        if signs.between - texts.delimiters(self.delimiter, signs.quotes) != between:
            return None  # of a shorter record the reader takes what lacks for blank
        return texts if texts.all_of_one_sign(signs, between) else None

    def _signs(self, below: int) -> Signs:
        """What the file holds below its head, counted byte by byte."""
        delimiter, size, between, quotes, returns, last = self.delimiter.encode(), 0, 0, 0, 0, b""
        with self.path.open("rb") as file:
            for _ in range(below + 1):
                file.readline()
            while part := file.read(CHUNK):
                size += len(part)
                between += part.count(delimiter)
                # of signs that are rare, what is left without them is sooner known than their number
                quotes += len(part) - len(part.replace(b'"', b""))
                returns += len(part) - len(part.replace(b"\r", b""))
                last = part[-1:]
        return Signs(size + (last != b"\n"), between, quotes, returns)


class Signs(NamedTuple):
    """Bytes of a file below its head, with a line feed at its end; how many of them are delimiters, quotation marks,
    carriage returns.
    """

    size: int
    between: int
    quotes: int
    returns: int


@dataclass(frozen=True)
class Texts:
    """The frame of a file, and the texts in it: those of categories each once, with how often they stand there."""

    frame: pl.DataFrame

    @cached_property
    def repeated(self) -> pl.DataFrame:
        """row = a text of a column of categories; columns = `text`, `number` of its cells."""
        each = pl.col(pl.Categorical).drop_nulls().value_counts(name="number").struct.rename_fields(["text", "number"])
        counted = [column.item() for column in self.frame.select(each.implode())]
        if not counted:
            return pl.DataFrame(schema={"text": pl.String, "number": pl.UInt32})
        return (
            pl.concat([column.rename("") for column in counted])
            .struct.unnest()
            .with_columns(pl.col("text").cast(pl.String))
        )

    @property
    def marked(self) -> list[str]:
        """The texts with letters of more than a byte, which checks of encoding look at."""
        is_marked = lambda text: text.str.len_bytes() != text.str.len_chars()  # noqa: E731
        words = pl.col(pl.String)
        plain = self.frame.select(words.filter(is_marked(words)).unique().implode()).row(0)
        repeated = self.repeated["text"]
        return [word for column in (*plain, repeated.filter(is_marked(repeated)).unique()) for word in column]

    def delimiters(self, delimiter: str, quotes: int) -> int:
        """How many delimiters stand inside the texts; without quotation marks around them none can."""
        parted = self.repeated.filter(pl.col("text").str.contains(delimiter, literal=True))["number"].sum()
        alone = quotes == 2 * parted  # no other text has quotation marks, and none can hold a delimiter
        return self._sum(_number_of(delimiter), []) if alone else self.inside(delimiter)

    def inside(self, sign: str) -> int:
        """How often the sign stands inside the texts."""
        there = self.frame.select(pl.col(pl.String).str.contains(sign, literal=True).any()).row(0, named=True)
        return self._sum(_number_of(sign), [name for name, found in there.items() if found])

    def all_of_one_sign(self, signs: Signs, between: int) -> bool:
        """Whether each number takes the bytes of its plain writing: 01, -0 and 1.0 are read as numbers too, and are
        none.

        Every other byte is of a text, a delimiter, a quotation mark or the end of a line; no byte takes one away.
        """
        numbers = [column for column in self.frame if column.dtype in (ANSWER, COUNT)]
        if not numbers:
            return True
        if any((each.min() or 0) < 0 or (each.dtype == ANSWER and (each.max() or 0) > 1) for each in numbers):
            return False
        texts = self._sum(lambda text: text.str.len_bytes(), self.frame.select(pl.col(pl.String)).columns)
        filled = sum(map(_figures, numbers))
        lacking = signs.size - (texts + filled + between + signs.quotes + signs.returns + len(self.frame))
        # a quotation mark inside a text is written twice, and counted in the text
        return lacking == 0 or (bool(signs.quotes) and lacking + self.inside('"') == 0)

    def _sum(self, measure: Callable[[pl.Expr], pl.Expr], columns: list[str]) -> int:
        """The sum of a measure over the texts of these columns and of all categories."""
        plain = self.frame.select(measure(pl.col(columns)).sum()).row(0) if columns else ()
        return (
            sum(size or 0 for size in plain)
            + self.repeated.select((measure(pl.col("text")) * pl.col("number")).sum()).item()
        )


def _number_of(sign: str) -> Callable[[pl.Expr], pl.Expr]:
    return lambda text: text.str.count_matches(sign, literal=True)


def _type_of(column: Column, first: Sequence[str]) -> type[pl.DataType]:
    """How to read a column with these first cells."""
    kind = KINDS[column.kind].polars if column.kind in KINDS else pl.String
    if kind == pl.Boolean and YES_NO.issuperset(first):
        return ANSWER
    if kind == pl.Int64 and all(map(FIGURES.fullmatch, first)):
        return COUNT
    return pl.Categorical if repeats(pl.Series(first, dtype=pl.String)) else pl.String


def _figures(numbers: pl.Series) -> int:
    """How many figures the plain writing of the numbers has; of whole numbers from 0."""
    powers = (10**length for length in range(1, len(str(numbers.max() or 0))))
    return len(numbers) - numbers.null_count() + sum((numbers >= power).sum() for power in powers)


def repeats(texts: pl.Series) -> bool:
    """Whether a long column says the same things again and again; ids and names do not. Its beginning tells."""
    return 2 * texts.head(FEW).n_unique() < min(len(texts), FEW)


def bulk_csv(path: Path) -> Bulk | None:
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
    if decode(text.encode()).text is None or not text.strip() or font_of(text.splitlines()):
        return None
    delimiter = delimiter_of(text)
    try:
        return Bulk(path, delimiter, list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)))
    except csv.Error:
        return None
