"""Makes the tables of the benchmark, and reads them as its peers do: `peer.py make|parquet|csv …`."""

import json
import sys
import time

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

NAMES = ["a", "b", "c", "d", "y"]
CHUNK = 1_000_000


def chunk(rows: int, seed: int) -> pa.Table:
    """Four normal columns, and a label that six maps keep, to a percent."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((4, rows))
    y = (x[0] ** 2 - x[1] ** 2 - x[2] ** 2 - x[3] ** 2) * (1 + 0.01 * rng.standard_normal(rows))
    return pa.table(dict(zip(NAMES, [*x, y])))


def make(kind: str, path: str, rows: int) -> None:
    if kind == "nan":
        # As many lines of nan as make the bytes.
        line = b"nan,nan,nan,nan,nan\n"
        block = line * 100_000
        with open(path, "wb") as file:
            file.write(b"a,b,c,d,y\n")
            for _ in range(rows // len(block)):
                file.write(block)
        return
    tables = (chunk(min(CHUNK, rows - at), seed=at) for at in range(0, rows, CHUNK))
    if kind == "csv":
        pa.concat_tables(tables).to_pandas().to_csv(path, index=False)
        return
    writer = None
    for table in tables:
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    writer.close()


def read(kind: str, path: str) -> None:
    """Seconds from the file to one array per column."""
    if kind == "csv":
        import pandas as pd
    begin = time.perf_counter()
    if kind == "csv":
        frame = pd.read_csv(path)
        arrays = [frame[name].to_numpy() for name in NAMES]
    else:
        table = pq.read_table(path)
        arrays = [table[name].to_numpy() for name in NAMES]
    seconds = time.perf_counter() - begin
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    print(json.dumps({"seconds": seconds, "rows": len(arrays[0]), "peak": peak * 1024}))


if sys.argv[1] == "make":
    make(sys.argv[2], sys.argv[3], int(sys.argv[4]))
else:
    read(sys.argv[1], sys.argv[2])
