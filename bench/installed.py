"""Finds what the scripts of this folder run, and installs or makes it where it is missing: outside the tree, but for the distribution."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "avow-bench"

MANIFEST = """manifest: Benchmark, {records} records
packs: [access-log]
as_of: 2015-01-01
period: {{ from: 2014-01-01, until: 2015-01-01 }}
sources:
  - source: log
    path: log.jsonl
    feed: service-log
    covers: {{ from: beginning, until: 2015-01-01 }}
"""


def log(records, kind="log"):
    """The folder of a log; all events of a `hot` one are of one subject, half of the records of a `broken` one break a rule."""
    folder = CACHE / f"{kind}-{records}"
    file = folder / "log.jsonl"
    folder.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        part = folder / "log.part"
        if kind == "hot":
            with open(part, "w", encoding="utf-8") as out, open(log(records) / "log.jsonl", encoding="utf-8") as lines:
                out.writelines(re.sub('"subject":"u[0-9]+"', '"subject":"u0000000"', line) for line in lines)
        else:
            share = ["--broken", "0.5"] if kind == "broken" else []
            with open(part, "wb") as out:
                subprocess.run([sys.executable, HERE / "generate.py", str(records), *share], stdout=out, check=True)
        part.rename(file)
    (folder / "avow.yaml").write_text(MANIFEST.format(records=records))
    return folder


def avow():
    """The command of the distribution, or what AVOW names instead."""
    if os.environ.get("AVOW"):
        return [os.environ["AVOW"]]
    command = ROOT / "build" / "dist" / "avow"
    if not command.exists():
        print("making the distribution ...", flush=True)
        subprocess.run(["mvn", "-q", "-Pdist", "-DskipTests", "package"], cwd=ROOT, check=True)
    return [str(command)]


def conftest():
    return _go("conftest", "github.com/open-policy-agent/conftest@latest")


def opa():
    return _go("opa", "github.com/open-policy-agent/opa@latest")


def duckdb():
    """A Python that has DuckDB."""
    python = CACHE / "duckdb" / "bin" / "python"
    if not python.exists():
        print(f"installing duckdb into {CACHE} ...", flush=True)
        subprocess.run([sys.executable, "-m", "venv", CACHE / "duckdb"], check=True)
        subprocess.run([CACHE / "duckdb" / "bin" / "pip", "-q", "install", "duckdb"], check=True)
    return str(python)


def _go(name, package):
    folder = CACHE / "bin"
    found = shutil.which(name) or shutil.which(name, path=str(folder))
    if not found:
        print(f"installing {name} into {CACHE} ...", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["go", "install", package], check=True, env=dict(os.environ, GOBIN=str(folder)))
        found = str(folder / name)
    return found
