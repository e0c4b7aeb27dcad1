"""Excel workbooks: the template that officials fill in, the summary forms, the restricted lists."""

from analysis.workbooks.restricted import write_restricted_list
from analysis.workbooks.review_workbook import write_review_workbook
from analysis.workbooks.template import write_start_template, write_template

__all__ = ["write_restricted_list", "write_review_workbook", "write_start_template", "write_template"]
