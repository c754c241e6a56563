"""Runs a command, and tells on standard output what it took: python3 timed.py COMMAND...

A process of its own, and a small one: what the system calls the peak of a command's memory begins with that of whoever starts it.
"""
import json
import os
import subprocess
import sys
import time

start = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
wall = time.monotonic() - start
process.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([process.returncode, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
