"""What can go wrong while a report is made, in words for the analyst."""

from analysis.findings import ReportFailed


class PublishingError(ReportFailed):
    """A report could not be made or may not be published; the message is in Vietnamese."""
