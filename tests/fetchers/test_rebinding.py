"""DNS rebinding against a real name server, in a network namespace where nothing is faked."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fetchers.rebinding import TRIES

ROOT = Path(__file__).parents[2]
TOOLS = ("unshare", "ip", "mount")


def namespaces() -> bool:
    """Say whether this user may make network and mount namespaces."""
    able = os.geteuid() == 0 and all(shutil.which(tool) for tool in TOOLS)
    return able and not subprocess.run(["unshare", "-n", "-m", "true"], check=False).returncode


@pytest.mark.skipif(not namespaces(), reason="needs root, unshare, ip and mount: NOT TESTED HERE")
def test_u16_a_name_server_that_rebinds_never_reaches_the_canary() -> None:
    ran = subprocess.run(
        ["unshare", "-n", "-m", sys.executable, "-m", "tests.fetchers.rebinding"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    counted = json.loads(ran.stdout)
    assert counted["canary"] == 0
    assert counted["questions"] == TRIES, "one look-up a fetch: judged is dialled"
    assert counted["reached"] == counted["blocked"] == TRIES / 2
