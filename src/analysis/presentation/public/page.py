"""The page of a public edition: every block is shown by its rule (`blocks.RULES`), one without a rule is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from analysis.disclosure.edition import Disclosure, disclosure
from analysis.disclosure.tables import Unclassified
from analysis.document.shown import Shown
from analysis.intake import YearData
from analysis.presentation.public.blocks import RULES
from analysis.presentation.public.data import public_data


def by_rules(page: type) -> type:
    """The class of public pages of `page` (show.Page): the same blocks, each by its rule."""
    blocks = {name: block for name, block in vars(page).items() if callable(block) and not name.startswith("_")}
    shown = {name: _by_rule(name, block) for name, block in blocks.items()}
    return type("PublicPage", (page,), {"__init__": _opened, "__doc__": "A page of the public edition.", **shown})


def _opened(self: Any, data: YearData) -> None:
    # what the blocks see has no household; what is withheld is settled from the whole
    object.__setattr__(self, "disclosure", disclosure(data))
    object.__setattr__(self, "data", public_data(data))


def _by_rule(name: str, block: Callable) -> Callable:
    @wraps(block)
    def shown(page: Any, *args: Any, **named: Any) -> Any:
        rule = RULES.get(name)
        if rule is None:
            raise Unclassified(f"khối “{name}” chưa được xét cho bản công khai")
        found: Disclosure = page.disclosure
        told = rule(block, page, found, *args, **named)
        return replace(told, public=(name,)) if isinstance(told, Shown) else told

    return shown
