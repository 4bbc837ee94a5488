"""One statement of SQL gives what the compiled join gives, on three engines."""

import importlib.util
import shutil

import duckdb
import numpy as np
import polars as pl
import pytest

from tertius.documents.works.candidates import Samples, join_samples, sampled_hashes
from tertius.documents.works.candidates_sql import candidates_sql

Rows = list[tuple[int, int, int, int]]


def compiled(samples: Samples, cut: int) -> Rows:
    documents = int(samples.document.max(initial=-1)) + 1
    found, _ = join_samples(samples, documents=documents, cut=cut)
    columns = (found.first, found.second, found.shared, found.star.astype(int))
    return list(zip(*map(np.ndarray.tolist, columns), strict=True))


def polars(samples: Samples, cut: int) -> Rows:
    frame = pl.DataFrame({"hash": samples.hash, "document": samples.document.astype(np.int64)})
    return pl.SQLContext(samples=frame).execute(candidates_sql(cut=cut), eager=True).rows()


def duck(samples: Samples, cut: int) -> Rows:
    table = {"hash": samples.hash, "document": samples.document.astype(np.int64)}
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.register("given", table)
        connection.execute("CREATE TABLE samples AS SELECT * FROM given")
        return connection.execute(candidates_sql(cut=cut)).fetchall()


@pytest.fixture(scope="module")
def spark():
    if importlib.util.find_spec("pyspark") is None:
        pytest.skip("pyspark is not installed: it comes with the group bench")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    yield session
    session.stop()


def random_samples(seed: int) -> Samples:
    """A table with common and rare hashes; with rows twice, which SQL must count once."""
    draw = np.random.default_rng(seed)
    document = np.sort(draw.integers(0, 60, 900)).astype(np.int32)
    common = draw.integers(0, 12, 900)
    hashes = np.where(draw.random(900) < 0.4, common, draw.integers(-(2**63), 2**63 - 1, 900))
    return Samples(np.where(draw.random(900) < 0.3, document // 3, hashes), document)


@pytest.fixture(scope="module")
def planted_samples(planted):
    return sampled_hashes(planted.planted_corpus(4, 500).texts)


@pytest.mark.parametrize("engine", [polars, duck])
@pytest.mark.parametrize("cut", [2, 5, 16])
def test_random_tables_give_equal_pairs(engine, cut):
    for seed in range(3):
        samples = random_samples(seed)
        assert engine(samples, cut) == compiled(samples, cut)


def test_the_random_tables_have_stars_and_others():
    found = compiled(random_samples(0), 5)
    assert {star for *_, star in found} == {0, 1}


@pytest.mark.parametrize("engine", [polars, duck])
@pytest.mark.parametrize("cut", [3, 16])
def test_planted_works_give_equal_pairs(engine, cut, planted_samples):
    found = compiled(planted_samples, cut)
    assert engine(planted_samples, cut) == found
    assert len(found) > 200


@pytest.mark.parametrize("engine", [polars, duck])
def test_an_empty_table_gives_none(engine):
    assert engine(Samples(np.zeros(0, np.int64), np.zeros(0, np.int32)), 16) == []


def test_spark_gives_equal_pairs(spark, planted_samples, tmp_path):
    first = random_samples(1)
    later = planted_samples.document + np.int32(60)
    samples = Samples(
        np.concatenate((first.hash, planted_samples.hash)),
        np.concatenate((first.document, later)),
    )
    frame = pl.DataFrame({"hash": samples.hash, "document": samples.document.astype(np.int64)})
    frame.write_parquet(tmp_path / "samples.parquet")
    spark.read.parquet(str(tmp_path / "samples.parquet")).createOrReplaceTempView("samples")
    found = spark.sql(candidates_sql(cut=5)).collect()
    assert [tuple(row) for row in found] == compiled(samples, 5)


def test_the_statement_holds_nothing_but_its_number():
    assert candidates_sql(cut=7).replace("7", "16") == candidates_sql(cut=16)
    with pytest.raises(ValueError, match="invalid literal"):
        candidates_sql(cut="1; DROP TABLE samples")  # type: ignore[arg-type]
