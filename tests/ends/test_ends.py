"""The ends of the range, each a few households made by hand, with figures worked out by hand: none, all, one village, nought."""

import pandas as pd
import pytest

from analysis.evaluation import village_results
from analysis.intake import open_year
from analysis.planning import registered_households, village_targets
from analysis.review import deprivation_counts, near_poor_movements, poor_movements, poverty_index, summary_of_classes
from factories import PLAN, household, village, write

POOR, NEAR, NOT = "nghèo", "cận nghèo", "không nghèo"


def unit(tmp_path, before, now, registers, targets):
    """The unit read: last year's and this year's households, the two registers, (village, households at the end, reduction)."""
    folder = tmp_path / "raw" / "thu-nghiem"
    for year, households, register in zip((2022, 2023), (before, now), registers, strict=True):
        write(folder / str(year) / "households.csv", households)
        write(folder / str(year) / "villages.csv", register)
    rows = [{"village": name, "households_end": end, "reduction": less} for name, end, less in targets]
    write(folder / "2023" / "targets.csv", rows)
    (folder / "2023" / "plan.toml").write_text(PLAN, encoding="utf-8")
    return open_year("thu-nghiem", 2023, data_dir=str(tmp_path / "raw"), report="year-end-evaluation")


def tables(data):
    now, before = (data.households, data.villages), (data.previous_households, data.previous_villages)
    targets = village_targets(*before, data.target_counts)
    ends = summary_of_classes(*before), summary_of_classes(*now)
    return {
        "T1": ends[1], "T2": poor_movements(*now), "T3": near_poor_movements(*now), "T4": deprivation_counts(*now, "poor"),
        "index": poverty_index(*now), "registered": registered_households(*before), "targets": targets,
        "results": village_results(*ends, targets),
    }  # fmt: skip


def no_minority(name="Thôn A", households=100):
    return village(name, households, minority_households=0, minority_persons=0)


def no_poor(path):
    before, now = [household(1, class_start=NEAR, class_end=NEAR)], [household(1, class_start=NEAR, class_end=NOT)]
    return unit(path, before, now, ([no_minority()], [no_minority()]), [("Thôn A", 100, 0)])


def all_poor(path):
    homes = [household(n, registered=1) for n in range(1, 11)]
    return unit(path, homes, homes, ([no_minority(households=10)], [no_minority(households=10)]), [("Thôn A", 10, 2)])


def everybody_left(path):
    """Thôn B is emptied: its two poor households moved out, its register is nought."""
    before = [household(1), household(2), *(household(n, "Thôn B") for n in (3, 4))]
    gone = [household(n, "Thôn B", class_end="", change="moved_out") for n in (3, 4)]
    now = [household(1), household(2, class_end=NOT), *gone]
    empty = {"persons": 0}
    registers = (
        [no_minority(), no_minority("Thôn B", 20)],
        [no_minority(households=90), no_minority("Thôn B", 0) | empty],
    )
    return unit(path, before, now, registers, [("Thôn A", 100, 1), ("Thôn B", 20, 0)])


def sixty_villages(path):
    names = [f"Thôn {n}" for n in range(1, 61)]
    before = [household(n, name) for n, name in enumerate(names, 1)]
    now = [household(n, name, class_end=NOT if n % 2 else POOR) for n, name in enumerate(names, 1)]
    register = [no_minority(name, 50) for name in names]
    return unit(path, before, now, (register, register), [(name, 50, 1) for name in names])


# case, table, row, column, figure by hand; None where there is none
CELLS = [
    (no_poor, "T1", "total", "poor", 0), (no_poor, "T1", "total", "poor_rate", 0), (no_poor, "T1", "total", "near_poor", 0),
    (no_poor, "T2", "total", "start", 0), (no_poor, "T2", "total", "end", 0), (no_poor, "T3", "total", "to_not_poor", 1),
    (no_poor, "T4", "total", "base", 0), (no_poor, "index", "total", "headcount", 0), (no_poor, "index", "total", "intensity", None),
    (no_poor, "index", "total", "adjusted_headcount", 0), (no_poor, "targets", "total", "poor_end", 0),
    (no_poor, "results", "Thôn A", "reduction_actual", 0), (no_poor, "results", "Thôn A", "met", 1),
    (all_poor, "T1", "total", "poor_rate", 100), (all_poor, "T1", "total", "near_poor", 0), (all_poor, "T4", "total", "d05", 10),
    (all_poor, "index", "total", "headcount", 1), (all_poor, "index", "total", "intensity", 3 / 12),
    (all_poor, "registered", "total", "registered", 10), (all_poor, "targets", "total", "poor_end_rate", 80),
    (all_poor, "results", "Thôn A", "reduction_actual", 0), (all_poor, "results", "Thôn A", "met", 0),
    (everybody_left, "T1", "Thôn B", "households", 0), (everybody_left, "T1", "Thôn B", "poor_rate", None),
    (everybody_left, "T1", "total", "poor", 1), (everybody_left, "T2", "Thôn B", "other_decrease", 2),
    (everybody_left, "T2", "total", "to_not_poor", 1), (everybody_left, "T2", "total", "end", 1),
    (everybody_left, "results", "Thôn B", "poor_end_rate", None), (everybody_left, "results", "Thôn B", "reduction_actual", 2),
    (everybody_left, "results", "total", "households_end", 90), (everybody_left, "index", "Thôn B", "headcount", None),
    (sixty_villages, "T1", "total", "households", 3000), (sixty_villages, "T1", "total", "poor", 30),
    (sixty_villages, "T1", "total", "poor_rate", 1), (sixty_villages, "T2", "total", "to_not_poor", 30),
    (sixty_villages, "targets", "total", "reduction", 60), (sixty_villages, "results", "Thôn 1", "met", 1),
    (sixty_villages, "results", "Thôn 2", "met", 0),
]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return {
        case: tables(case(tmp_path_factory.mktemp(case.__name__)))
        for case in (no_poor, all_poor, everybody_left, sixty_villages)
    }


@pytest.mark.parametrize(
    ("case", "table", "row", "column", "figure"), CELLS, ids=lambda cell: getattr(cell, "__name__", str(cell))
)
def test_figure_by_hand(made, case, table, row, column, figure):
    frame = made[case][table]
    frame = frame if row in frame.index else frame.set_index("village")
    found = frame.loc[row, column]
    assert pd.isna(found) if figure is None else float(found) == pytest.approx(figure)
