"""Runs the rules in DuckDB: peer.py RULES.sql LOG OUT. Writes how many records break each rule, as JSON."""
import json, sys

import duckdb

connection = duckdb.connect()
rows = []
for statement in open(sys.argv[1]).read().replace("LOG", sys.argv[2]).split(";"):
    if statement.strip():
        rows = connection.execute(statement).fetchall()
json.dump(rows, open(sys.argv[3], "w"))
