"""The rules that an official may correct: one TOML file each, with its legal ground and whether it was confirmed, read
by the one loader (`load`) into a model of its own.
"""
