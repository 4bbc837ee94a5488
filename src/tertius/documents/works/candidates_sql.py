"""The join of the candidate search as one statement of SQL.

It uses nothing that is not standard, so that Polars, DuckDB and Spark run the same text over the
same table and give what the compiled search gives.
"""

from tertius.documents.works.candidates import CUT, LEAST, LEAST_STAR

_STATEMENT = """
WITH held AS (
    SELECT DISTINCT hash, document FROM samples
),
spread AS (
    SELECT hash, COUNT(*) AS holders, MIN(document) AS centre FROM held GROUP BY hash
),
few AS (
    SELECT held.hash AS hash, held.document AS document
    FROM held JOIN spread ON held.hash = spread.hash
    WHERE spread.holders > 1 AND spread.holders <= {cut}
),
links AS (
    SELECT one.document AS earlier, other.document AS later, 1 AS rare
    FROM few AS one JOIN few AS other ON one.hash = other.hash
    WHERE one.document < other.document
    UNION ALL
    SELECT spread.centre AS earlier, held.document AS later, 0 AS rare
    FROM held JOIN spread ON held.hash = spread.hash
    WHERE spread.holders > {cut} AND held.document > spread.centre
),
pairs AS (
    SELECT earlier, later, COUNT(*) AS shared, 1 - MAX(rare) AS star
    FROM links GROUP BY earlier, later
)
SELECT earlier, later, shared, star FROM pairs
WHERE shared >= {least_star} OR (star = 0 AND shared >= {least})
ORDER BY earlier, later
"""


def candidates_sql(*, cut: int = CUT) -> str:
    """Write the statement that joins samples with themselves.

    Parameters
    ----------
    cut
        As for :func:`tertius.documents.works.candidates.candidate_pairs`.

    Returns
    -------
    str
        A query over a table ``samples`` with the columns ``hash`` and ``document`` (both BIGINT).
        It gives ``earlier``, ``later``, ``shared`` and ``star`` (0 or 1), as
        :func:`tertius.documents.works.candidates.join_samples` does. Pairs are neither ranked nor
        limited: a hash makes at most ``cut * (cut - 1) / 2`` of them.

    Examples
    --------
    >>> "holders <= 16" in candidates_sql()
    True
    """
    return _STATEMENT.format(cut=int(cut), least=LEAST, least_star=LEAST_STAR)
