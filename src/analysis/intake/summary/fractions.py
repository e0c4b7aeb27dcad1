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
    rates = [(rate, line) for line in lines if (rate := line.get(code))]
    if not rates or any(rate > 1 for rate, _ in rates):
        return False
    part = code.removesuffix("_rate")
    whole = "persons" if part.endswith("_persons") else "households"
    beside = [(rate, few, all_of) for rate, line in rates if (few := line.get(part)) and (all_of := line.get(whole))]
    if not beside:
        return any(rate % 1 for rate, _ in rates) and not code.endswith("_rate")
    nearer = [abs(rate - few / all_of) < abs(rate - 100 * few / all_of) for rate, few, all_of in beside]
    return 2 * sum(nearer) > len(nearer)
