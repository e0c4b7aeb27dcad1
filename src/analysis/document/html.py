"""Blocks as HTML: what a page, JupyterLab and the printed form show of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from analysis.document.blanks import parts
from analysis.document.blocks import Block, Front, Section, Title
from analysis.document.html_table import rows_html, table_data
from analysis.document.look import SCREEN, Look
from analysis.legible import legible

SVG = "data:image/svg+xml,"
TAG = re.compile(r"<[^>]*>")
UNSAFE = re.compile(r"[\x00-\x20\x7f\"#%&<>\[\\\]^`{|}]")
TEMPLATES = Path(__file__).parent / "templates"


def html_of(blocks: Iterable[Block], look_of: Callable[[Block], Look] = lambda _: SCREEN) -> Markup:
    """The blocks one after the other; everything that comes from data is escaped, and legible."""
    return Markup(legible("".join(str(_written(block, look_of)) for block in blocks)))


def _written(block: Block, look_of: Callable[[Block], Look]) -> Markup:
    inside = (html_of(block.blocks, look_of),) if isinstance(block, Section) else ()
    return _macro(type(block).__name__.lower())(block, look_of(block), *inside)


def lab_html(blocks: Iterable[Block]) -> Markup:
    """The same for JupyterLab, where there is no page around it: the front brings the style along."""
    blocks = tuple(blocks)
    opens = any(isinstance(block, Front | Title) for block in blocks)
    return (_lab_style() if opens else Markup("")) + html_of(blocks)


@cache
def _lab_style() -> Markup:
    return Markup(f'<style class="lab">{(TEMPLATES / "lab.css").read_text(encoding="utf-8")}</style>')


def drawing(svg: str) -> Markup:
    """An SVG as an address that carries it, letters as they are; shorter than in base64."""
    # single quotes, where tags have none, need no writing in three letters
    svg = TAG.sub(lambda tag: tag[0] if "'" in tag[0] else tag[0].replace('"', "'"), svg)
    return Markup(SVG + UNSAFE.sub(lambda sign: f"%{ord(sign[0]):02X}", svg))


def load_templates() -> None:
    """Makes the templates ready, for whoever writes many times after."""
    _ = _environment().get_template("blocks.html").module


@cache
def _macro(name: str) -> Callable[[Block, Look], Markup]:
    return getattr(_environment().get_template("blocks.html").module, name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "blanks": parts,
        "drawing": drawing,
        "rows": rows_html,
        "data": table_data,
    }
    return environment
