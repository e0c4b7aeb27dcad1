"""Lists joined one under another: each part is read under its own head, whatever order it names the columns in."""

import pytest

from analysis.intake import open_year
from factories import household, write


def joined(unit, change):
    """The unit's households, from the seventh on under a head of their own, of columns as `change` has them."""
    path = unit / "households.csv"
    rows = [household(n, children_under_16=2, cause_1=1, helper="Hội Phụ nữ xã") for n in range(1, 13)]
    write(path, rows)
    sound = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    head, *lines = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    order = change(list(range(len(head))), head)
    parts = [
        head,
        *lines[:6],
        *([record[at] if at >= 0 else "Ghi thêm" for at in order] for record in (head, *lines[6:])),
    ]
    path.write_text("".join(",".join(record) + "\n" for record in parts), encoding="utf-8")
    data = open_year("thu-nghiem", 2023, data_dir=str(unit.parents[1]))
    return data, sound, [(f.severity, f.row) for f in data.findings if f.check == "second_head"]


def faults_of(data):
    return sorted((f.severity, f.check, f.column or "") for f in data.findings if f.check != "second_head")


def swapped(one, other):
    def change(order, head):
        at, to = head.index(one), head.index(other)
        order[at], order[to] = order[to], order[at]
        return order

    return change


@pytest.mark.parametrize(
    "change",
    [
        swapped("members", "children_under_16"),
        swapped("cause_1", "cause_2"),
        swapped("class_start", "class_end"),
        swapped("household_id", "village"),
        swapped("head_name", "village"),
        lambda order, _: order[::-1],
    ],
)
def test_rows_below_a_head_in_another_order_are_read_under_it(unit, change):
    data, sound, told = joined(unit, change)
    assert told == [("note", 8)]
    assert data.households.drop(columns="source_row").equals(sound.households.drop(columns="source_row"))
    assert list(data.households["source_row"]) == [*range(2, 8), *range(9, 15)]
    assert faults_of(data) == faults_of(sound)


def test_the_same_head_again_changes_nothing(unit):
    data, sound, told = joined(unit, lambda order, _: order)
    assert told == []
    assert data.households.drop(columns="source_row").equals(sound.households.drop(columns="source_row"))


@pytest.mark.parametrize(
    "change",
    [lambda order, head: [at for at in order if head[at] != "cause_2"], lambda order, _: [*order[:5], -1, *order[5:]]],
)
def test_a_head_of_other_columns_is_asked_about(unit, change):
    assert joined(unit, change)[2] == [("error", 8)]
