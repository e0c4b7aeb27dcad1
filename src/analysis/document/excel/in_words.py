"""Declared arithmetic in words: `100 × Hộ nghèo ÷ Tổng số hộ`."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from typing import cast

from analysis.document.excel.arithmetic import Expression, Key, called

SIGNS = {ast.Add: "+", ast.Sub: "−", ast.Mult: "×", ast.Div: "÷", ast.GtE: "≥", ast.LtE: "≤"}
LOOSE = (ast.Add, ast.Sub)
LISTED = 4  # parts of a sum that are named one by one
Name = Callable[[Key], str]


def in_words(expression: Expression, name: Name) -> str:
    """The arithmetic with the figures called as a reader knows them. `name`: the words for a figure."""
    return _Words(expression.names, name).of(expression.tree)


class _Words:
    def __init__(self, names: Mapping[str, tuple[Key, ...]], name: Name) -> None:
        self._names, self._name = names, name

    def of(self, node: ast.expr, inside: type[ast.operator] | None = None) -> str:
        if isinstance(node, ast.Name):
            return self._part(self._names[node.id])
        if isinstance(node, ast.Constant):
            return str(node.value)
        if isinstance(node, ast.Compare):
            sign = SIGNS[type(node.ops[0])]
            return f"đạt khi {self.of(node.left)} {sign} {self.of(node.comparators[0])}"
        if isinstance(node, ast.Call):
            return self._call(node)
        return self._binary(cast(ast.BinOp, node), inside)

    def _binary(self, node: ast.BinOp, inside: type[ast.operator] | None) -> str:
        sign = type(node.op)
        # a − (b + c), a ÷ (b × c): the right side keeps its brackets
        right = self.of(node.right, sign)
        if isinstance(node.right, ast.BinOp) and sign in (ast.Sub, ast.Div) and not right.startswith("("):
            right = f"({right})"
        text = f"{self.of(node.left, sign)} {SIGNS[sign]} {right}"
        return f"({text})" if sign in LOOSE and inside not in (None, *LOOSE) else text

    def _call(self, node: ast.Call) -> str:
        if called(node) == "sum":
            return self._sum([key for part in node.args for key in self._names[cast(ast.Name, part).id]])
        if called(node) == "round":
            return f"({self.of(node.args[0])}) làm tròn {self.of(node.args[1])} chữ số"
        return f"{self.of(node.args[0])}, không nhỏ hơn {self.of(node.args[1])}"

    def _sum(self, keys: Sequence[Key]) -> str:
        names = [self._quoted(key) for key in keys]
        if len(names) > LISTED:
            return f"tổng {len(names)} cột từ {names[0]} đến {names[-1]}"
        return " + ".join(names)

    def _part(self, keys: Sequence[Key]) -> str:
        return self._quoted(keys[0]) if len(keys) == 1 else self._sum(keys)

    def _quoted(self, key: Key) -> str:
        words = self._name(key)
        return f"“{words}”" if any(sign in words for sign in "–÷×+−/") else words
