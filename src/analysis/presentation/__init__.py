"""Figures -> what a reader sees: tables, charts, sentences, Vietnamese numbers. Nothing here reads a file."""
