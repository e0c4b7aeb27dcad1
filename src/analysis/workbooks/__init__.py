"""Excel workbooks: the template that officials fill in, the restricted lists."""

from analysis.workbooks.restricted import write_restricted_list
from analysis.workbooks.template import write_start_template, write_template

__all__ = ["write_restricted_list", "write_start_template", "write_template"]
