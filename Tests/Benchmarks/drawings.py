#!/usr/bin/env python3
"""Times `entente render` beside Graphviz's own `dot`, and against budgets.

    drawings.py ENTENTE BENCH

ENTENTE is the release binary, BENCH the program `entente-bench`. First graphs of 50 to 500
edges: the whole process of each, in turn, on the same DOT; the median of the ratios. Then
graphs of 100 to 50,000 edges with --budget 10s.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time


def seconds(command):
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{command}: {done.stderr.decode()[:500]}")
    return took


def main():
    entente, bench = sys.argv[1:3]
    folder = tempfile.mkdtemp()
    os.environ["XDG_CACHE_HOME"] = folder + "/cache"
    dot = folder + "/same.dot"
    for count in (50, 100, 150, 250, 350, 500):
        graph = f"{folder}/{count}.entente"
        subprocess.run([bench, "graph", f"{count}:{graph}"], check=True)
        render = [entente, "render", "--graph", graph, "--limit", "5000", "--engine", "dot"]
        subprocess.run([*render, "--format", "dot", "--output", dot], check=True)
        new, kept, other = [], [], []
        for _ in range(5 if count > 300 else 15):
            new.append(seconds([*render, "--no-cache", "--output", folder + "/a.svg"]))
            other.append(seconds(["dot", "-Tsvg", dot, "-o", folder + "/b.svg"]))
            kept.append(seconds([*render, "--output", folder + "/a.svg"]))
        ratio = statistics.median(a / b for a, b in zip(new, other))
        again = statistics.median(a / b for a, b in zip(kept[1:], other[1:]))
        print(f"{count} edges: dot {statistics.median(other) * 1000:.0f} ms, entente "
              f"{statistics.median(new) * 1000:.0f} ms, ratio {ratio:.2f}; "
              f"again, from the cache, ratio {again:.2f}", flush=True)
    for count in (100, 1_000, 5_000, 50_000):
        graph = f"{folder}/{count}.entente"
        if not os.path.exists(graph):
            subprocess.run([bench, "graph", f"{count}:{graph}"], check=True)
        for extra in ([], ["--limit", "100000", "--edges", "100000"]):
            render = [entente, "render", "--graph", graph, "--budget", "10s", "--no-cache", *extra]
            took = seconds([*render, "--output", folder + "/a.svg"])
            picture = open(folder + "/a.svg", encoding="utf-8").read()
            said = picture.split('<desc id="description">')[1].split("</desc>")[0]
            print(f"{count} edges {' '.join(extra)}: {took:.1f} s, {len(picture) // 1000} kB: {said[:330]}", flush=True)


main()
