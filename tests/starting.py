"""A commune in 2027, the first year of a standard, whose households were reviewed under it at the start: small enough to count on paper."""

from __future__ import annotations

from pathlib import Path

from factories import household, small_unit, targets, village, write

UNIT, YEAR = "thu-nghiem", 2027
OLD_POOR, START_POOR, END_POOR = 8, 12, 9  # of 160 households: 5,00 %, 7,50 %, 5,63 %


def starting(data_dir: Path, *, start: bool = True) -> Path:
    """The folder of 2027 of `small_unit` with `start/`, its targets and its review under the standard of 2027.

    Old list, end of 2026: 5 poor in Thôn A, 3 in Thôn B. Start of 2027: 4 households more are poor, 8 in Thôn A and 4 in
    Thôn B. End: 6 and 3; the target is 2 and 1. Without `start` what is handed in is the same otherwise.
    """
    now = small_unit(data_dir, YEAR)
    if start:
        write(now / "start" / "villages.csv", [village(persons=398), village("Thôn B", 60, especially_difficult=1)])
        write(now / "start" / "households.csv", [*_listed("nghèo", registered=1), *(household(n, class_start="cận nghèo", class_end="cận nghèo") for n in (12, 13))])  # fmt: skip
    end = _listed("nghèo")
    for row, klass in zip((end[0], end[1], end[11]), ("cận nghèo", "không nghèo", "không nghèo"), strict=True):
        row |= household(
            int(row["household_id"][3:]), row["village"], ethnicity=row["ethnicity"], class_end=klass, b2=""
        )
    end += [household(n, class_start="cận nghèo", class_end="cận nghèo") for n in (12, 13)]
    write(now / "households.csv", end)
    write(now / "targets.csv", targets())
    return now


def _listed(klass: str, **values) -> list[dict[str, object]]:
    """Eight households of Thôn A (1–5, 9–11), four of Thôn B (6–8, 14)."""
    first = [household(n, class_start=klass, class_end=klass, **values) for n in (1, 2, 3, 4, 5, 9, 10, 11)]
    return first + [household(n, "Thôn B", ethnicity="Gia Rai", class_start=klass, class_end=klass, **values) for n in (6, 7, 8, 14)]  # fmt: skip
