"""The project folder: what was read, from which file, and the rows that were refused.

The rule of this room: the folder is always whole. What is not named in the manifest does not
exist, the manifest is replaced in one step, and nothing that the manifest names is ever written
again. A process may be killed at any moment: the next one finds the state before or the state
after, never one between. Readers take no lock and are never blocked; writers queue.

Layout of a project folder (``.tertius`` in the working directory, or ``TERTIUS_PROJECT``)::

    tertius.json                      the format of the folder, and what made it
    manifest.json                     the list of sources: the one authority
    tables/<source>/<content>/part-0000.parquet …
                                      accepted rows; written once, never changed
    quarantine/<source>/<content>.parquet
                                      refused rows: line, rule, field, raw
    incoming/                         work in progress, emptied by the next writer
    documents.sqlite (-wal, -shm)     documents, works, sentences and where they were found
    lock                              held by the writer; says its process number

``<content>`` is the hash of the parts, so that two readings with equal rows share one name and
a table never changes under its name. Documents live beside the tables, in a database with
transactions of its own (:mod:`tertius.store.documents`); event parts will live in further folders
of ``tables``. Nothing here touches names that it does not know.
"""

from tertius.store.add import Added, add_file
from tertius.store.manifest import FORMAT, Entry, Part
from tertius.store.project import Project, open_project
from tertius.store.tables import entry_of, quarantine, sources_in, table
from tertius.store.verify import verify

__all__ = [
    "FORMAT",
    "Added",
    "Entry",
    "Part",
    "Project",
    "add_file",
    "entry_of",
    "open_project",
    "quarantine",
    "sources_in",
    "table",
    "verify",
]
