"""The plan: targets, the issued table against its arithmetic, registered households."""

from analysis.planning.caption import caption_faults
from analysis.planning.issued_table import decimal_marks, differences
from analysis.planning.registered import registered_households
from analysis.planning.village_targets import village_targets

__all__ = ["caption_faults", "decimal_marks", "differences", "registered_households", "village_targets"]
