"""The reviews on file of a unit: of a year, of the one before, and the earlier ones that can be followed with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis.findings import Finding, InputError
from analysis.intake.continuity import Continuity, continuity_of, unit_faults
from analysis.intake.encoding import decode
from analysis.intake.file_bounds import LONGEST_TEXT, no_plain_file
from analysis.intake.files import InputFile
from analysis.intake.folder import locate
from analysis.intake.legacy_fonts import font_of
from analysis.intake.merged import Review, merged
from analysis.intake.merged_register import WAS
from analysis.intake.origins import Origin, origin
from analysis.intake.tables import Reading
from analysis.intake.units import FILE, Units
from analysis.intake.unknown import unknown
from analysis.legible import legible
from analysis.standards import Standard, standard_for

REVIEW = ("villages", "households")


@dataclass(frozen=True)
class OnFile:
    """`now`, `previous`: the reviews of the year and of the one before; `earlier`: by year, oldest first, what can be
    followed.

    `old`: in the first year of a standard with a review of its start, which then is `previous`, the review of the year
    before.

    `absent`: the files of the review before that old units lack; None where it is the unit's own. `synthetic`: the
    sentences of the markers of the old units, by unit. `continuity`: what the unit was in the review before.
    """

    now: Review
    previous: Review
    earlier: dict[int, Review]
    findings: tuple[Finding, ...]
    inputs: tuple[InputFile, ...]
    absent: tuple[str, ...] | None
    synthetic: dict[str, str]
    continuity: Continuity | None
    old: Review = field(default_factory=Review)

    def followed_from(self, year: int, start: Review, inputs: list[InputFile]) -> OnFile:
        """The same with an earlier review of the start, which stands as the end of the year before `year`."""
        return replace(self, earlier={year - 1: start} | self.earlier, inputs=(*self.inputs, *inputs))

    def starting_from(self, start: Review) -> OnFile:
        """The same with the review of the start in place of that of the year before: the unit's own, of no old unit."""
        return replace(self, previous=start, old=self.previous, absent=None, continuity=None)


def reviews_on_file(main: Reading, unit: str, year: int, units: Units, *, now: bool = True) -> OnFile:
    """All reviews, read, checked and, where units merged, joined. What is found in `year` and the year before goes to
    `main`.

    Earlier reviews only under the standard of `year`, in an unbroken run: classes under two standards are not followed.
    A review with errors ends the run with one warning, not with its errors: it was the matter of its own year's report,
    and this one can do without it. A year that only some of the old units have ends it with a note. `now` False: the
    review of `year` itself is not read (it is still to come).
    """
    root = main.data_dir
    origins = _origins(root, unit, year, units)
    partial = _partial(root, origins, min(origins))
    if partial:
        del origins[min(origins)]
    readings = {y: main if y >= year - 1 else Reading(root, main.checksums) for y in origins}
    leaves = {
        (leaf, y): _leaf(readings[y], leaf, y, _prefix(leaf, y, unit, year)) if now or y < year else Review()
        # the review before comes first in the list of files
        for y in sorted(origins, key=lambda y: (y < year - 1, y if y >= year - 1 else -y))
        for leaf in origins[y].leaves()
    }
    reviews = merged(origins, leaves, lambda y, finding: readings[y].findings.append(finding))
    earlier, findings, inputs = _followed(origins, reviews, readings, year)
    before = origins[year - 1]
    findings += unit_faults(root, units, unit, year, before, reviews[year])
    if partial and len(earlier) == len(origins) - 2:
        findings.append(partial)
    used = [y for y in (year - 1, *earlier) if origins[y].merge]
    if used:
        inputs.append(InputFile(FILE, main.first_sum(root / FILE)))
    return OnFile(
        now=_plain(reviews[year]),
        previous=_plain(reviews[year - 1]),
        earlier={y: _plain(reviews[y]) for y in earlier},
        findings=tuple(findings),
        inputs=tuple(inputs),
        absent=_absent(root, main, before, leaves, year - 1) if before.merge else None,
        synthetic=_markers(root, [leaf for y in used for leaf in origins[y].leaves() if leaf != unit]),
        continuity=continuity_of(main, before, year - 1, reviews[year - 1].villages),
    )


def has_review(root: Path, unit: str, year: int) -> bool:
    """Whether the unit's folder of the year holds a review in any form."""
    located = locate(root / unit / str(year), tables=REVIEW)
    return located.workbook is not None or bool(located.asked) or any(name in located.tables for name in REVIEW)


def standard_or_none(year: int) -> Standard | None:
    """The poverty standard of the year, or None where there is none."""
    try:
        return standard_for(year)
    except InputError:
        return None


