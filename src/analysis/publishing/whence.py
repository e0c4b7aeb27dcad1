"""Where the figures of each table come from: their names in figures.csv, formulas and definitions in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import tomli

from analysis.document.column_names import headings
from analysis.document.excel.arithmetic import Expression, Key
from analysis.document.excel.formulas import key_of, true_arithmetic
from analysis.document.excel.in_words import in_words
from analysis.document.look import Origin
from analysis.document.table import Source, Table
from analysis.standards import INDICATOR_CODES, standards

DEFINITIONS = Path(__file__).parent / "definitions.toml"
TOTAL = "total"


class Whence:
    """The origins of the figures of tables that stand in one document."""

    def __init__(self, tables: Iterable[Table]) -> None:
        tables = list(tables)
        self._headings = {id(table): headings(table) for table in tables}
        self._names: dict[tuple[str, str], str] = {}
        for table in tables:
            names = _short(self._headings[id(table)])
            for cell in table.cells:
                if cell.source:
                    place = cell.source.table, cell.source.column
                    self._names.setdefault(place, names[cell.column] or place[1])
        self._arithmetic = true_arithmetic(tables)

    def __call__(self, table: Table) -> tuple[Origin, ...]:
        """The origins column by column; nothing for a table without figures."""
        columns: dict[int, list[Source]] = defaultdict(list)
        for cell in table.cells:
            if cell.source:
                columns[cell.column].append(cell.source)
        heads = self._headings[id(table)]
        alike = {heads[column] for column in columns if [heads[other] for other in columns].count(heads[column]) > 1}
        return tuple(
            self._origin(heads[column], sources, f" (cột {column + 1})" if heads[column] in alike else "")
            for column, sources in sorted(columns.items())
        )

    def _origin(self, heading: str, sources: list[Source], which: str) -> Origin:
        first = sources[0]
        codes = dict.fromkeys(f"{source.table}.{source.column}" for source in sources)
        units = dict.fromkeys(source.unit for source in sources if source.unit)
        # one column of figures has one formula; a column of different ones (rows of different measures) has none
        told = next((self._formula(source) for source in sources if key_of(source) in self._arithmetic), "")
        alike = len({source.column for source in sources}) == 1
        return Origin(
            (heading or first.column) + which,
            tuple(codes),
            ", ".join(units),
            told if alike else "",
            _definition(first, heading) if alike else "",
        )

    def _formula(self, source: Source) -> str:
        own = key_of(source)

        def name(key: Key) -> str:
            words = self._names.get((key[0], key[2]), key[2])
            return words if key[1] == own[1] else f"{words} ({'dòng tổng' if key[1] == TOTAL else key[1]})"

        found: Mapping[Key, Expression] = self._arithmetic
        return in_words(found[own], name)


def _short(headings: list[str]) -> list[str]:
    """The lowest words of each heading where no other column has the same, else all of them."""
    lowest = [heading.rpartition(" – ")[2] for heading in headings]
    return [low if lowest.count(low) == 1 else all_ for low, all_ in zip(lowest, headings, strict=True)]


def _definition(source: Source, heading: str) -> str:
    told = _definitions()
    words = told.get(source.table, {}).get(source.column) or told["*"].get(source.column, "")
    return words or (_indicators().get(heading.rpartition(" – ")[2], "") if source.column in INDICATOR_CODES else "")


@cache
def _definitions() -> dict[str, dict[str, str]]:
    return tomli.loads(DEFINITIONS.read_text(encoding="utf-8"))


@cache
def _indicators() -> dict[str, str]:
    """When a household is deprived, by the label of the indicator; the latest standard that knows it."""
    return {
        indicator.label: f"Hộ thiếu hụt khi {indicator.deprived_when}"
        for standard in standards()
        for indicator in standard.indicators
    }
