"""What is known to be still wrong: verdicts by kind that the test lets pass until the fault is mended; then the line goes."""

UNSEEN = ("unseen",)  # what stands here most often: "file of last year": UNSEEN

KNOWN: dict[str, tuple[str, ...]] = {}
