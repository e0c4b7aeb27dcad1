"""The words at the head of everything of the internal edition: figures of few households, which the public one
suppresses.
"""

INTERNAL = "Bản nội bộ – chỉ dùng trong cơ quan, không công bố"


def edition_words(edition: str) -> str:
    """What stands at the head of a page, document or workbook of this edition; nothing over the public one."""
    return INTERNAL if edition == "internal" else ""
