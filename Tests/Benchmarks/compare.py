#!/usr/bin/env python3
"""Asks entente-bench and a peer the same questions in turn, and compares answers and times.

usage: compare.py DIR 'PEER serve DIR' [ENTENTE-BENCH]

DIR holds a graph of ../shared/bench/generate.py; both programs speak the line protocol of
../shared/bench/bench_peers.py. Prints, for each kind of question, how many answers differ, the
medians in microseconds, and the median of the ratios.
"""
import csv, json, shlex, statistics, subprocess, sys


def start(words):
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return process, json.loads(process.stdout.readline())


def ask(process, question):
    process.stdin.write(question + "\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def main(folder, peer, bench=".build/release/entente-bench"):
    rows = lambda name: list(csv.DictReader(open(f"{folder}/{name}.csv")))[:200]
    pairs = [f"{row['a']} {row['b']}" for row in rows("pairs")]
    starts = [row["id"] for row in rows("starts")]
    ours, opened = start([bench, "serve", folder])
    theirs, opened_peer = start(shlex.split(peer))
    print(f"open: {1000 * opened['open_s']:.1f} ms, peer {1000 * opened_peer['open_s']:.1f} ms")
    for operation, ends in (("sp", pairs), ("spc", pairs), ("hop2", starts), ("k5", pairs[:20]), ("all4", pairs[:20])):
        answers = [(ask(ours, f"{operation} {end}"), ask(theirs, f"{operation} {end}")) for end in ends]
        differ = sum(a["v"] != b["v"] for a, b in answers)
        a, b = ([x[side]["us"] for x in answers] for side in (0, 1))
        ratio = statistics.median(x / y for x, y in zip(a, b))
        print(f"{operation:5} {len(ends)} asked, {differ} differ; {statistics.median(a):.1f} us, peer {statistics.median(b):.1f} us; ratio {ratio:.2f}")
    status = open(f"/proc/{ours.pid}/status").read()
    print("peak memory:", status.split("VmHWM:")[1].split("\n")[0].strip())


if len(sys.argv) < 3:
    sys.exit(__doc__)
main(*sys.argv[1:])
