"""Times `avow check` of a normal log and of one of which half breaks a rule, alternately: see `broken`."""
import hashlib
import json
import os
import sys

from side_by_side import Bars, Job, alternate

here, normal, broken, runs = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
avow = os.environ.get("AVOW", os.path.join(here, "..", "avow"))


def job(name, folder):
    """A check that writes verdict and findings beside the log."""
    return Job(name, [avow, "check", "-q", "--policies", os.path.join(here, "policies"), "--format", "json",
                      "--output", os.path.join(folder, "verdict.json"), "--findings", os.path.join(folder, "findings.jsonl"), folder],
               ok=(1,))


def complete(folder):
    """How many findings there are, when file and verdict agree about them."""
    with open(os.path.join(folder, "verdict.json"), encoding="utf-8") as file:
        verdict = json.load(file)
    told = sum(rule["finding_count"] for policy in verdict["policies"] for rule in policy["rules"])
    digest, lines = hashlib.sha256(), 0
    with open(os.path.join(folder, "findings.jsonl"), "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
            lines += chunk.count(b"\n")
    if (lines, digest.hexdigest()) != (told, verdict["digests"]["findings"]):
        sys.exit(f"{folder}: {lines} findings in the file, {told} in the verdict, or another digest")
    return lines


jobs = [job("normal", normal), job("half broken", broken)]
alternate(jobs, runs)
print(f"{complete(normal):,} and {complete(broken):,} findings, complete: numbers and digests are those of the verdicts")
bars = Bars()
bars.most("half-broken", jobs[1].wall / jobs[0].wall, 2.0)
bars.most("half-broken-mib", jobs[1].size, 512)
bars.end()
