"""The words and phrases that rules look for: readable files that a researcher can extend.

The rule of this room: a lexicon is data, validated entry by entry against a model, and never code.
An entry that cannot be used stops the reading with its file, number and field; nothing is skipped.

A *kind* of entries is a file ``<kind>.toml`` or a folder ``<kind>/`` of such files. A file may
begin with a table ``[defaults]`` that each of its entries shares, and holds an array ``entry`` of
tables. A user's folder is laid out the same way: its entries come after ours, one that names the
same thing replaces ours, and one with ``remove = true`` takes out all that it describes.
"""

from tertius.coding.lexicon.entry import Entry
from tertius.coding.lexicon.kinds import KINDS
from tertius.coding.lexicon.lint import lint
from tertius.coding.lexicon.read import DEFAULT, OURS, Lexicon, entries

__all__ = ["DEFAULT", "KINDS", "OURS", "Entry", "Lexicon", "entries", "lint"]
