"""Declared arithmetic of figures (arithmetic.toml) -> an expression that can be computed and written as a formula."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

import tomli

Key = tuple[str, str, str]  # table, row, column of figures.csv
REFERENCE = re.compile(r"(?:(?P<table>[A-Za-z]\w*)\.)?(?P<column>[A-Za-z_]\w*\*?)(?:@(?P<row>\w+))?")
FUNCTIONS = ("sum", "max", "round")
OPERATORS: dict[type, tuple[Callable, str]] = {
    ast.Add: (operator.add, "+"),
    ast.Sub: (operator.sub, "-"),
    ast.Mult: (operator.mul, "*"),
    ast.Div: (operator.truediv, "/"),
}
COMPARED: dict[type, tuple[Callable, str]] = {ast.GtE: (operator.ge, ">="), ast.LtE: (operator.le, "<=")}


@dataclass(frozen=True)
class Expression:
    """A figure from other figures: the tree, and the figures its names stand for (several for a sum over columns)."""

    tree: ast.expr
    names: Mapping[str, tuple[Key, ...]]

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every figure it is made of, each once."""
        return tuple(dict.fromkeys(key for keys in self.names.values() for key in keys))

    @property
    def sums(self) -> bool:
        """Whether it is a sum that leaves missing parts out."""
        return isinstance(self.tree, ast.Call) and called(self.tree) == "sum"

    def value(self, values: Mapping[Key, float | None]) -> float | None:
        """The figure; None where a part or a denominator is missing."""
        if self.sums:
            known = [value for key in self.keys if (value := values[key]) is not None]
            return sum(known) if known else None
        found = {key: value for key in self.keys if (value := values[key]) is not None}
        if len(found) < len(self.keys):
            return None
        try:
            return _value(self.tree, {name: found[keys[0]] for name, keys in self.names.items()})
        except ZeroDivisionError:
            return None

    def formula(self, cells: Mapping[Key, str]) -> str:
        """The formula over the cells of a sheet; blank where a part or a denominator is missing, as in `value`."""
        listed = ",".join(cells[key] for key in self.keys)
        if self.sums:
            return f'=IF(COUNT({listed})=0,"",SUM({listed}))'
        names = {name: cells[keys[0]] for name, keys in self.names.items()}
        written = _written(self.tree, names)
        divisors = [f"{_written(node, names)}=0" for node in _divisors(self.tree)]
        if divisors:
            zero = divisors[0] if len(divisors) == 1 else f"OR({','.join(divisors)})"
            written = f'IF({zero},"",{written})'
        return f'=IF(COUNT({listed})<{len(self.keys)},"",{written})'


def expression(key: Key, known: Container[Key], columns: Mapping[str, list[str]], form: str = "") -> Expression | None:
    """The arithmetic declared for a figure; None where there is none or a part of it is not shown.

    `form`: in which the figure is written; a verdict may be judged in several ways, each a form (`met_at_most`).
    """
    table, row, column = key
    declared = _declared(table, form if is_verdict(form) else column, row)
    if declared is None:
        return None
    names: dict[str, tuple[Key, ...]] = {}

    def named(match: re.Match) -> str:
        if match["column"] in FUNCTIONS and not match["table"]:
            return match[0]
        of_table, of_row = match["table"] or table, match["row"] or row
        wanted = match["column"]
        found = [c for c in columns.get(of_table, []) if fnmatchcase(c, wanted)] if "*" in wanted else [wanted]
        name = f"r{len(names)}"
        # a sum over columns leaves out the one it stands in
        names[name] = tuple((of_table, of_row, c) for c in found if (of_table, of_row, c) != key)
        return name

    made = Expression(_tree(REFERENCE.sub(named, declared)), names)
    return made if made.keys and all(part in known and part != key for part in made.keys) else None


def may_sum(table: str, column: str) -> bool:
    """Whether a total row of the table may be the sum of the rows above it."""
    rules = _file()["totals"]
    return not any(fnmatchcase(table, pattern) for pattern in rules["not_sums"]) and not any(
        fnmatchcase(column, pattern) for pattern in rules["not_sums_columns"]
    )


def is_verdict(form: str) -> bool:
    """Whether a figure is written as met or missed."""
    return form == "met" or form.startswith("met_")


# a column of figures has one text for all its rows, and the tables of the next commune are the same
@lru_cache(maxsize=1 << 10)
def _tree(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


@lru_cache(maxsize=1 << 14)
def _declared(table: str, column: str, row: str) -> str | None:
    for pattern, lines in _by_closeness():
        if fnmatchcase(table, pattern):
            if f"{column}@{row}" in lines:
                return lines[f"{column}@{row}"]
            for name, text in lines.items():
                if name == column:
                    return text
                if "*" in name and fnmatchcase(column, name):
                    return text.replace("{}", column.removeprefix(name.rstrip("*")))
    return None


@cache
def _by_closeness() -> list[tuple[str, dict[str, str]]]:
    # a table's own name goes before a pattern, a longer pattern before a shorter one
    tables = [(name, lines) for name, lines in _file().items() if name != "totals"]
    return sorted(tables, key=lambda item: ("*" in item[0], -len(item[0])))


@cache
def _file() -> dict:
    return tomli.loads((Path(__file__).parent / "arithmetic.toml").read_text(encoding="utf-8"))


def called(node: ast.Call) -> str:
    """The name of the function that is called; declared arithmetic calls only FUNCTIONS."""
    return cast(ast.Name, node.func).id


def constant(node: ast.expr) -> float:
    """The number that stands there; declared arithmetic has no other constants."""
    return cast(float, cast(ast.Constant, node).value)


def _value(node: ast.expr, names: Mapping[str, float]) -> float:
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)][0](_value(node.left, names), _value(node.right, names))
    if isinstance(node, ast.Compare):
        holds, _ = COMPARED[type(node.ops[0])]
        return int(holds(_value(node.left, names), _value(node.comparators[0], names)))
    if isinstance(node, ast.Call):
        values = [_value(part, names) for part in node.args]
        return half_up(*values) if called(node) == "round" else max(values)
    return names[node.id] if isinstance(node, ast.Name) else constant(node)


def _written(node: ast.expr, names: Mapping[str, str]) -> str:
    if isinstance(node, ast.BinOp):
        inner = f"{_written(node.left, names)}{OPERATORS[type(node.op)][1]}{_written(node.right, names)}"
        return f"({inner})"
    if isinstance(node, ast.Compare):
        _, sign = COMPARED[type(node.ops[0])]
        return f"IF({_written(node.left, names)}{sign}{_written(node.comparators[0], names)},1,0)"
    if isinstance(node, ast.Call):
        return f"{called(node).upper()}({','.join(_written(part, names) for part in node.args)})"
    return names[node.id] if isinstance(node, ast.Name) else str(constant(node))


def _divisors(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Div):
            yield node.right
        yield from _divisors(node.left)
        yield from _divisors(node.right)
    elif isinstance(node, ast.Compare):
        yield from _divisors(node.left)
        yield from _divisors(node.comparators[0])
    elif isinstance(node, ast.Call):
        for part in node.args:
            yield from _divisors(part)


def half_up(value: float, places: float) -> float:
    """The value with so many decimals, half up, as a sheet rounds and a report prints."""
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP))
