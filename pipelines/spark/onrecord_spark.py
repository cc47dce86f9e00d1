"""Who said what, on a cluster: `onrecord extract` as an Apache Spark job.

    npm run bundle
    spark-submit --archives output/onrecord.tar.gz#onrecord pipelines/spark/onrecord_spark.py \
        --out s3a://bucket/said s3a://bucket/articles/2014/

Inputs are any paths that Spark reads. JSON Lines (UTF-8) and Parquet are split among tasks; of any other format that
onrecord reads (--format warc, html, csv ...) each file goes whole to one task and must be smaller than 2 GB. Options
that this job does not know, such as --columns text=body or --day-order dmy, go to `onrecord extract` as they are.

Under --out lie the tables of `onrecord export --format parquet`, each partitioned by batch and by month of publication:

    records/batch=NAME/published_month=2014-12/part-….parquet      quotes/…   entities/…   dates/…
    failures/batch=NAME/part-….parquet      counts/batch=NAME/…json: written last, so a batch that has it is whole

A batch is the result of one set of inputs; unless --batch names it, its name is made of them. Running it again replaces
that batch's folders and touches no other, so a job that broke off is simply run again, and one that was finished gives
the same rows. Spark commits the output of each task once, however often the task was tried. Of articles with the same
id in one batch the first by path and line is kept, as `onrecord run` does.
"""

import argparse
import collections
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from pyspark import SparkFiles
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F
from pyspark.sql import types as T

STDERR_KEPT = 4000
TABLES_VERSION = 1
# No JSON text of an article that onrecord takes is longer; what is longer is refused by it all the same.
LONGEST_TEXT = 200_000_000


# ---- On the workers: one task is one child ------------------------------------------------------------------------


def extract(inputs, command):
    """Streams inputs, dicts as `onrecord extract --tables` takes them, through one child; yields its answers.

    A thread writes while this one reads, so neither side can block the other, and the pipes between hold some 64 KiB:
    a child that is slow, or a reader of the answers that is, holds the writer up. A child that dies, or that answers
    less than all, raises, with what it said on standard error: Spark then tries the task again.
    """
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)
        feeder = Feeder(inputs, child.stdin)
        feeder.start()
        answered, end = 0, None
        try:
            for answer in child.stdout:
                if answer.startswith(b'{"end":'):
                    end = json.loads(answer)["end"]
                    continue
                answered += 1
                feeder.unanswered and feeder.unanswered.popleft()
                yield answer.decode()
            status = child.wait()
            feeder.join()
            if feeder.fault:
                raise feeder.fault
            if status != 0 or end != feeder.sent:
                errors.seek(0)
                raise RuntimeError(what_happened(status, answered, feeder, errors.read().decode(errors="replace")))
        finally:
            child.kill()
            child.wait()
            child.stdout.close()


class Feeder(threading.Thread):
    """Writes a task's inputs to its child."""

    def __init__(self, inputs, stdin):
        super().__init__(daemon=True)
        self.inputs, self.stdin = inputs, stdin
        self.sent = 0
        self.fault = None
        # The lines on their way: bounded by what the pipes hold. A file has many answers and is not listed.
        self.unanswered = collections.deque()

    def run(self):
        try:
            with self.stdin:
                for given in self.inputs:
                    if "line" in given:
                        self.unanswered.append(f"{given['path']}, {given['unit']} {given['line']}")
                    self.stdin.write(json.dumps(given).encode() + b"\n")
                    self.sent += 1
        except BrokenPipeError:
            pass  # The child is gone: its exit status says why.
        except Exception as fault:
            self.fault = fault


def what_happened(status, answered, feeder, errors):
    ended = f"was killed by signal {-status}" if status < 0 else f"ended with exit status {status}"
    at = f"; next was {feeder.unanswered[0]}" if feeder.unanswered else ""
    return f"onrecord {ended} after {answered} answers to {feeder.sent} inputs{at}\n{errors[-STDERR_KEPT:]}"


def command_of(job):
    """Where the archive was unpacked is known on the worker only."""
    home = job["home"] or SparkFiles.get("onrecord")
    return [job["node"], os.path.join(home, "dist", "present", "cli", "main.js")]


