"""Rows of data in another order, lost, doubled, cut and shifted."""

from __future__ import annotations

from random import Random

from fuzz.files import (
    REVIEWS,
    TABLES,
    TARGETS,
    Damage,
    Files,
    damage,
)
from fuzz.kind import kind
from fuzz.rows import body_of


@kind("right")
def rows_in_another_order(draw: Random, files: Files) -> Damage:
    """The rows sorted otherwise."""
    path = draw.choice(TABLES)
    records = files.records(path)
    body = records[1:]
    draw.shuffle(body)
    files.put(path, [records[0], *body])
    return damage(path, "xếp lại các hàng")


@kind("seen")
def row_doubled(draw: Random, files: Files) -> Damage:
    """A row pasted twice."""
    path = draw.choice(TABLES)
    records = files.records(path)
    row = draw.randrange(1, len(records))
    at = draw.randint(1, len(records))
    records.insert(at, list(records[row]))
    files.put(path, records)
    return damage(path, f"hàng {row + 1} chép hai lần", [at, row + (at <= row)])


@kind("seen")
def all_rows_doubled(draw: Random, files: Files) -> Damage:
    """The whole list pasted twice, with or without its head."""
    path = draw.choice(TABLES)
    records = files.records(path)
    files.put(path, [*records, *records[draw.randint(0, 1) :]])
    return damage(path, "chép cả bảng hai lần")


@kind("seen")
def row_cut_short(draw: Random, files: Files) -> Damage:
    """A row whose last cells are gone, something among them."""
    path = draw.choice(TABLES)
    records = files.records(path)
    row = draw.randrange(1, len(records))
    filled = [place for place, cell in enumerate(records[row]) if cell]
    records[row] = records[row][: draw.choice(filled[1:])]
    files.put(path, records)
    return damage(path, f"hàng {row + 1} còn {len(records[row])} ô", [row])


@kind("seen")
def cell_too_many_in_a_row(draw: Random, files: Files) -> Damage:
    """The cells of a row from some cell on one place to the right, over the edge of the table."""
    path = draw.choice(TABLES)
    records = files.records(path)
    row = draw.randrange(1, len(records))
    records[row][-1] = records[row][-1] or "x"  # something falls over the edge
    at = draw.randrange(1, len(records[row]) - 1)
    records[row].insert(at, draw.choice(("", "0", "ghi chú")))
    files.put(path, records)
    return damage(path, f"hàng {row + 1} thừa một ô ở cột {records[0][at]}", [row])


@kind("seen")
def cells_shifted_within_a_row(draw: Random, files: Files) -> Damage:
    """The first cells of a row one place to the left or right of where they belong, the row as wide as before."""
    path = draw.choice(TABLES)
    records = files.records(path)
    row = draw.randrange(1, len(records))
    cells = records[row]
    at = draw.randrange(0, 2)
    end = draw.randrange(5, min(9, len(cells) - 1)) if len(cells) > 7 else len(cells) - 1
    cells[at : end + 1] = draw.choice(([*cells[at + 1 : end + 1], ""], ["", *cells[at:end]]))
    files.put(path, records)
    return damage(path, f"hàng {row + 1} lệch một ô từ cột {records[0][at]}", [row])


@kind("may pass", "a household that left the lists is followed only when last year's review has it listed; a project taken out, or a recognition not reported, is the unit's to know")  # fmt: skip
def rows_lost(draw: Random, files: Files) -> Damage:
    """A few rows gone."""
    path = draw.choice(TABLES)
    records = files.records(path)
    lost = [records.pop(draw.randrange(1, len(records))) for _ in range(draw.randint(1, 2))]
    files.put(path, records)
    return damage(path, f"mất hàng {[row[0] for row in lost]}")


@kind("seen")
def all_rows_of_a_village_lost(draw: Random, files: Files) -> Damage:
    """Every row of one village gone from one file."""
    path = draw.choice((*REVIEWS, TARGETS))
    records = files.records(path)
    place = records[0].index("village")
    village = draw.choice([row[place] for row in body_of(path, records)])
    files.put(path, [row for row in records if row[place] != village])
    return damage(path, f"mất mọi hàng của {village}")


@kind("seen")
def head_without_rows(draw: Random, files: Files) -> Damage:
    """A head and nothing under it."""
    path = draw.choice(TABLES)
    files.put(path, files.records(path)[:1])
    return damage(path, "chỉ còn hàng tiêu đề")
