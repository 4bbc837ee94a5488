"""The format ``.signed-graph``: two states and a third column, 1 for negative and 0 for positive.

The format is that of the programs for balanced subgraphs of Hüffner, Betzler and Niedermeier,
whose gene-regulatory networks (EGFR, yeast) are the field's instances. Its signs are the other way
round from every other format's, so the ending decides, never a guess from the values.
"""

from tertius.exchange.snap import read_edge_list
from tertius.exchange.text_table import Sheet
from tertius.exchange.tie_rows import TieRows
from tertius.exchange.tie_table import Columns


def read_signed_graph(sheet: Sheet, columns: Columns | None = None) -> TieRows:
    """Read ties from a ``.signed-graph`` file.

    Parameters
    ----------
    sheet
        The text.
    columns
        Numbers of the columns, where they are not 1, 2 and 3.

    Returns
    -------
    TieRows
        Values are 1 and −1.

    Raises
    ------
    SourceError
        If there are fewer than three columns.
    TertiusError
        If ``columns`` names a column that is not there.
    """
    return read_edge_list(sheet, columns, negative_is_one=True)
