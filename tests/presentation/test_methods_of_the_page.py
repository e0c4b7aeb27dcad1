"""Whatever a page is about is read from the page: no block is told it again, and every listed block is a method."""

import inspect
from importlib import import_module
from pkgutil import iter_modules

import pytest

from analysis import presentation
from analysis.presentation import plan, report
from analysis.presentation.page import PageOf
from analysis.presentation.show import Page

TOLD_BY_THE_PAGE = {"place", "places", "unit", "level", "labels", "criterion", "comparable", "period"}
# what pages are written with, and knows of none
TOOLS = {"front", "numbers", "page", "period_words", "place_word", "prose", "show", "table", "units"}
MODULES = [
    module.name
    for package in (presentation, plan, report)
    for module in iter_modules(package.__path__, f"{package.__name__}.")
    if module.name.rpartition(".")[2] not in TOOLS and not module.ispkg
]
BLOCKS = {name: block for name, block in vars(Page).items() if inspect.isfunction(block)}


@pytest.mark.parametrize("name", MODULES)
def test_no_function_is_told_what_the_page_says(name):
    module = import_module(name)
    functions = [one for _, one in inspect.getmembers(module, inspect.isfunction) if one.__module__ == module.__name__]
    told = {one.__name__: TOLD_BY_THE_PAGE & set(inspect.signature(one).parameters) for one in functions}
    assert {function: words for function, words in told.items() if words and not function.startswith("_")} == {}


@pytest.mark.parametrize("name", BLOCKS)
def test_every_listed_block_takes_the_page_first(name):
    first = next(iter(inspect.signature(BLOCKS[name]).parameters.values()))
    assert (first.name, first.annotation) == ("page", PageOf.__name__)
    assert BLOCKS[name].__name__ == name
