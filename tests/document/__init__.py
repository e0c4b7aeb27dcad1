"""Tests of the document: its model, and each file written of it read back and compared with figures.csv, cell by cell."""
