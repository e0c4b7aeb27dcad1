"""The other forms of a report (Word, Excel, PDF), all written from its finished page."""
