"""A folder of reports held against its own record, its inputs and a fresh computation."""
