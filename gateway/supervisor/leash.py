"""`python -m gateway.supervisor.leash COMMAND…`: becomes COMMAND, and dies when its parent dies.

A supervisor killed with SIGKILL can stop nobody any more; on Linux the kernel does it then.
Done in a program of its own, since code between fork and exec of a threaded process may hang.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

SET_PARENT_DEATH_SIGNAL = 1


def main(command: list[str]) -> None:
    """Ask for the signal, then replace this process by the command."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != int(os.environ.pop("DESK_PARENT", os.getppid())):
            sys.exit(1)  # the parent died before the kernel was asked
    os.execvp(command[0], command)  # noqa: S606 - no shell on purpose


if __name__ == "__main__":
    main(sys.argv[1:])
