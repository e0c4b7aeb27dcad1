"""A drawing for pages: its words as words, in the letters of the reader's machine, in a quarter of the bytes."""

from __future__ import annotations

import html
import re
from collections import Counter

from analysis.presentation.charts.paths import together
from analysis.presentation.charts.style import FACE, INK, POINTS, width_of
from analysis.presentation.charts.svg import smaller

# the widest first: letters drawn for FACE have room enough in any of them
LETTERS = f"font:{POINTS}px {FACE},Verdana,Tahoma,Roboto,Arial,sans-serif;fill:{INK[:4]}"
USUAL = re.compile(rf"font-size: ?{POINTS}px|font-family:.*|fill: ?{INK}")
UNSEEN = re.compile(r'<path [^>]*style="fill:none"/>')
HEAD = '<?xml version="1.0" encoding="utf-8" standalone="no"?>'
STYLE = '<style type="text/css">'
SPACE = "\u00a0"
MARK = "\ue000"  # around the number of words that are put back in the end; no machine's letters
SAID = re.compile(f"{MARK}(\\d+){MARK}")
POINT = re.compile(r'<path d="M[-\d.]+ [-\d.]+"[^>]*/>')
OUTLINE = re.compile(r' d="[^"]*"')
LINE = re.compile(r'M(-?[\d.]+),(-?[\d.]+)L(?:(?=\1,)|(?=-?[\d.]+,\2[M"]))(-?[\d.]+),(-?[\d.]+)(?=[M"])')
NAMESPACE = ' xmlns:x="http://www.w3.org/1999/xlink"'
MIDDLE = "text-anchor:middle"
UNSAID = re.compile(r'<text(?: style="((?:(?!text-anchor)[^"])*)")?(?= (?!style=))')
GROUP = re.compile(r"<g>|<g [^>]*>|</g>")
TEXT = re.compile(r'<text style="([^"]*)"([^>]*)>([^<]*)</text>')


def light(svg: str) -> str:
    """The drawing of matplotlib's with `svg.fonttype` none: words as words, each look told once."""
    words: list[str] = []

    def kept(found: re.Match) -> str:
        # what is said must pass what makes a drawing smaller as it is
        words.append(found[1])
        return f">{MARK}{len(words) - 1}{MARK}</text>"

    svg = re.sub(r">([^<]*)</text>", kept, svg)
    svg = smaller(svg).replace(HEAD, "").replace(' version="1.1"', "")
    svg = re.sub(r' transform="rotate\(-?0 [^)]*\)"', "", svg)
    svg = TEXT.sub(lambda found: _text(found, words), svg)
    svg = UNSEEN.sub("", svg).replace(' " ', '" ')
    svg = re.sub(r"<defs></defs>|<g></g>", "", _without_bare_groups(svg))
    svg = re.sub(r"#(\w)\1(\w)\2(\w)\3(?=[;\"])", r"#\1\2\3", svg)
    return SAID.sub(lambda found: _ends_kept(words[int(found[1])]), _close(_looks_once(together(svg))))


def _close(svg: str) -> str:
    """The drawing without lines of one point and names it does not use, places apart by commas: an address must write a
    space in three letters.
    """
    svg = POINT.sub("", svg.strip())
    svg = OUTLINE.sub(lambda found: found[0].replace(" ", ",").replace(",d=", " d=", 1), svg)
    svg = LINE.sub(lambda line: f"M{line[1]},{line[2]}{'V' + line[4] if line[1] == line[3] else 'H' + line[3]}", svg)
    return svg if "x:href" in svg else svg.replace(NAMESPACE, "")


def _ends_kept(words: str) -> str:
    # room before and after words keeps them off the mark they stand at
    before, after = (len(words) - len(part) for part in (words.lstrip(" "), words.rstrip(" ")))
    return SPACE * before + words.strip(" ") + SPACE * after


def _text(found: re.Match, words: list[str]) -> str:
    look, place, mark = found.groups()
    parts = [part for part in look.split(";") if not USUAL.fullmatch(part.strip())]
    held = ""
    moved = re.search(r' transform="translate\(([\d.-]+) ([\d.-]+)\)"', place)
    if moved:
        # one line of several, placed by its left end: where it ends must not hang on the letters
        weight = "bold" if any(part.startswith("font-weight") for part in parts) else "normal"
        size = next((float(part[10:-2]) for part in parts if part.startswith("font-size:")), POINTS)
        length = width_of(html.unescape(words[int(mark.strip(MARK))]), weight) * size / POINTS
        held = f' textLength="{length:.0f}" lengthAdjust="spacingAndGlyphs"'
        place = f' x="{moved[1]}" y="{moved[2]}"'
    style = f' style="{";".join(parts)}"' if parts else ""
    return f"<text{style}{place}{held}>{mark}</text>"


def _without_bare_groups(svg: str) -> str:
    """The drawing without groups that only had a name."""
    bare: list[bool] = []

    def kept(tag: re.Match) -> str:
        if tag[0] == "</g>":
            return "" if bare.pop() else tag[0]
        bare.append(tag[0] == "<g>")
        return "" if bare[-1] else tag[0]

    return GROUP.sub(kept, svg)


def _looks_once(svg: str) -> str:
    """The drawing with every look that stands in it more than once as a class, that of most of its words as none."""
    usual = ""
    middle, unsaid = svg.count(f'<text style="{MIDDLE}"'), svg.count("<text") - svg.count("text-anchor:")
    if middle > unsaid:
        svg = UNSAID.sub(lambda found: f'<text style="text-anchor:start{";" + found[1] if found[1] else ""}"', svg)
        svg, usual = svg.replace(f'<text style="{MIDDLE}"', "<text"), f";{MIDDLE}"
    counted = Counter(re.findall(r' style="([^"]*)"', svg))
    names = {look: f"c{n}" for n, (look, times) in enumerate(counted.items()) if times > 1}
    svg = re.sub(
        r' style="([^"]*)"', lambda found: f' class="{names[found[1]]}"' if found[1] in names else found[0], svg
    )
    rules = f"text{{{LETTERS}{usual}}}" + "".join(f".{name}{{{look}}}" for look, name in names.items())
    return svg.replace(STYLE, f"<style>{rules}", 1)
