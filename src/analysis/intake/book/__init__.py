"""What a workbook says beside its values: what kind of file it is, how far it reaches, what is merged, hidden, unknown."""
