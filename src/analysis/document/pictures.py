"""A chart's SVG as PNG, for the forms that cannot hold one: the drawing of the page, not drawn anew."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib
import resvg_py

ZOOM = 3  # pixels a CSS pixel: sharp on paper
FACES = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique")


def png_of(svg: str) -> bytes:
    """The picture as PNG, in the same letters on any machine."""
    # the face the charts name first comes with matplotlib
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    faces = [str(folder / f"{face}.ttf") for face in FACES]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, zoom=ZOOM, dpi=96, background="#ffffff", skip_system_fonts=True, font_files=faces,
            font_family="DejaVu Sans", sans_serif_family="DejaVu Sans",
        )
    )  # fmt: skip


def size_of(svg: str) -> tuple[float, float]:
    """Width and height in points as the SVG says; its view box where it does not."""
    head = svg[: svg.find(">", svg.find("<svg")) + 1]
    sizes = re.findall(r'\b(?:width|height)="([\d.]+)(?:pt)?"', head)
    if len(sizes) >= 2:
        return float(sizes[0]), float(sizes[1])
    box = re.search(r'viewBox="([^"]+)"', head)
    _, _, width, height = map(float, box[1].split()) if box else (0, 0, 460, 300)
    return width, height
