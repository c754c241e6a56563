"""Times `avow check` and DuckDB alternately, and compares what they find: see `log`."""
import collections, json, os, statistics, subprocess, sys

here, work, duckdb, runs = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
verdict = os.path.join(work, "verdict.json")
avow = [os.environ["AVOW"], "check", "-q", "--policies", os.path.join(here, "policies"),
        "--format", "json", "--output", verdict, work]
peer = [duckdb, os.path.join(here, "peer.py"), os.path.join(here, "rules.sql"), os.path.join(work, "log.jsonl"),
        os.path.join(work, "peer.json")]


def measured(command):
    """Wall seconds, cpu seconds and MiB of a process and its children."""
    wrapper = ("import resource,subprocess,sys,time\n"
               "s=time.monotonic();c=subprocess.call(sys.argv[1:],stdout=subprocess.DEVNULL);w=time.monotonic()-s\n"
               "u=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
               "print(c,w,u.ru_utime+u.ru_stime,u.ru_maxrss/1024)")
    line = subprocess.run([sys.executable, "-c", wrapper, *command], stdout=subprocess.PIPE, text=True, check=True).stdout
    code, wall, cpu, size = line.split()
    if code not in ("0", "1", "2"):
        sys.exit(f"{command[0]} ended with {code}")
    return float(wall), float(cpu), float(size)


def counts():
    """What breaks each rule, as both say it."""
    ours = collections.Counter()
    for policy in json.load(open(verdict))["policies"]:
        for rule in policy["rules"]:
            ours[rule["id"].split("-")[0]] += rule["counts"]["fail"]
    theirs = dict(json.load(open(os.path.join(work, "peer.json"))))
    return {rule: count for rule, count in ours.items() if count}, theirs


measured(avow)  # builds what is stale
results = {"avow": [], "DuckDB": []}
for _ in range(runs):
    results["avow"].append(measured(avow))
    results["DuckDB"].append(measured(peer))
ours, theirs = counts()
if ours != theirs:
    sys.exit(f"not the same findings: {sorted(ours.items() ^ theirs.items())}")
print(f"{sum(ours.values())} findings of {len(ours)} rules, the same from both; median of {runs}")
print(f"{'':8} {'wall s':>8} {'cpu s':>8} {'MiB':>6}")
median = {}
for name, rows in results.items():
    median[name] = [statistics.median(column) for column in zip(*rows)]
    print(f"{name:8} {median[name][0]:8.2f} {median[name][1]:8.2f} {median[name][2]:6.0f}")
bars = [("log-wall", median["avow"][0] / median["DuckDB"][0], 1.0), ("log-mib", median["avow"][2], 512)]
missed = False
for name, value, limit in bars:
    missed |= value > limit
    print(f"BAR {name} {value:.2f} {limit} {'missed' if value > limit else 'met'}")
sys.exit(1 if missed else 0)
