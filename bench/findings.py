"""What Avow and its peers find in the benchmark's log, as sets of (rule, id) that must be equal."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from installed import HERE, avow, duckdb

# What breaks it is a subject's day; subjects are masked, so these are compared by number.
GROUPED = "r29"


def check(folder, *options):
    """The command that judges a log."""
    return [*avow(), "check", "-q", "--policies", str(HERE / "policies"), *options, str(folder)]


def ours(folder, *options):
    """What breaks each rule, as Avow says."""
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "findings.jsonl"
        code = subprocess.run(check(folder, *options, "--findings", str(file)), stdout=subprocess.DEVNULL).returncode
        if code not in (0, 1, 2):
            sys.exit(f"avow check ended with {code}")
        found = set()
        for number, line in enumerate(file.read_text().splitlines()):
            finding = json.loads(line)
            if finding["outcome"] == "fail":
                rule = finding["rule"].split("-")[0]
                where = finding["location"]
                if not (where["file"] and where["line"] > 0 and finding["reasons"]):
                    sys.exit(f"a finding has no place or no reason: {line}")
                found.add((rule, str(number) if rule == GROUPED else finding["subject"]["key"][0]["value"]))
        return found


def of_duckdb(log, rules):
    """What breaks each rule, as DuckDB says: the rules without their last statement, which counts."""
    statements = Path(rules).read_text()
    with tempfile.TemporaryDirectory() as work:
        listing, answer = Path(work) / "rules.sql", Path(work) / "answer.json"
        listing.write_text(statements[: statements.rindex("SELECT rule, count(*)")] + "SELECT rule, id FROM broken;")
        subprocess.run([duckdb(), str(HERE / "peer.py"), str(listing), str(log), str(answer)], check=True)
        return {(rule, record) for rule, record in json.loads(answer.read_text())}


def same(mine, others):
    """Ends the script where the answers differ, or there are none."""
    grouped = [sum(1 for rule, _ in each if rule == GROUPED) for each in (mine, others)]
    mine, others = ({(rule, record) for rule, record in each if rule != GROUPED} for each in (mine, others))
    if mine != others or grouped[0] != grouped[1] or not mine:
        sys.exit(f"the answers differ: only Avow {sorted(mine - others)[:5]}, only the peer {sorted(others - mine)[:5]}, "
                 f"groups {grouped}, of {len(mine)}")
    print(f"{len(mine) + grouped[0]:,} findings of {len({rule for rule, _ in mine}) + (grouped[0] > 0)} rules, the same records from both", flush=True)
