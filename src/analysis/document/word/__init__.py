"""A document as a Word document."""
