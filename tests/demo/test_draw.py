"""Draws: the same on every system, and by weight."""

import pytest

from analysis.demo.draw import Draw

PROMISED = [382, 971, 843, 320, 571]


def test_stream_is_the_promised_one():
    draw = Draw(2023)
    assert [draw.whole(0, 999) for _ in range(5)] == PROMISED


def test_zero_weight_is_never_drawn():
    draw = Draw(1)
    assert {draw.weighted({"a": 0, "b": 1, "c": 0}) for _ in range(50)} == {"b"}


def test_several_are_different():
    assert sorted(Draw(1).several("abcd", [1, 5, 1, 9], 4)) == ["a", "b", "c", "d"]


def test_nothing_to_draw_from_is_an_error():
    with pytest.raises(ValueError):
        Draw(1).position([0, 0])
