"""The identities that real exports break (DOMAIN: mỗi đẳng thức là một phép kiểm tra), one module a subject."""

from analysis.intake.checks.chain import check_chain
from analysis.intake.checks.households import check_households
from analysis.intake.checks.targets import check_targets
from analysis.intake.checks.villages import check_continues, check_register, check_same_register, check_villages

__all__ = [
    "check_chain",
    "check_continues",
    "check_households",
    "check_register",
    "check_same_register",
    "check_targets",
    "check_villages",
]
