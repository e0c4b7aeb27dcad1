"""The marker of a withheld figure: no number, so that whoever computes with it or writes it as one fails at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

MARK = "(…)"


class WithheldUsed(TypeError):
    """A withheld figure was computed with: a fault of the program, never of the data."""


class Withheld:
    """A figure that the public edition does not give; every attempt to calculate, compare or decide with it raises
    WithheldUsed.
    """

    __slots__ = ()
    # one marker only: also after copying, as frames do
    __copy__ = __deepcopy__ = lambda self, *_: self

    def __repr__(self) -> str:
        return MARK

    def __reduce__(self) -> str:
        return "WITHHELD"

    def _refuse(self, *_: object) -> NoReturn:
        raise WithheldUsed("ô không công bố không dùng để tính, so sánh hay viết thành số được")

    __bool__ = __int__ = __float__ = __index__ = __round__ = __neg__ = __abs__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __lt__ = __le__ = __gt__ = __ge__ = _refuse


WITHHELD = Withheld()


def sum_of(values: Iterable[Any]) -> object:
    """The sum; withheld where a part is: whoever knew the sum and the others would know it."""
    parts = list(values)
    return WITHHELD if any(withheld(part) for part in parts) else sum(int(part) for part in parts)


def withheld(value: object) -> bool:
    """Whether a value is the marker."""
    return isinstance(value, Withheld)
