"""Tests of the other forms of a report: each read back and compared with figures.csv, cell by cell."""
