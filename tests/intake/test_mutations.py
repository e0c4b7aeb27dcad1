"""A sound unit damaged in 300 ways: the program says what is wrong, or its figures are what the files say. Never a traceback.

Each number is a seed, so `pytest -k 'damage and 17'` repeats one; the failure names what was done to which file.
"""

import csv
import os
import random

import pytest
import xlsxwriter

from analysis.evaluation import objective_results, programme_results, village_results
from analysis.findings import InputError
from analysis.intake import open_year
from analysis.intake.dictionary import dictionary
from analysis.planning import registered_households, village_targets
from analysis.review import deprivation_counts, near_poor_movements, poor_movements, poverty_index, summary_of_classes
from damage import cut_out, damage, double, flip_bytes, truncate
from factories import small_unit
from recount import DEPRIVATIONS, REGISTER, Unsure, recount

DAMAGES = int(os.environ.get("DAMAGES", "300"))
OBJECTIVES = 'code,name,section,target,actual,source\nMT.1,Vay vốn,II.2,"12,5",10,reported\nMT.2,Bảo hiểm y tế,II.2,100,"98,75",reported\n'
PROGRAMME = (
    "code,name,planned,actual,money_central,money_province,money_mobilised,disbursed\n"
    'DA2,Sinh kế,10,8,"120,5",0,15,100\nDA5,Nhà ở,4,4,160,40,,200\n'
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The sound unit's files as bytes by path, and its figures."""
    year = small_unit(tmp_path_factory.mktemp("sound") / "raw")
    (year / "objectives.csv").write_text(OBJECTIVES, encoding="utf-8")
    (year / "programme.csv").write_text(PROGRAMME, encoding="utf-8")
    (year / "targets.caption.txt").write_text("BẢNG CHỈ TIÊU năm 2023", encoding="utf-8")
    (year.parent / "synthetic").write_text("Số liệu mô phỏng.", encoding="utf-8")
    root = year.parent
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    return files, figures(year)


@pytest.mark.parametrize("seed", range(DAMAGES))
def test_damage(seed, sound, tmp_path):
    files, undamaged = sound
    random_ = random.Random(seed)
    year = tmp_path / "raw" / "thu-nghiem" / "2023"
    for name, raw in files.items():
        path = year.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    done = [damage(random_, year.parent, files) for _ in range(random_.choice((1, 1, 1, 2, 3)))]
    try:
        told = figures(year)
    except InputError as error:
        assert error.findings and all(str(finding) for finding in error.findings), done
        return
    if told != undamaged:
        try:
            counted = recount(year)
        except (Unsure, OSError, KeyError) as error:
            pytest.fail(f"{done}: other figures, though the file is not plain ({error}): {difference(told, undamaged)}")
        assert told == counted, f"{done}: {difference(told, counted)}"


def test_witness_agrees_on_the_sound_unit(sound, tmp_path):
    files, undamaged = sound
    for name, raw in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    assert recount(tmp_path / "2023") == undamaged


def difference(told, counted):
    """What is told and not counted, and the other way round."""
    return {
        key: (told.get(key), counted.get(key))
        for key in told.keys() | counted.keys()
        if told.get(key) != counted.get(key)
    }


def figures(year):
    """(table, row, column) -> number as the reports compute them, zero counts of households left out; raises InputError."""
    data = open_year("thu-nghiem", 2023, data_dir=str(year.parents[1]), report="year-end-evaluation")
    told = {}
    for table, households, villages in (
        ("T", data.households, data.villages),
        ("before", data.previous_households, data.previous_villages),
    ):
        t1, t2 = summary_of_classes(households, villages), poor_movements(households, villages)
        t3, t4 = near_poor_movements(households, villages), deprivation_counts(households, villages, "poor")
        poverty_index(households, villages)
        columns = {"poor": t1["poor"], "near": t1["near_poor"], "poor_persons": t1["poor_persons"], "near_persons": t1["near_poor_persons"],
                   "poor_start": t2["start"], "near_start": t3["start"], "to_near": t2["to_near_poor"], "from_near": t2["from_near_poor"],
                   "relapse": t2["relapse"], "new": t2["new"], "left_otherwise": t2["other_decrease"], "came_otherwise": t2["other_increase"],
                   "registered": registered_households(households, villages)["registered"], **{code: t4[code] for code in DEPRIVATIONS}}  # fmt: skip
        for column, values in columns.items():
            told |= {(table, row, column): int(value) for row, value in values.items() if row != "total" and value}
        register = villages.set_index("village")
        for column in REGISTER:
            told |= {(table, row, column): int(value) for row, value in register[column].dropna().items()}
    targets = village_targets(data.previous_households, data.previous_villages, data.target_counts)
    for column in ("households_end", "reduction", "poor_end"):
        told |= {("targets", row, column): int(value) for row, value in targets[column].items() if row != "total"}
    before = summary_of_classes(data.previous_households, data.previous_villages)
    village_results(before, summary_of_classes(data.households, data.villages), targets)
    objective_results(data.objectives, {})
    programme = programme_results(data.programme)
    if programme is not None:
        money = programme["money_total"].iloc[:-1].fillna(0)
        told |= {("programme", row, "money"): float(value) for row, value in money.items()}
    return told


# --- damage to a workbook


@pytest.mark.parametrize("seed", range(DAMAGES // 10))
def test_damaged_workbook(seed, sound, tmp_path):
    files, undamaged = sound
    random_ = random.Random(seed)
    year = tmp_path / "raw" / "thu-nghiem" / "2023"
    for name, raw in files.items():
        (year.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (year.parent / name).write_bytes(raw)
    workbook = year / "thu-nghiem-2023.xlsx"
    gather(year, workbook)
    done = [
        random_.choice((flip_bytes, cut_out, double, truncate))(random_, workbook) for _ in range(random_.randint(0, 2))
    ]
    try:
        told = figures(year)
    except InputError as error:
        assert error.findings, done
        return
    assert told == undamaged, f"{done}: {difference(told, undamaged)}"


def gather(year, workbook):
    """Moves the year's tables into one workbook, every cell as text."""
    with xlsxwriter.Workbook(workbook) as book:
        for table_ in dictionary().values():
            path = year / table_.file
            if path.is_file():
                sheet = book.add_worksheet(table_.sheet)
                with path.open(encoding="utf-8", newline="") as file:
                    for row, record in enumerate(csv.reader(file)):
                        for column, cell in enumerate(record):
                            sheet.write_string(row, column, cell)
                path.unlink()
