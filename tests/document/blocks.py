"""Blocks of every kind, drawn at random."""

from hypothesis import strategies as st

from analysis.document.blocks import (
    Bullets,
    Front,
    Heading,
    KeyFigures,
    Paragraph,
    Picture,
    Run,
    Section,
    Signature,
    Title,
)
from analysis.document.table import Cell, Source, Table

TEXT = st.text(max_size=12)
YES = st.booleans()
FEW = st.integers(0, 9)


def tuples(of, most=3):
    return st.lists(of, max_size=most).map(tuple)


RUNS = tuples(st.builds(Run, TEXT, YES, YES, YES, TEXT))
SOURCES = st.builds(Source, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
CELLS = st.builds(Cell, TEXT, FEW, FEW, st.integers(1, 3), st.integers(1, 3), tuples(TEXT), TEXT, st.none() | SOURCES)
SIDE = st.just(12)  # a grid in which every cell has its place
TABLES = st.builds(
    Table, TEXT, tuples(CELLS), SIDE, SIDE, FEW, tuples(FEW), tuples(FEW), tuples(FEW), tuples(FEW), TEXT, YES, YES, TEXT, TEXT, TEXT,
)  # fmt: skip
SIMPLE = (
    st.builds(Front, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
    st.builds(Title, tuples(TEXT), YES),
    st.builds(Heading, st.integers(1, 4), TEXT, TEXT, TEXT),
    st.builds(Paragraph, RUNS, TEXT, YES, YES),
    st.builds(Bullets, tuples(RUNS), YES),
    st.builds(KeyFigures, tuples(st.tuples(TEXT, TEXT, TEXT))),
    st.builds(Picture, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
    st.builds(Signature, tuples(TEXT), TEXT, TEXT, tuples(TEXT)),
    TABLES,
)
BLOCKS = st.recursive(st.one_of(*SIMPLE), lambda inner: st.builds(Section, TEXT, TEXT, tuples(inner)), max_leaves=4)
