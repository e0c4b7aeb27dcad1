"""A plot of workings in fewer bytes: few colours, its pixels as they were."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile

COLOURS = 48  # a plot has a dozen, and their edges


def smaller_png(encoded: str) -> str:
    """The picture (base64) with so many colours; as it was where that is no smaller, or it is no picture."""
    try:
        # WeasyPrint, once loaded, has every reader of pictures take a part for the whole
        with _whole_alone():
            picture = Image.open(io.BytesIO(base64.b64decode(encoded))).convert("RGB")
    except (OSError, SyntaxError, ValueError):  # none at all, cut off, of damaged parts
        return encoded
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    made = io.BytesIO()
    few.save(made, "png", optimize=True)
    return min(base64.b64encode(made.getvalue()).decode(), encoded.replace("\n", ""), key=len)


@contextmanager
def _whole_alone() -> Iterator[None]:
    taken, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = taken
