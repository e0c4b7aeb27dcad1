"""The public edition of every document: each block judged, its frames masked, what is not safe left out."""
