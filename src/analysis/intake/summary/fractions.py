"""Rates that a workbook holds as fractions (0,0559 shown as 5,59 %) -> percent, where the counts beside them say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.intake.dictionary import Table

Values = Mapping[str, int | float | None]


def as_percent(lines: Sequence[Values], form: Table) -> list[Values]:
    """The lines with the rates in percent; a column is of fractions only as a whole."""
    rates = [c.code for c in form.columns if c.kind == "decimal"]
    fractions = [code for code in rates if _fractions(lines, code)]
    return [
        {code: 100 * value if code in fractions and value is not None else value for code, value in line.items()}
        for line in lines
    ]


def _fractions(lines: Sequence[Values], code: str) -> bool:
    known = [line for line in lines if line.get(code)]
    if not known or any(line[code] > 1 for line in known):
        return False
    part = code.removesuffix("_rate")
    whole = "persons" if part.endswith("_persons") else "households"
    beside = [line for line in known if line.get(part) and line.get(whole)]
    if not beside:
        return any(line[code] % 1 for line in known) and not code.endswith("_rate")
    nearer = [
        abs(line[code] - line[part] / line[whole]) < abs(line[code] - 100 * line[part] / line[whole]) for line in beside
    ]
    return 2 * sum(nearer) > len(nearer)
