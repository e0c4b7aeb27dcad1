"""The public edition on its way out: no figures that give a cell away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.disclosure.edition import Disclosure, disclosure
from analysis.disclosure.suppress import NothingSafe
from analysis.disclosure.tables import Unclassified
from analysis.findings import PARAMETERS, Finding, InputError
from analysis.intake import YearData
from analysis.presentation.public.data import left_out
from analysis.publishing.errors import PublishingError
from analysis.publishing.figures import Line

NAMED = 5


@dataclass(frozen=True)
class PublicEdition:
    """What the edition of a unit and year withholds, and what whoever makes it must be told."""

    found: Disclosure
    told: list[str] = field(default_factory=list)

    @property
    def record(self) -> dict:
        """What run.json says of it: the threshold and how many cells are withheld, nothing of what they hold."""
        return {"threshold": self.found.rules.threshold, "withheld": self.found.counts}

    def check(self, figures: Mapping[str, Sequence[Line]]) -> None:
        """Raises PublishingError where somebody who reads every figure can tell a withheld cell, or a figure is not
        judged.
        """
        given = {line[1:4] for part in figures.values() for line in part if line.value}
        try:
            leaks = self.found.attack(given)
        except Unclassified as error:
            raise PublishingError(
                f"Không lập được bản công khai: số liệu {error} chưa được xét có công khai được hay không."
            ) from None
        if leaks:
            named = ", ".join(f"{leak.key.kind}/{leak.key.code}/{leak.key.row}" for _, leak in leaks[:NAMED])
            raise PublishingError(
                f"Không lập được bản công khai: từ các số in ra vẫn tính ngược được {len(leaks)} ô phải che ({named}). "
                "Báo cáo đã có trước đó không bị thay đổi."
            )

    def taken_back(self, before: Mapping[str, Sequence[Line]], now: Mapping[str, Sequence[Line]]) -> list[str]:
        """A warning where the edition replaced gave figures that this one withholds: who has it knows them."""
        given = {line[:4] for part in before.values() for line in part if line.value}
        gone = sorted(line[:4] for part in now.values() for line in part if not line.value and line[:4] in given)
        if not gone:
            return []
        return [
            f"Cảnh báo: bản công khai trước đã in {len(gone)} số mà bản này che (ví dụ {'/'.join(gone[0])}); "
            "ai đã có bản trước vẫn biết các số ấy: thu hồi bản trước nếu đã phát hành."
        ]


def public_edition(data: YearData) -> PublicEdition:
    """The edition of the year; raises InputError where not a single table can be given safely."""
    found = disclosure(data)
    try:
        _ = found.systems
    except NothingSafe:
        raise InputError([_nothing_safe()]) from None
    sections = left_out(data.narrative)
    told = [f"narrative.toml, mục {', '.join(sections)}: đoạn có con số không in ở bản công khai."] if sections else []
    return PublicEdition(found, told)


def _nothing_safe() -> Finding:
    return Finding("error", PARAMETERS, None, "edition", "public", "internal (bản nội bộ)",
                   "không bảng chia nhỏ nào của đơn vị công bố được mà không để lộ hộ: số hộ quá ít; lập bản nội bộ, "
                   "chỉ công khai tổng số hộ nghèo, hộ cận nghèo", "edition")  # fmt: skip