def extraction_of(job):
    return [*command_of(job), "extract", "--tables", *job["settings"]]


def schema_of_tables(job):
    """Asked of a worker before the work begins: whether node, onrecord and the settings are fit for use."""
    try:
        list(extract([], extraction_of(job)))
        schema = [*command_of(job), "export", "--schema", "--format", "parquet"]
        return {"schema": subprocess.run(schema, capture_output=True, check=True, text=True).stdout}
    except (OSError, RuntimeError, subprocess.CalledProcessError) as fault:
        return {"fault": f"a worker cannot run {' '.join(extraction_of(job))}\n{fault}"}


def extract_lines(rows, job, starts, counts):
    """Rows (path, block, text) in the order of their files, with the number of each line from where its block starts."""

    def numbered():
        block, line = None, 0
        for path, offset, text in rows:
            if (path, offset) != block:
                block, line = (path, offset), starts[path, offset]
            line += 1
            if line > starts[block] + counts[block]:
                raise RuntimeError(f"{path} changed while it was read")
            yield {**place_of(path, job), "line": line, "unit": "line", "json": text[:LONGEST_TEXT]}

    return extract(numbered(), extraction_of(job))


def extract_rows(rows, job):
    inputs = ({**place_of(path, job), "line": row + 1, "unit": "row", "json": text} for path, row, text in rows)
    return extract(inputs, extraction_of(job))


