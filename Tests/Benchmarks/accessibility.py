#!/usr/bin/env python3
"""What Chromium tells those who hear a figure: accessibility.py FILE.svg

Asks for the accessibility tree by the DevTools protocol over two pipes, and says whether each
link and picture has a name, and whether the lines come in the order of the file.
"""
import fcntl
import json
import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"


class Browser:
    def __init__(self):
        read, self.to = os.pipe()
        self.answers, write = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 50) for end in (read, write)]

        def connect():
            os.dup2(ends[0], 3, inheritable=True)
            os.dup2(ends[1], 4, inheritable=True)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
             "--disable-dev-shm-usage", "--remote-debugging-pipe", "about:blank"],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.count, self.waiting = 0, b""

    def call(self, method, parameters, session=None):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            while b"\0" in self.waiting:
                answer, self.waiting = self.waiting.split(b"\0", 1)
                answer = json.loads(answer)
                if answer.get("id") == self.count:
                    return answer["result"]
            self.waiting += os.read(self.answers, 1 << 20)


def main():
    path = os.path.abspath(sys.argv[1])
    browser = Browser()
    target = browser.call("Target.createTarget", {"url": "file://" + path})["targetId"]
    session = browser.call(
        "Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
    time.sleep(2)
    browser.call("Accessibility.enable", {}, session)
    tree = browser.call("Accessibility.getFullAXTree", {}, session)["nodes"]
    browser.process.kill()
    heard = [(node.get("role", {}).get("value"), node.get("name", {}).get("value", ""))
             for node in tree if not node.get("ignored")]
    links = [name for role, name in heard if role == "link"]
    pictures = [name for role, name in heard if role in ("image", "img", "graphics-symbol")]
    lines = [anchor.get("aria-label") for group in ElementTree.parse(path).iter(SVG + "g")
             if (group.get("class") or "").startswith("edge ") for anchor in group.iter(SVG + "a")]
    print(f"{len(links)} links, {links.count('')} without a name; {len(pictures)} pictures, "
          f"{pictures.count('')} without a name")
    print("lines in the order of the file:", "yes" if links == lines else "no")


main()
