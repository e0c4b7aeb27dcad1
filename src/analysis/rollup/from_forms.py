"""The communes of summary forms: every line under its commune, one line a form; what stands twice is named and counted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.intake.summary.read import Line, Summaries
from analysis.rollup.names import form_name, same
from analysis.rollup.twice import Twice
from analysis.rollup.unit_year import Name, UnitYear, Values


@dataclass
class Commune:
    """A commune of the forms: its name as far as all its lines know it, the line that counts of each form."""

    name: Name
    lines: dict[str, Line] = field(default_factory=dict)


def communes_of(summaries: Summaries) -> tuple[list[Commune], list[Twice]]:
    """The communes in the order in which they are first named, and what stands twice."""
    found: list[Commune] = []
    told: list[Twice] = []
    for line in summaries.lines:
        name = form_name(line.unit, line.district, line.province)
        commune = next((c for c in found if same(c.name, name)), None)
        if commune is None:
            found.append(commune := Commune(name))
        if line.form in commune.lines:
            told.append(_again(commune, line))
            continue
        commune.lines[line.form] = line
        commune.name = Name(
            max(commune.name.full, name.full, key=len),
            commune.name.district or name.district,
            commune.name.province or name.province,
        )
    return found, told


def unit_of_forms(commune: Commune, last: Mapping[str, Values], *, comparable: bool) -> UnitYear:
    """The unit; `last`: its forms of the year before, by form."""
    before = {code: last["T1"].get(code) for code in ("households", "poor", "near_poor")} if "T1" in last else {}
    return UnitYear(
        commune.name,
        "form",
        forms={form: line.values for form, line in commune.lines.items()},
        before=before,
        comparable=comparable,
        files=tuple(dict.fromkeys(line.file for line in commune.lines.values())),
    )


def last_year(commune: Commune, communes: Sequence[Commune]) -> dict[str, Values]:
    """The forms of the same commune a year before; nothing where it is not there, or two can be it."""
    alike = [other for other in communes if same(other.name, commune.name)]
    return {form: line.values for form, line in alike[0].lines.items()} if len(alike) == 1 else {}


def _again(commune: Commune, line: Line) -> Twice:
    first = commune.lines[line.form]
    differ = [code for code, value in line.values.items() if value != first.values.get(code)]
    same_figures = "cùng số liệu" if not differ else f"số liệu khác nhau ở {len(differ)} cột"
    return Twice(
        commune.name.full,
        f"biểu {line.form.partition('_')[0]}, hai lần: {_place(first)} và {_place(line)}, {same_figures}",
        f"chỉ tính {_place(first)}",
    )


def _place(line: Line) -> str:
    return f"{line.file} dòng {line.row}"
