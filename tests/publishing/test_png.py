"""Plots of workings in fewer bytes; what is no picture stays as it was."""

import base64
import io

import pytest
from PIL import Image, ImageDraw

from analysis.publishing.png import smaller_png


def plot() -> bytes:
    picture = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(picture).ellipse((50, 50, 350, 250), fill="#1f6f8b", outline="black", width=3)
    made = io.BytesIO()
    picture.save(made, "png", compress_level=0)
    return made.getvalue()


def test_a_plot_keeps_its_size_and_needs_fewer_bytes():
    small = base64.b64decode(smaller_png(base64.b64encode(plot()).decode()))
    assert len(small) < len(plot()) / 10 and Image.open(io.BytesIO(small)).size == (400, 300)


@pytest.mark.parametrize(
    "damaged",
    [b"", b"no picture", plot()[:2000], plot()[:40] + b"\x00" * 30 + plot()[70:]],
    ids=["nothing", "words", "cut", "overwritten"],
)
def test_what_is_no_whole_picture_stays_as_it_was(damaged):
    encoded = base64.b64encode(damaged).decode()
    assert smaller_png(encoded) == encoded