def _origins(root: Path, unit: str, year: int, units: Units) -> dict[int, Origin]:
    """Where the reviews stand, by year: this one, the one before, and back through the years that anything is on file
    of.
    """

    def of(y: int) -> Origin:
        return origin(units, unit, y, year, lambda old, past: has_review(root, old, past))

    found, earlier, standard = {year: of(year), year - 1: of(year - 1)}, year - 2, standard_for(year)
    while (past := standard_or_none(earlier)) is not None and past.name == standard.name:
        there = [(root / leaf / str(earlier)).is_dir() for leaf in of(earlier).leaves()]
        if any(there):
            found[earlier] = of(earlier)
        if not all(there):
            break
        earlier -= 1
    return found


def _partial(root: Path, origins: Mapping[int, Origin], year: int) -> Finding | None:
    """A note where only some of the old units have a review of the oldest year."""
    leaves = list(origins[year].leaves())
    lacking = [leaf for leaf in leaves if not (root / leaf / str(year)).is_dir()]
    if not lacking or year >= max(origins) - 1:
        return None
    there = ", ".join(leaf for leaf in leaves if leaf not in lacking)
    return Finding("note", FILE, None, None, f"năm {year}: {there}", f"kết quả rà soát năm {year} của mọi đơn vị cũ; thiếu {', '.join(lacking)}",
                   f"không phải sửa nếu không có; báo cáo chỉ theo dõi hộ từ năm {year + 1}, các năm trước xem báo cáo của {there}", "earlier_of_some_units")  # fmt: skip


def _prefix(leaf: str, y: int, unit: str, year: int) -> str:
    return "" if (leaf, y) == (unit, year) else f"{y}/" if leaf == unit else f"{leaf}/{y}/"


def _leaf(reading: Reading, unit: str, year: int, prefix: str) -> Review:
    folder = reading.data_dir / unit / str(year)
    return Review(*reading.review(folder, year, standard_or_none(year), prefix))


def _followed(
    origins: Mapping[int, Origin], reviews: Mapping[int, Review], readings: Mapping[int, Reading], year: int
) -> tuple[list[int], list[Finding], list[InputFile]]:
    """The earlier years that can be followed, oldest first; the warning that ends the run; the files read."""
    years: list[int] = []
    inputs: list[InputFile] = []
    for earlier in sorted((y for y in origins if y < year - 1), reverse=True):
        reading = readings[earlier]
        if not reading.sound:
            return sorted(years), [_left_out(reading, origins[earlier], earlier)], inputs
        if reviews[earlier].households is None:
            break
        years.append(earlier)
        inputs += reading.inputs
    return sorted(years), [], inputs


def _left_out(reading: Reading, origin: Origin, year: int) -> Finding:
    wrong = next(finding for finding in reading.findings if finding.severity == "error")
    file = f"{year}/households.csv" if origin.merge is None else wrong.file
    return Finding("warning", file, None, None, None, f"kết quả rà soát năm {year} không có lỗi, để theo dõi hộ qua các năm",
                   f"chạy giamngheo check --year {year} và sửa các lỗi; trong khi chờ, báo cáo chỉ theo dõi hộ từ năm {year + 1}", "earlier_review")  # fmt: skip


def _absent(
    root: Path, main: Reading, before: Origin, leaves: Mapping[tuple[str, int], Review], year: int
) -> tuple[str, ...]:
    """The files of the old units' reviews that are not there; a unit without any folder has a finding of its own."""
    read = {file.path for file in main.inputs} | main.asked
    lacking = []
    for unit in before.leaves():
        review = leaves[unit, year]
        for file, sheet in (("villages.csv", review.villages), ("households.csv", review.households)):
            path = f"{unit}/{year}/{file}"
            if sheet is None and path not in read and (root / unit).is_dir():
                lacking.append(path)
    return tuple(lacking)


def _markers(root: Path, units: list[str]) -> dict[str, str]:
    told = {unit: marker_sentence(root / unit / "synthetic") for unit in dict.fromkeys(units)}
    return {unit: sentence for unit, sentence in told.items() if sentence is not None}


def marker_sentence(path: Path) -> str | None:
    """What the marker of synthetic data says, blank where it cannot be read as a sentence; None where there is none."""
    if not path.exists() and not path.is_symlink():
        return None
    if no_plain_file(path):
        return ""
    with path.open("rb") as file:
        sentence = legible(decode(file.read(LONGEST_TEXT)).text or "").strip()
    return "" if unknown(sentence) or font_of([sentence]) else sentence


def _plain(review: Review) -> Review:
    """The review without what only the joining needed."""
    villages = review.villages
    return replace(review, villages=None if villages is None else villages.without(WAS))