def extract_files(rows, job):
    """Each file is copied to a folder of the task's own, which goes with the task."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:

        def copied():
            for number, (path, content) in enumerate(rows):
                copy = os.path.join(folder, str(number))
                with open(copy, "wb") as file:
                    file.write(content)
                yield {**place_of(path, job), "copy": copy}

        yield from extract(copied(), extraction_of(job))


def place_of(address, job):
    """The path as people write it, and what of it lies below the input that it belongs to."""
    path = urllib.parse.unquote(address)
    root = max((root for root in job["roots"] if path.startswith(root)), key=len, default="")
    return {"path": path, "below": path[len(root) :].lstrip("/") or os.path.basename(path)}


# ---- On the driver: inputs ----------------------------------------------------------------------------------------


def root_of(spark, path):
    """The folder that an input names, as Spark spells its files: of a glob, what comes before the pattern."""
    plain = re.split(r"[*?\[{]", path)[0]
    folder = plain if plain == path else plain[: plain.rfind("/") + 1]
    at = spark._jvm.org.apache.hadoop.fs.Path(folder or ".")
    system = at.getFileSystem(spark._jsc.hadoopConfiguration())
    return system.makeQualified(at).toString()


def read_lines(spark, job):
    """JSON Lines: how many there are, and the answers to them. Lines are counted first, block by block, so that each
    knows its number in its file; both passes must cut files alike, whatever executors come and go meanwhile."""
    if spark.conf.get("spark.sql.files.minPartitionNum", None) is None:
        spark.conf.set("spark.sql.files.minPartitionNum", spark.sparkContext.defaultParallelism)
    reader = spark.read.option("recursiveFileLookup", True)
    lines = reader.text(job["inputs"], lineSep="\n").select(
        F.col("_metadata.file_path").alias("path"), F.col("_metadata.file_block_start").alias("block"), "value"
    )
    counts = {(path, block): n for path, block, n in lines.groupBy("path", "block").count().collect()}
    starts, before = {}, collections.Counter()
    for path, block in sorted(counts):
        starts[path, block] = before[path]
        before[path] += counts[path, block]
    known = spark.sparkContext.broadcast((starts, counts))
    answers = lines.rdd.mapPartitions(lambda rows: extract_lines(rows, job, *known.value))
    return sum(counts.values()), answers


def read_rows(spark, job):
    table = spark.read.parquet(*job["inputs"])
    rows = table.select(F.col("_metadata.file_path"), F.col("_metadata.row_index"), F.to_json(F.struct("*")))
    return table.count(), rows.rdd.mapPartitions(lambda rows: extract_rows(rows, job))


def read_files(spark, job):
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", True)
    files = reader.load(job["inputs"]).select("_metadata.file_path", "content")
    return files.select("file_path").count(), files.rdd.mapPartitions(lambda rows: extract_files(rows, job))


READERS = {"jsonl": read_lines, "parquet": read_rows}


# ---- On the driver: tables ----------------------------------------------------------------------------------------


def answer_schema(tables):
    """What a line of `onrecord extract --tables` holds: a record with its quotes, entities and dates, or a failure."""
    lists = ["quotes", "entities", "dates"]
    return T.StructType(
        [
            T.StructField("hash", T.StringType()),
            T.StructField("record", tables["records"]),
            *[T.StructField(name, T.ArrayType(tables[name])) for name in lists],
            T.StructField("failure", tables["failures"]),
            T.StructField("blank", T.BooleanType()),
        ]
    )


def place_in_input():
    return F.struct(F.col("record.origin_path"), F.col("record.origin_line"), F.col("hash"))


def find_duplicates(answers, folder):
    """The ids that several articles have, and where the first of these stands."""
    records = answers.where("record is not null").select(F.col("record.id").alias("id"), place_in_input().alias("place"))
    first = records.groupBy("id").agg(F.min("place").alias("first"), F.count("*").alias("times")).where("times > 1")
    first.write.mode("overwrite").parquet(folder)
    return answers.sparkSession.read.schema(first.schema).parquet(folder)


def settle_duplicates(answers, duplicates):
    """Of the articles with one id the first stays; the same words again are passed over, other words are a failure."""
    joined = answers.join(duplicates, F.col("record.id") == F.col("id"), "left")
    later = F.col("id").isNotNull() & ~place_in_input().eqNullSafe(F.col("first"))
    same = F.col("hash") == F.col("first.hash")
    failure = F.struct(
        F.col("record.origin_path"),
        F.col("record.origin_line"),
        F.col("record.id").alias("article_id"),
        F.lit("read").alias("stage"),
        F.lit("article-duplicate").alias("code"),
        F.concat(
            *[F.lit('the id "'), F.col("id"), F.lit('" belongs to a different article already, read from ')],
            F.concat_ws(":", F.col("first.origin_path"), F.col("first.origin_line")),
            F.lit(". Give each article an id of its own"),
        ).alias("message"),
        F.date_format(F.current_timestamp(), "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").alias("failed_at"),
    )
    return joined.select(
        F.coalesce(later & same, F.lit(False)).alias("repeated"),
        F.when(later & ~same, failure).otherwise(F.col("failure")).alias("failure"),
        *[F.when(~later, F.col(name)).alias(name) for name in ["record", "quotes", "entities", "dates"]],
        F.col("record.origin_path").alias("path"),
        "blank",
    )


def count(answers, by_file):
    """Of the answers by kind, and of the rows that they bring each table; of the inputs that they answer."""
    total = lambda column: F.coalesce(F.sum(column), F.lit(0))
    sums = {
        "records": total(F.col("record").isNotNull().cast("long")),
        "failures": total(F.col("failure").isNotNull().cast("long")),
        "repeated": total(F.col("repeated").cast("long")),
        "blank": total(F.col("blank").isNotNull().cast("long")),
        **{name: total(F.greatest(F.size(name), F.lit(0))) for name in ["quotes", "entities", "dates"]},
    }
    inputs = F.countDistinct(F.coalesce("path", "failure.origin_path")) if by_file else F.count("*")
    sums["inputs"] = inputs
    return answers.agg(*[value.alias(name) for name, value in sums.items()]).first().asDict()


def rows_of(answers, table):
    if table == "records":
        return answers.where("record is not null").select("record.*")
    if table == "failures":
        return answers.where("failure is not null").select("failure.*")
    return answers.select(F.explode(table).alias("row")).select("row.*")


def write_table(spark, rows, folder):
    """Whole months in files of a sensible size, where there are months; what was in the folder is replaced."""
    months = [name for name in rows.columns if name == "published_at"]
    if months:
        month = F.when(F.col("published_at").rlike(r"^\d{4}-\d{2}"), F.substring("published_at", 1, 7))
        rows = rows.withColumn("published_month", F.coalesce(month, F.lit("undated")))
    hint = "REBALANCE(published_month)" if months else "REBALANCE"
    writer = spark.sql(f"SELECT /*+ {hint} */ * FROM {{rows}}", rows=rows).write.mode("overwrite")
    writer = writer.option("partitionOverwriteMode", "static").option("compression", "snappy")
    (writer.partitionBy("published_month") if months else writer).parquet(folder)


# ---- The job ------------------------------------------------------------------------------------------------------


def run(spark, job):
    started = time.monotonic()
    tables = demand_workers(spark, job)
    place = lambda table: f"{job['out']}/{table}/batch={job['batch']}"
    delete(spark, place("counts"))
    given, lines = READERS.get(job["format"], read_files)(spark, job)
    reader = spark.read.schema(answer_schema(tables)).option("mode", "FAILFAST")
    reader.json(lines).write.mode("overwrite").parquet(place("_answers"))
    extracted = time.monotonic()
    answers = spark.read.parquet(place("_answers"))
    answers = settle_duplicates(answers, find_duplicates(answers, place("_duplicates")))
    counts = count(answers, by_file=job["format"] not in READERS)
    demand_equal("inputs", given, counts["inputs"])
    for table, schema in tables.items():
        write_table(spark, rows_of(answers, table), place(table))
        written = spark.read.schema(schema).parquet(place(table)).count()
        demand_equal(f"rows of {table}", counts[table], written)
    seconds = {"seconds_extracting": extracted - started, "seconds": time.monotonic() - started}
    counts = {"batch": job["batch"], **counts, **{name: round(value, 1) for name, value in seconds.items()}}
    spark.createDataFrame([(json.dumps(counts),)], "value string").coalesce(1).write.mode("overwrite").text(place("counts"))
    for table in ["_answers", "_duplicates"]:
        delete(spark, place(table))
        delete(spark, f"{job['out']}/{table}", recursive=False)
    return counts


def demand_workers(spark, job):
    told = spark.sparkContext.parallelize([0], 1).map(lambda _: schema_of_tables(job)).first()
    if "fault" in told:
        sys.exit(f"onrecord: {told['fault']}")
    published = json.loads(told["schema"])
    if published["version"] != TABLES_VERSION:
        sys.exit(f"onrecord: the bundle writes tables of version {published['version']}, this job {TABLES_VERSION}")
    return {name: T.StructType.fromJson(schema) for name, schema in published["tables"].items()}


def demand_equal(what, given, found):
    if given != found:
        sys.exit(f"onrecord: {what}: {given} went in, {found} came out; nothing was marked as done, run it again")


def delete(spark, folder, recursive=True):
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    if system.exists(path) and (recursive or len(system.listStatus(path)) == 0):
        system.delete(path, recursive)


def parse_arguments():
    parser = argparse.ArgumentParser(description="Extracts who said what from articles, on a cluster.")
    parser.add_argument("inputs", nargs="+", help="files, folders or globs, wherever Spark can read")
    parser.add_argument("--out", required=True, help="folder of the tables")
    parser.add_argument("--format", default="jsonl", help="jsonl (default), parquet, or any that onrecord reads")
    parser.add_argument("--batch", help="name of this set of inputs (default: made of their paths)")
    parser.add_argument("--node", default="node", help="how the workers call Node (default: node)")
    parser.add_argument("--home", help="where onrecord lies on each worker (default: the archive named onrecord)")
    known, settings = parser.parse_known_args()
    job = {**vars(known), "settings": settings, "out": known.out.rstrip("/")}
    if job["format"] not in READERS:
        job["settings"] = [*settings, "--format", job["format"]]
    named = json.dumps([job["format"], sorted(job["inputs"]), settings])
    job["batch"] = job["batch"] or hashlib.sha256(named.encode()).hexdigest()[:12]
    if not re.fullmatch(r"[\w.-]+", job["batch"]):
        parser.error("--batch takes letters, digits, '.', '_' and '-'")
    return job


def main():
    job = parse_arguments()
    spark = SparkSession.builder.appName("onrecord").getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    try:
        job["roots"] = [root_of(spark, path) for path in job["inputs"]]
        print(json.dumps(run(spark, job)))
    except AnalysisException as fault:
        sys.exit(f"onrecord: {fault}")
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
