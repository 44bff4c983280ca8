"""A report on some articles: one page to read, print and pass on, and its tables as files."""

from kit.reports.assembly import Report, report

__all__ = ["Report", "report"]
