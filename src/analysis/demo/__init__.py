"""Synthetic households of xã Kim Tân and of xã Ia Pa that it became part of, drawn from published counts with a seed;
no report needs this package.
"""

from analysis.demo.write import write_demo, write_province

__all__ = ["write_demo", "write_province"]
