"""Notebook -> report: run, page, figures, record, index."""
