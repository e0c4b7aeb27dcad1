"""The communes of summary forms: every line under its commune, one line a form; what stands twice is named and counted
once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isclose

from analysis.intake.summary.read import Line, Summaries
from analysis.rollup.names import form_name, same
from analysis.rollup.twice import Twice, either
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
    # a line that names its district first: one without may be of either of two communes of its name
    for line in sorted(summaries.lines, key=lambda line: not line.district):
        name = form_name(line.unit, line.district, line.province)
        alike = [commune for commune in found if same(commune.name, name)]
        if len(alike) > 1:
            told.append(either(name, _place(line), [commune.name for commune in alike]))
            continue
        if not alike:
            found.append(Commune(name))
        commune = alike[0] if alike else found[-1]
        first = commune.lines.get(line.form)
        if first is not None and not _goes_with(first, line):
            told.append(_again(commune, line))
            continue
        known = {} if first is None else {code: value for code, value in first.values.items() if value is not None}
        commune.lines[line.form] = replace(first or line, values={**line.values, **known})
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


def _goes_with(first: Line, line: Line) -> bool:
    """Whether both are of one file and say nothing different: a short table and the whole form stand in one workbook."""
    shared = [
        (value, other)
        for code, value in line.values.items()
        if value is not None and (other := first.values.get(code)) is not None
    ]
    one_file = first.file.partition("[")[0] == line.file.partition("[")[0] and first.file != line.file
    return one_file and all(isclose(value, other, rel_tol=1e-9) for value, other in shared)


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
