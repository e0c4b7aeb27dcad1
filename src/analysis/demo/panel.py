"""Who is poor when: the life of each household over the years, before it has any other trait.

The flows of the parameters say how many households of a village move; here it is drawn which.
"""

from __future__ import annotations

from analysis.demo.draw import Draw
from analysis.demo.histories import ABSENT, CLASS_CODES, NEAR_POOR, NOT_POOR, POOR, History, Passage


def draw_panel(draw: Draw) -> list[History]:
    """All households ever reviewed, with their years."""
    panel: list[History] = []
    for year in draw.settings["years"]:
        live_through(draw, panel, year)
    return panel


def live_through(draw: Draw, panel: list[History], year: int) -> None:
    """Gives every household of the panel its passage of the year, and the panel its newcomers."""
    for village in range(len(draw.settings["villages"])):
        _Village(draw, panel, year, village).live_through()


class _Village:
    """One village in one year: takes households out of their class and brings others in."""

    def __init__(self, draw: Draw, panel: list[History], year: int, village: int):
        self.draw, self.panel, self.year, self.village = draw, panel, year, village
        self.odds = draw.settings["odds"]
        self.flows = {name: numbers[village] for name, numbers in draw.settings["flows"][str(year)].items()}
        self.first = year == draw.settings["years"][0]

    def live_through(self) -> None:
        """Every household of the village gets its passage of the year; newcomers join the panel."""
        poor, near_poor = self._listed(POOR, "poor"), self._listed(NEAR_POOR, "near_poor")
        self._leave(poor, POOR, "poor", (NEAR_POOR, NOT_POOR))
        self._leave(near_poor, NEAR_POOR, "near_poor", (POOR, NOT_POOR))
        for end, name in ((POOR, "poor"), (NEAR_POOR, "near_poor")):
            for _ in range(self.flows[f"relapse_to_{name}"]):
                self._enter(self._not_poor(escaped=True), NOT_POOR, end)
            for _ in range(self.flows[f"new_to_{name}"]):
                self._enter(self._not_poor(escaped=False), NOT_POOR, end)
            for _ in range(self.flows[f"split_to_{name}"]):
                self._enter(self._fresh(end), ABSENT, end, "split")
                self._enter(self._fresh(NOT_POOR), NOT_POOR, NOT_POOR, "split")  # the household it split from
        for end in (POOR, NEAR_POOR, NOT_POOR):
            for _ in range(self.flows[f"moved_in_to_{CLASS_CODES[end]}"]):
                self._enter(self._fresh(end), ABSENT, end, "moved_in")
        for _ in range(self.flows["merged_to_near_poor"]):
            self._enter(self._fresh(NEAR_POOR), NOT_POOR, NEAR_POOR, "merged")
        for _ in range(self.flows["poor_merged"]):
            self._enter(self._fresh(NOT_POOR), NOT_POOR, NOT_POOR, "merged")  # the household that took it in
        for _ in range(self.flows["reviewed_not_poor"]):
            self._enter(self._not_poor(escaped=self.draw.chance(self.odds["not_poor_escaped"])), NOT_POOR, NOT_POOR)
        self._register()

    def _listed(self, klass: str, name: str) -> list[History]:
        if self.first:
            number = self.draw.settings["start"][name][self.village]
            return [self._fresh(klass) for _ in range(number)]
        return self._at_last_end(klass)

    def _at_last_end(self, klass: str) -> list[History]:
        return [
            history
            for history in self.panel
            if history.village == self.village
            and self.year not in history.years
            and history.end_of(self.year - 1) == klass
        ]

    def _leave(self, listed: list[History], start: str, name: str, ends: tuple[str, str]) -> None:
        left = list(listed)
        for change in ("died", "merged", "moved_out"):
            odds = [self.odds["leave_registered"] if self._registered(history) else 1.0 for history in left]
            for history in self.draw.several(left, odds, self.flows[f"{name}_{change}"]):
                self._enter(history, start, ABSENT, change)
                left.remove(history)
        for end in ends:
            number = self.flows[f"{name}_to_{CLASS_CODES[end]}"]
            odds = [history.hardship if end == POOR else self._escape_odds(history) for history in left]
            for history in self.draw.several(left, odds, number):
                self._enter(history, start, end)
                left.remove(history)
        for history in left:
            self._enter(history, start, start)

    def _escape_odds(self, history: History) -> float:
        odds = 1.15 - history.hardship
        odds *= self.odds["escape_registered"] if self._registered(history) else 1.0
        return odds * (self.odds["escape_no_labour"] if history.no_labour else 1.0)

    def _registered(self, history: History) -> bool:
        last = history.years.get(self.year - 1)
        return last is not None and last.registered

    def _enter(self, history: History, start: str, end: str, change: str = "") -> None:
        history.years[self.year] = Passage(start, end, change)
        if not any(history is known for known in self.panel):
            self.panel.append(history)
        if start == POOR and end in (NEAR_POOR, NOT_POOR) and not change:
            history.escapes.append(self.draw.settings["recognised_on"][str(self.year)])

    def _not_poor(self, *, escaped: bool) -> History:
        """A household that was not poor at the start: one of the panel where there is one, else a new face."""
        known = [
            history
            for history in self._at_last_end(NOT_POOR)
            if bool(history.escaped_before(self.year)) == escaped and not history.changes() - {""}
        ]
        if known and (escaped or self.draw.chance(self.odds["not_poor_known"])):
            return self.draw.pick(known)
        history = self._fresh(NOT_POOR)
        history.escapes = [self._earlier_escape()] if escaped else []
        return history

    def _fresh(self, klass: str) -> History:
        low, width = {POOR: (0.35, 0.65), NEAR_POOR: (0.15, 0.60), NOT_POOR: (0.05, 0.50)}[klass]
        hardship = low + width * self.draw.share()
        no_labour = self.draw.chance(self.draw.settings["people"]["no_labour"] * hardship * hardship)
        history = History(self.village, hardship, no_labour)
        earlier = self.draw.settings["earlier_escapes"][f"share_of_{CLASS_CODES[klass]}"]
        if self.first and self.draw.chance(earlier):
            # who is poor at the first start cannot have escaped in the review that found it poor
            history.escapes = [self._earlier_escape(until=-1 if klass == POOR else None)]
        return history

    def _earlier_escape(self, until: int | None = None) -> str:
        return self.draw.pick(self.draw.settings["earlier_escapes"]["dates"][:until])

    def _register(self) -> None:
        poor = [
            history
            for history in self.panel
            if history.village == self.village and self.year in history.years and history.years[self.year].end == POOR
        ]
        odds = [
            (1.3 - history.hardship) * (self.odds["register_no_labour"] if history.no_labour else 1.0)
            for history in poor
        ]
        for history in self.draw.several(poor, odds, self.draw.settings["registered"][str(self.year)][self.village]):
            history.years[self.year].registered = True
