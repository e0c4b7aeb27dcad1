"""The annual plan and what is annexed to it, on the page (kế hoạch năm và phụ lục)."""
