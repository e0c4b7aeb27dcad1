"""Sentences on the page: plain text in, escaped paragraphs out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.document.blocks import Bullets, KeyFigures, paragraph, plain_runs
from analysis.document.figure import Figure
from analysis.document.shown import Shown


def paragraphs(*texts: str, figures: Sequence[Figure] = ()) -> Shown:
    """The texts as paragraphs; empty ones are left out."""
    kept = [text for text in texts if text]
    return Shown(tuple(map(paragraph, kept)), tuple(figures), "\n".join(kept))


def bullets(texts: Iterable[str], figures: Sequence[Figure] = ()) -> Shown:
    """The texts as a list; empty ones are left out."""
    kept = [text for text in texts if text]
    return Shown((Bullets(tuple(map(plain_runs, kept))),) if kept else (), tuple(figures), "\n".join(kept))


def key_figures(items: Sequence[tuple[str, str, str]]) -> Shown:
    """The few numbers a reader takes away: (label, value, note) each."""
    text = "; ".join(f"{label}: {value}" for label, value, _ in items)
    return Shown((KeyFigures(tuple(items)),), (), text)


def listing(names: Sequence[str]) -> str:
    """`Thôn 1, Thôn 2 và Thôn Blôm`."""
    return " và ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
