"""Times whole commands alternately, and says which bars are met: what the scripts of this folder share."""
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path


class Job:
    """A command with the environment that it runs in; `ok` are the exit codes that mean it did its work."""

    def __init__(self, name, command, env=None, before=None, ok=(0, 1, 2)):
        self.name, self.command, self.before, self.ok = name, command, before, ok
        self.env = dict(os.environ, **(env or {}))
        self.walls, self.cpus, self.sizes = [], [], []

    def run(self):
        if self.before:
            self.before()
        timed = [sys.executable, "-S", str(Path(__file__).parent / "timed.py"), *self.command]
        told = subprocess.run(timed, env=self.env, check=True, capture_output=True, text=True).stdout
        code, wall, cpu, size = json.loads(told)
        if code not in self.ok:
            sys.exit(f"{self.name}: exit {code}: {' '.join(self.command)}")
        self.walls.append(wall)
        self.cpus.append(cpu)
        self.sizes.append(size)

    @property
    def wall(self):
        """Median wall time in seconds."""
        return statistics.median(self.walls)

    @property
    def size(self):
        """Median peak of resident memory in MiB."""
        return statistics.median(self.sizes)


def alternate(jobs, runs):
    """Runs every job once for nothing, then all of them in turn, and prints a table."""
    for job in jobs:
        job.run()
        job.walls, job.cpus, job.sizes = [], [], []
    for _ in range(runs):
        for job in jobs:
            job.run()
    print(f"{'median of ' + str(runs):34} {'wall s':>8} {'from':>8} {'to':>8} {'cpu s':>8} {'MiB':>7}")
    for job in jobs:
        print(f"{job.name:34} {job.wall:8.3f} {min(job.walls):8.3f} {max(job.walls):8.3f} "
              f"{statistics.median(job.cpus):8.3f} {job.size:7.0f}")


class Bars:
    """The bars of a script; it ends with 1 if one is missed."""

    def __init__(self):
        self.missed = False

    def most(self, name, measured, limit, unit=""):
        met = measured <= limit
        self.missed |= not met
        print(f"BAR {name} {measured:.3g}{unit} {limit:g}{unit} {'met' if met else 'missed'}")

    def least(self, name, measured, limit, unit=""):
        met = measured >= limit
        self.missed |= not met
        print(f"BAR {name} {measured:.3g}{unit} {limit:g}{unit} {'met' if met else 'missed'}")

    def end(self):
        sys.exit(1 if self.missed else 0)
