"""The plan: targets and their allocation, registered households, who helps, needs, money, packages of support."""

from typing import Any

from analysis.planning.allocation import allocate
from analysis.planning.assignments import assignments, helped_by_village
from analysis.planning.caption import caption_faults
from analysis.planning.catalogue import catalogue, given_by, named
from analysis.planning.entitlement import eligible_groups, entitled, entitlements
from analysis.planning.helpers import helped_households, in_charge_of_villages
from analysis.planning.issued_table import decimal_marks, differences
from analysis.planning.money import money_of, money_shares, other_contributions
from analysis.planning.needs import needs, needs_by_support
from analysis.planning.plan_matrix import plan_matrix
from analysis.planning.plan_targets import plan_targets, reduction_wanted
from analysis.planning.registered import registered_households
from analysis.planning.registered_causes import registered_causes, registered_feasibility
from analysis.planning.registered_minority import registered_minority
from analysis.planning.target_groups import target_group_lines, target_groups
from analysis.planning.target_size import households_needed, total_to_allocate
from analysis.planning.village_targets import village_targets

__all__ = [
    "allocate",
    "assignments",
    "caption_faults",
    "catalogue",
    "decimal_marks",
    "differences",
    "eligible_groups",
    "entitled",
    "entitlements",
    "given_by",
    "helped_by_village",
    "helped_households",
    "households_needed",
    "in_charge_of_villages",
    "money_of",
    "money_shares",
    "named",
    "needs",
    "needs_by_support",
    "other_contributions",
    "plan_matrix",
    "plan_targets",
    "reduction_wanted",
    "registered_causes",
    "registered_feasibility",
    "registered_households",
    "registered_minority",
    "search_packages",
    "target_group_lines",
    "target_groups",
    "total_to_allocate",
    "village_targets",
]


def __getattr__(name: str) -> Any:
    # loaded when asked for: `giamngheo check` must not wait for a solver it does not use
    if name == "search_packages":
        from analysis.planning.package_search import search_packages

        return search_packages
    raise AttributeError(name)
