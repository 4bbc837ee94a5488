"""Facts: title, authors, host, venue and dates of a document, each with the words that prove it.

Where nothing proves a fact, nothing is stated; no date is ever made up.
"""

from tertius.documents.facts.gathering import gather_facts

__all__ = ["gather_facts"]
