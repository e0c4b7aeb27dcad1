"""`python -m fuzz [damages]`: every kind tried equally often, and the table of what came of it."""

import sys

from fuzz.run import DAMAGES, run
from fuzz.table import table

print(table(run(int(sys.argv[1]) if len(sys.argv) > 1 else DAMAGES)))
