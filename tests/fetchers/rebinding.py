"""
Run inside a network namespace of its own (root only): a name server that rebinds, for real.

Loopback carries a public address and a cloud's metadata address; the name server says the one
to every odd question and the other to every even one. Prints what was reached, as JSON.
"""

import json
import socket
import struct
import subprocess
import tempfile
import threading
from datetime import timedelta
from ipaddress import ip_network

from tests.hostile import HostileServer, response
from tracker.core.snapshot import Ask, Refused, Snapshot
from tracker.fetchers.guard import Guard, guarded_client
from tracker.fetchers.http import HttpFetcher
from tracker.testing import FakeClock

PUBLIC, METADATA = "93.184.216.34", "169.254.169.254"
TRIES = 200


def name_server(counts: dict[str, int]) -> None:
    """Answer A questions with a time to live of 0, each time with the other address."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 53))
    while True:
        question, sender = sock.recvfrom(512)
        end = question.index(b"\0", 12) + 5
        wants_ipv4 = question[end - 4 : end - 2] == b"\0\1"
        head = question[:2] + struct.pack("!HHHHH", 0x8180, 1, int(wants_ipv4), 0, 0)
        answer = b""
        if wants_ipv4:
            counts["questions"] += 1
            address = (PUBLIC, METADATA)[counts["questions"] % 2 == 0]
            answer = b"\xc0\x0c\0\1\0\1\0\0\0\0\0\4" + socket.inet_aton(address)
        sock.sendto(head + question[12:end] + answer, sender)


def main() -> None:
    """Fetch the name again and again; count what was reached."""
    for words in (
        "link set lo up",
        f"addr add {PUBLIC}/32 dev lo",
        f"addr add {METADATA}/32 dev lo",
    ):
        subprocess.run(["ip", *words.split()], check=True)
    with tempfile.NamedTemporaryFile("w") as resolver:
        resolver.write("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
        resolver.flush()
        subprocess.run(["mount", "--bind", resolver.name, "/etc/resolv.conf"], check=True)
    counts = {"questions": 0, "reached": 0, "blocked": 0, "other": 0}
    threading.Thread(target=name_server, args=(counts,), daemon=True).start()
    guard = Guard(allow_networks=[ip_network(f"{PUBLIC}/32")], allow_ports=[80])
    with (
        HostileServer(host=PUBLIC, port=80, answers={"/a": response()}) as public,
        HostileServer(host=METADATA, port=80, answers={"/a": response()}) as canary,
        guarded_client(guard, user_agent="story-tracker/1.0") as client,
    ):
        fetcher = HttpFetcher(client, clock=FakeClock(), deadline=timedelta(seconds=5))
        for _ in range(TRIES):
            match fetcher.fetch(Ask(url="http://rebind.example/a")):
                case Snapshot():
                    counts["reached"] += 1
                case Refused(code="blocked"):
                    counts["blocked"] += 1
                case _:
                    counts["other"] += 1
        print(json.dumps(counts | {"public": public.connections, "canary": canary.connections}))


if __name__ == "__main__":
    main()
