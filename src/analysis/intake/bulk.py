"""Large regular CSV files -> frames of text without a look at every record: a province has half a million rows."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import polars as pl

from analysis.intake.csv_records import delimiter_of
from analysis.intake.encoding import decode
from analysis.intake.legacy_fonts import font_of

BULK_BYTES = 100_000  # below this the plain reader is as fast
HEAD_BYTES = 65_536
CHUNK = 262_144  # bytes counted at once: what a core keeps at hand
YES_NO = frozenset({"0", "1", ""})
FEW = 1000  # texts at the beginning of a column


@dataclass(frozen=True)
class Bulk:
    """A large CSV file: its first records, and a fast way to the rest."""

    path: Path
    delimiter: str
    first: list[list[str]]

    def columns(self, below: int, positions: list[int]) -> pl.DataFrame | None:
        """The columns at these positions (named by position), rows below record `below`; None where the file is not regular.

        Regular: UTF-8, every record with as many fields as the head. Anything else is for the plain reader,
        which says what is wrong and where. A column that holds nothing but 0, 1 and blanks is of whole numbers, every
        other of text; blanks are null.
        """
        if any("\n" in cell for record in self.first[: below + 1] for cell in record):
            return None  # a heading of two lines: lines and records count differently
        found = self._read(below, positions, guess=True)
        if found is None:
            found = self._read(below, positions, guess=False)
        if found is None or found.is_empty():
            return None
        # the checks of encoding look at words with marks alone, whose letters are more than a byte
        words, marked = pl.col(pl.String), pl.col(pl.String).str.len_bytes() != pl.col(pl.String).str.len_chars()
        words = [word for column in found.select(words.filter(marked).unique().implode()).row(0) for word in column]
        text = "\n".join(words)
        sound = decode(text.encode()).text is not None and "\x00" not in text and not font_of(words)
        return found if sound else None

    def _read(self, below: int, positions: list[int], *, guess: bool) -> pl.DataFrame | None:
        """The columns; with `guess`, those that begin with 0, 1 and blanks are read as numbers and nothing else (None otherwise)."""
        width = len(self.first[below])
        names = [str(position) for position in range(width)]
        below_head = list(zip_longest(*self.first[below + 1 :], fillvalue=""))
        answers = [str(p) for p in positions if guess and p < len(below_head) and YES_NO.issuperset(below_head[p])]
        try:
            frame = pl.read_csv(
                self.path,
                has_header=False,
                skip_lines=below + 1,
                separator=self.delimiter,
                schema={name: pl.Int8 if name in answers else pl.String for name in names},
            )
        except (pl.exceptions.PolarsError, UnicodeDecodeError):
            return None
        signs, between = self._signs(below), (width - 1) * len(frame)
        if signs.between - _inside(frame, self.delimiter, signs) != between:
            return None  # of a shorter record the reader takes what lacks for blank
        if answers and not (_all_of_one_sign(frame, answers, signs, between) and _are_answers(frame, answers)):
            return None
        return frame.select(list(map(str, positions)))

    def _signs(self, below: int) -> Signs:
        """What the file holds below its head, counted byte by byte."""
        delimiter, size, between, quotes, returns, last = self.delimiter.encode(), 0, 0, 0, 0, b""
        with self.path.open("rb") as file:
            for _ in range(below + 1):
                file.readline()
            while part := file.read(CHUNK):
                size += len(part)
                between += len(part) - len(part.translate(None, delimiter))
                quotes += part.count(b'"')
                returns += part.count(b"\r")
                last = part[-1:]
        return Signs(size + (last != b"\n"), between, quotes, returns)


@dataclass(frozen=True)
class Signs:
    """Bytes of a file below its head, with a line feed at its end; how many of them are delimiters, quotation marks,
    carriage returns.
    """

    size: int
    between: int
    quotes: int
    returns: int


def _inside(frame: pl.DataFrame, sign: str, signs: Signs) -> int:
    """How often the sign stands inside the texts of the frame; without quotation marks it cannot."""
    if not signs.quotes:
        return 0
    there = frame.select(pl.col(pl.String).str.contains(sign, literal=True).any()).row(0, named=True)
    columns = [name for name, found in there.items() if found]
    return sum(frame.select(pl.col(columns).str.count_matches(sign, literal=True).sum()).row(0)) if columns else 0


def _all_of_one_sign(frame: pl.DataFrame, answers: list[str], signs: Signs, between: int) -> bool:
    """Whether each filled answer takes one byte of the file: 01, -0 and 1.0 are read as numbers too, and are no answers.

    Every other byte is of a text, a delimiter, a quotation mark or the end of a line; there is no byte that takes one away.
    """
    texts = sum(size or 0 for size in frame.select(pl.col(pl.String).str.len_bytes().sum()).row(0))
    filled = sum(len(frame) - empty for empty in frame.select(pl.col(answers).null_count()).row(0))
    lacking = signs.size - (texts + filled + between + signs.quotes + signs.returns + len(frame))
    # a quotation mark inside a text is written twice, and counted in the text
    return lacking == 0 or lacking + _inside(frame, '"', signs) == 0


def _are_answers(frame: pl.DataFrame, answers: list[str]) -> bool:
    return frame.select(pl.all_horizontal(pl.col(answers).is_between(0, 1).all())).item()


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
