"""A sound unit damaged in every way that offices damage one, and a judge of what is then told. `python -m fuzz` prints the table."""

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # frames of sixty rows: more threads only wait for each other
