#!/usr/bin/env python3
"""Counts the words of lines and nodes that overlap others in figures: labels.py FILE.svg…

Widths are those of Helvetica, estimated; the SVG says where each text stands.
"""
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
NARROW = {"i": 0.222, "l": 0.222, "t": 0.278, "f": 0.278, " ": 0.278, "m": 0.833, "w": 0.722}


def width(text, size):
    return sum(NARROW.get(letter, 0.556) for letter in text.strip()) * size


def boxes(path):
    for group in ElementTree.parse(path).iter(SVG + "g"):
        words = (group.get("class") or "").split()
        texts = list(group.iter(SVG + "text"))
        if not texts or not words or words[0] not in ("node", "edge"):
            continue
        if {"legend", "caption", "title"} & set(words):
            continue
        size = float(texts[0].get("font-size"))
        half = max(width(text.text or "", size) for text in texts) / 2
        x = float(texts[0].get("x"))
        rows = [float(text.get("y")) for text in texts]
        yield x - half, min(rows) - 0.8 * size, x + half, max(rows) + 0.2 * size


def main():
    for path in sys.argv[1:]:
        found = list(boxes(path))
        overlaps = sum(
            a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
            for place, a in enumerate(found) for b in found[:place])
        print(f"{path}: {len(found)} texts, {overlaps} overlaps")


main()
