"""Finds what the scripts of this folder run, and installs or makes it where it is missing: outside the tree, but for the distribution."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "avow-bench"


def avow():
    """The command of the distribution."""
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
