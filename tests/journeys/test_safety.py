"""Card numbers reach neither disk, log nor bot; no process talks to the outside."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.support.stack import Stack
from tests.support.visitors import HttpVisitor, responses

SPELLINGS = (
    "my card is 4111 1111 1111 1111",
    "4111-1111-1111-1111 is stuck",
    "卡号是4111111111111111谢谢",
    "карта 4111.1111.1111.1111 застряла",
    "４１１１１１１１１１１１１１１１",
    "رقمي ٤١١١١١١١١١١١١١١١",
    "4111 1111\n1111 1111",
    "five five five five 5555 5555 4444",
    "6212 3456 7890 1232 4 unionpay",
    "378282246310005 amex",
)
PLANTED = ("4111111111111111", "378282246310005")


def digits(data: bytes) -> str:
    return re.sub(r"[^0-9]", "", data.decode("utf-8", "replace"))


@pytest.fixture(scope="module")
def talked(desk: Stack) -> Stack:
    visitor = HttpVisitor.begin(desk.url, "en")
    for text in SPELLINGS:
        visitor.post(text=text)
    visitor.post(text="4111 1111")
    visitor.post(text="1111 1111")
    visitor.wait(lambda found: found[-1]["author"]["kind"] != "visitor")
    time.sleep(1)
    return desk


def test_no_card_number_is_on_the_disk(talked: Stack) -> None:
    files = [path for path in talked.var.rglob("*") if path.is_file() and "model" not in path.parts]
    assert any(path.suffix == ".db" for path in files)
    for path in files:
        found = path.read_bytes()
        for number in PLANTED:
            assert number.encode() not in found, path
            groups = " ".join(re.findall("....", number)).encode()
            assert groups not in found, path


def test_the_visitor_is_told_that_a_number_was_hidden(desk: Stack) -> None:
    visitor = HttpVisitor.begin(desk.url, "en")
    visitor.post(text="my number is 4111 1111 1111 1111")
    messages = visitor.wait(lambda found: "system_masked" in responses(found))
    assert "1111 1111" not in messages[1]["text"]


def _remote_peers(pid: int) -> set[str]:
    peers: set[str] = set()
    inodes = _sockets(pid)
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[9] in inodes:
                peers.add(fields[2].split(":")[0])
    return peers


def _sockets(pid: int) -> set[str]:
    """The inodes of a process's sockets."""
    found = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(link.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            found.add(target[8:-1])
    return found


LOOPBACK = {
    "00000000",
    "0100007F",
    "0" * 32,
    "00000000000000000000000001000000",
    "0000000000000000FFFF00000100007F",
}


def test_no_process_talks_to_the_outside(talked: Stack) -> None:
    for program in ("gateway.server", "bot", "bot.actions"):
        assert _remote_peers(talked.pid(program)) <= LOOPBACK, program


@pytest.mark.parametrize("program", ["bot", "bot.actions"])
def test_bot_and_actions_listen_on_loopback_only(talked: Stack, program: str) -> None:
    pid = talked.pid(program)
    inodes = _sockets(pid)
    listening = [
        fields[1].split(":")[0]
        for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]
        if (fields := line.split())[3] == "0A" and fields[9] in inodes
    ]
    assert listening
    assert set(listening) == {"0100007F"}
