"""Files of a folder of reports that no run makes: endless, of gigabytes, nested beyond reading. Known before they are
read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from analysis.intake.file_bounds import MEGABYTE, no_plain_file

MOST_BYTES = 100 * MEGABYTE  # the page of a province is a tenth of it
MOST_TOGETHER = 400 * MEGABYTE  # of a folder that is verified
DEEPEST = 50  # of a record or a notebook: a picture's metadata lie eight deep


def beyond(path: Path, most: int = MOST_BYTES) -> str | None:
    """What is wrong with a file that is to be read, in words; None for a plain one of a size that a run makes."""
    if what := no_plain_file(path):
        return what
    size = path.stat().st_size
    return f"{size / MEGABYTE:.0f} MB, lớn hơn mọi tệp của một lần lập báo cáo" if size > most else None


def beyond_together(paths: Iterable[Path]) -> tuple[str, str] | None:
    """The first of the files that cannot be read, with what is wrong, or the largest where they are too large
    together.
    """
    sizes = {}
    for path in paths:
        if what := beyond(path):
            return path.name, what
        sizes[path.name] = path.stat().st_size
    total = sum(sizes.values())
    if total <= MOST_TOGETHER:
        return None
    return max(
        sizes, key=sizes.__getitem__
    ), f"các tệp cùng với nó là {total / MEGABYTE:.0f} MB, lớn hơn mọi thư mục báo cáo"


def read_json(path: Path) -> object:
    """What a JSON file says; raises ValueError for one that is too large, no JSON, or nested beyond `DEEPEST`.

    FileNotFoundError where there is none.
    """
    if path.exists() and (what := beyond(path)):
        raise ValueError(what)
    text = path.read_text(encoding="utf-8")
    try:
        said = json.loads(text)
    except RecursionError:
        raise ValueError(_deep()) from None
    layer, depth = [said], 0
    while layer:
        if depth > DEEPEST:
            raise ValueError(_deep())
        layer = [
            part
            for value in layer
            if isinstance(value, dict | list)
            for part in (value.values() if isinstance(value, dict) else value)
        ]
        depth += 1
    return said


def _deep() -> str:
    return f"hơn {DEEPEST} lớp ngoặc lồng nhau"
