"""How many of a class there are, as the forms of one commune say it: which number is certain, which stands against it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analysis.rollup.unit_year import INTO, KLASS, OUT, UnitYear, Values


@dataclass(frozen=True)
class Stated:
    """What each form says of one count; `certain`: the number that counts, None where nobody can tell.

    A number that nothing contradicts is certain; of several, the one that two forms say each by itself.
    """

    by_form: dict[str, float]
    certain: float | None

    @property
    def agree(self) -> bool:
        """Whether all say the same, or nobody says anything."""
        return len(set(self.by_form.values())) < 2

    @property
    def against(self) -> list[str]:
        """The forms that do not say the certain number; all of them where there is none."""
        return [form for form, number in self.by_form.items() if number != self.certain]


def stated(unit: UnitYear, klass: str, measure: str) -> Stated:
    """The end of the year in T1, T2 or T3, and T4 or T6. A movement that does not close says two things: its end, and
    where its flows lead.
    """
    column = klass if measure == "households" else f"{klass}_persons"
    said = {"T1": unit.get("T1", column)}
    movement = next(f"{form}_{measure}" for form in ("T2", "T3") if KLASS[form] == klass)
    flows = unit.forms.get(movement, {})
    said[movement] = flows.get("end")
    end = flows.get("end")
    if end is not None and (gap := gap_of(movement, flows)):
        said[f"{movement} flows"] = end + gap
    if measure == "households":
        counted = next(form for form in ("T4", "T6") if KLASS[form] == klass)
        said[counted] = unit.get(counted, "base")
    by_form = {form: number for form, number in said.items() if number is not None}
    votes = Counter(by_form.values()).most_common(2)
    sure = len(votes) == 1 or (len(votes) == 2 and votes[0][1] > max(votes[1][1], 1))
    return Stated(
        {f: n for f, n in by_form.items() if not f.endswith(" flows")}, votes[0][0] if votes and sure else None
    )


def gap_of(form: str, flows: Values) -> float | None:
    """start − out + in − end: 0 where the movement closes; None where an end is missing. A flow that is not there
    moves nobody.
    """
    start, end = flows.get("start"), flows.get("end")
    if start is None or end is None:
        return None
    out, into = (sum(flows.get(code) or 0 for code in names[form[:2]]) for names in (OUT, INTO))
    return start - out + into - end
