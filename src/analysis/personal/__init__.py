"""What tells a person: names, numbers of papers and telephones; facts in personal.toml, nothing of it is ever shown
whole.
"""

import analysis.intake  # noqa: F401 - first: it uses what stands here, and this its letters and peoples
from analysis.personal.masked import masked
from analysis.personal.names import is_name, names_in
from analysis.personal.numbers import is_number, numbers_in

__all__ = ["is_name", "is_number", "masked", "names_in", "numbers_in"]
