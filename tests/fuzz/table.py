"""What came of the damages, by kind, and why some of them no rule could see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fuzz.judge import VERDICTS, Case
from fuzz.kind import KINDS
from fuzz.known import KNOWN


def table(cases: Iterable[Case]) -> str:
    """A row a kind: how often tried, each verdict; then the kinds that may pass unseen with the reason, the share,
    what was mended.
    """
    by_kind: dict[str, Counter] = {}
    for case in cases:
        by_kind.setdefault(case.kind.name, Counter())[case.verdict] += 1
    width = max(map(len, by_kind))
    lines = [f"{'kind':{width}}  tried  " + "  ".join(VERDICTS)]
    family = ""
    for name, verdicts in by_kind.items():
        if KINDS[name].family != family:
            family = KINDS[name].family
            lines.append(f"-- {family.replace('_', ' ')}")
        lines.append(_row(name, verdicts, width) + _mark(name, verdicts))
    total = sum(by_kind.values(), Counter())
    lines += ["", _row("all", total, width), "", "May pass unseen, for no rule could see every case:"]
    lines += [f"- {name} ({by_kind[name]['unseen']} of {by_kind[name].total()}): {KINDS[name].why}" for name in by_kind if KINDS[name].must == "may pass"]  # fmt: skip
    by_design = sum(verdicts["unseen"] for name, verdicts in by_kind.items() if KINDS[name].must == "may pass")
    changing = total.total() - total["right"] - total["words"]
    share = 100 * total["unseen"] / changing
    lines.append(f"Unseen: {total['unseen']} of {changing} that change a figure ({share:.1f} %), {by_design} of them of these kinds; {total['words']} more change words alone.")  # fmt: skip
    mended = [name for name, verdicts in KNOWN.items() if name in by_kind and not set(verdicts) & set(by_kind[name])]
    if mended:
        lines.append(f"Known to be wrong, and not so this time: {', '.join(mended)}.")
    return "\n".join(lines)


def _row(name: str, verdicts: Counter, width: int) -> str:
    counts = "  ".join(f"{verdicts[verdict] or '.':>{len(verdict)}}" for verdict in VERDICTS)
    return f"{name:{width}}  {verdicts.total():5}  {counts}"


def _mark(name: str, verdicts: Counter) -> str:
    """What is wrong with the kind's verdicts: `!` not allowed, `known` allowed for the time being."""
    wrong = not_allowed(name, verdicts)
    return f"  ! {', '.join(wrong)}" if wrong else "  (known)" if name in KNOWN else ""


def not_allowed(name: str, verdicts: Iterable[str]) -> list[str]:
    """The verdicts that a kind must not have, those known to be still wrong left out."""
    wrong = {
        "right": ("refused", "warned", "elsewhere", "words", "unseen"),
        "seen": ("words", "unseen"),
        "may pass": (),
    }[KINDS[name].must]
    return [verdict for verdict in VERDICTS if verdict in verdicts and verdict in (*wrong, "misread", "traceback") and verdict not in KNOWN.get(name, ())]  # fmt: skip
