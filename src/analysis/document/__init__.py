"""What a document is made of, whatever file it ends in: its type first of all."""
