"""Lists joined one under another, each with a head of its own: where a head names the columns in another order, the
rows below it are brought into the order of the first.
"""

from __future__ import annotations

from analysis.findings import Finding
from analysis.intake.heads import Head
from analysis.intake.text import fold

FEWEST = 3  # headings; a row of two known words may be anything


def in_one_order(records: list[list[str]], head: Head, file: str) -> tuple[list[list[str]], list[Finding]]:
    """The records with every row in the order of the head, and what is found: a note for a head in another order, an
    error where it lacks columns or has others.
    """
    first = _places(records[head.main]) if records else {}
    if head.bottom != head.main or len(first) < FEWEST:
        return records, []
    order: dict[int, int] | None = None
    found: list[Finding] = []
    ordered = records[: head.bottom + 1]
    for index, record in enumerate(records[head.bottom + 1 :], head.bottom + 1):
        if _may_be_head(record, first):
            places = _places(record)
            shared = places.keys() & first.keys()
            if len(shared) >= max(FEWEST, len(places) / 2):
                order, told = _order(places, first, head, file, index + 1)
                found += told
                if told:
                    ordered.append([""] * len(record))
                    continue
        ordered.append(record if order is None else _moved(record, order, len(records[head.main])))
    return ordered, found


def _may_be_head(record: list[str], first: dict[str, int]) -> bool:
    return any(cell and not cell.isdigit() and fold(cell) in first for cell in record[:FEWEST])


def _places(record: list[str]) -> dict[str, int]:
    """Where each heading stands; of a heading twice the first place counts."""
    places: dict[str, int] = {}
    for place, cell in enumerate(record):
        if word := fold(cell):
            places.setdefault(word, place)
    return places


def _order(
    places: dict[str, int], first: dict[str, int], head: Head, file: str, row: int
) -> tuple[dict[int, int] | None, list[Finding]]:
    """From where to where the cells below move; None where they stand as in the first head already."""
    moves = {places[word]: first[word] for word in places.keys() & first.keys()}
    if len(moves) == len(places) and all(at == to for at, to in moves.items()):
        return None, []
    lacking = head.columns.keys() - set(moves.values())
    if lacking or len(moves) < len(places):
        names = ", ".join(head.columns[place].heading for place in sorted(lacking)) or ", ".join(
            sorted(places.keys() - first.keys())
        )
        return None, [
            Finding(
                "error",
                file,
                row,
                None,
                names,
                "một bảng có một bộ cột; hàng tiêu đề này khác hàng tiêu đề trên cùng",
                "hai bảng nối nhau mà khác cột: tách ra, "
                "hoặc xếp lại phần dưới theo các cột của hàng tiêu đề trên cùng",
                "second_head",
            )
        ]
    moved = ", ".join(head.columns[to].heading for at, to in sorted(moves.items()) if at != to and to in head.columns)
    return moves, [
        Finding(
            "note",
            file,
            row,
            None,
            moved,
            "các cột theo một thứ tự",
            "hàng tiêu đề thứ hai có thứ tự cột khác: các dòng dưới nó được đọc theo nó; nên xếp lại thành một bảng",
            "second_head",
        )
    ]


def _moved(record: list[str], order: dict[int, int], width: int) -> list[str]:
    cells = [""] * max(width, len(record))
    for place, cell in enumerate(record):
        if place in order:
            cells[order[place]] = cell
        elif cell.strip():
            return record  # a cell under no heading: too wide a row is told as such
    return cells if len(record) >= width else cells[:width]
