"""What verification finds: one check, how many things it looked at, every deviation among them, and what it left
unjudged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice

SHOWN = 20


@dataclass(frozen=True)
class Deviation:
    """One thing that does not follow (một sai lệch): where it stands, what was recorded, what was found."""

    where: str
    recorded: str
    found: str

    def as_dict(self) -> dict[str, str]:
        """The deviation as plain JSON types."""
        return asdict(self)


@dataclass
class Check:
    """One check (một phép kiểm tra): its name, how many things were looked at, what deviates, what is only remarked.

    `unchecked`: parts that could not be judged, each with the reason; the verdict names them and never calls them right.
    """

    name: str
    count: int = 0
    deviations: list[Deviation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    skipped: str = ""  # why the check could not be made

    @property
    def holds(self) -> bool:
        """Whether everything looked at follows."""
        return not self.deviations and not self.skipped

    def add(self, where: str, recorded: object, found: object) -> None:
        """Notes a deviation."""
        self.deviations.append(Deviation(where, short(recorded), short(found)))

    def add_some(self, found: Iterable[tuple[str, object, object]]) -> None:
        """Notes the first deviations and says how many more there are."""
        rest: Iterator = iter(found)
        for parts in islice(rest, SHOWN):
            self.add(*parts)
        left = sum(1 for _ in rest)
        if left:
            self.add(f"và {left} chỗ khác cùng loại", "", "")

    def leave(self, what: str, why: str, places: Iterable[tuple[str, object, object]] = ()) -> None:
        """Names a part that could not be judged, with the first places where it is not as expected."""
        told = [f"{where}: “{short(recorded, 60)}” → “{short(now, 60)}”" for where, recorded, now in places]
        more = f"; và {len(told) - 3} chỗ khác" if len(told) > 3 else ""
        shown = f": {'; '.join(told[:3])}{more}" if told else ""
        self.unchecked.append(f"{what} ({why}){shown}")


def guarded(name: str, check: Callable[..., Check], *given: object) -> Check:
    """The check made; what it stumbles over is a deviation too: a damaged file must never end in a traceback."""
    try:
        return check(*given)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return Check(
            name,
            0,
            [Deviation(name, "nội dung đúng dạng của một lần lập báo cáo", f"không đọc được ({short(reason)})")],
        )


def short(value: object, letters: int = 160) -> str:
    """The value on one line, cut where it is long."""
    text = " ".join(str(value).split())
    return text if len(text) <= letters else f"{text[:letters]}…"
