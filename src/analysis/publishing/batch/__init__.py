"""The reports of many units and years: which, what has changed, by how many processes, what failed."""

from analysis.publishing.batch.batch import BatchResult, make_batch
from analysis.publishing.batch.jobs import Asked, Job, Outcome
from analysis.publishing.batch.place import Place

__all__ = ["Asked", "BatchResult", "Job", "Outcome", "Place", "make_batch"]
