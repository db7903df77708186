from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from gateway.bootstrap import ROOT, environments, explain

# Stands in for uv: notes how it was called, and makes an environment whose Python says what it runs.
FAKE_UV = """#!/bin/sh
echo "$@" >> {calls}
case "$1 $2" in
  "--version ") echo "uv 0.13.9" ;;
  "sync --frozen")
    {failure}
    mkdir -p "$UV_PROJECT_ENVIRONMENT/bin"
    printf '#!/bin/sh\\necho "running $*"\\n' > "$UV_PROJECT_ENVIRONMENT/bin/python"
    chmod +x "$UV_PROJECT_ENVIRONMENT/bin/python" ;;
  *) exit 2 ;;
esac
"""


@dataclass
class Checkout:
    """A clean clone on a machine with the tools given to it."""

    folder: Path
    home: Path

    @property
    def tools(self) -> Path:
        return self.home / "bin"

    def tool(self, name: str, text: str) -> None:
        path = self.tools / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def uv(self, failure: str = ":") -> None:
        self.tool("uv", FAKE_UV.format(calls=self.home / "calls", failure=failure))

    def calls(self, command: str) -> list[str]:
        path = self.home / "calls"
        lines = path.read_text().splitlines() if path.exists() else []
        return [line for line in lines if line.startswith(command)]

    def pyenv(self, version: str) -> Path:
        """Give the machine a Python that only pyenv's folder has."""
        python = self.home / ".pyenv" / "versions" / version / "bin" / "python3"
        python.parent.mkdir(parents=True)
        python.write_text(f"#!/bin/sh\necho {version.rsplit('.', 1)[0]}\n")
        python.chmod(0o755)
        return python

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {"HOME": str(self.home), "PATH": str(self.tools), "DESK_VAR": "var"}
        command = [sys.executable, "-m", "gateway.bootstrap", *arguments]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    folder = tmp_path / "clone"
    (folder / "gateway").mkdir(parents=True)
    for name in ("gateway/__init__.py", "gateway/bootstrap.py", "gateway/console.py", "uv.lock"):
        shutil.copy(ROOT / name, folder / name)
    checkout = Checkout(folder, tmp_path / "home")
    checkout.tools.mkdir(parents=True)
    for name in ("mkdir", "chmod"):  # nothing else, so that no Python of this machine is found
        (checkout.tools / name).symlink_to(shutil.which(name) or name)
    checkout.uv()
    checkout.pyenv("3.10.13")
    return checkout


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode != 0
    assert "Traceback" not in done.stdout + done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_first_run_installs_both_environments_and_becomes_the_desk(checkout: Checkout) -> None:
    done = checkout.run("serve")
    assert done.returncode == 0, done.stderr
    assert "running -m gateway.cli serve" in done.stdout
    assert len(checkout.calls("sync")) == 2


def test_second_run_does_not_even_look_for_uv(checkout: Checkout) -> None:
    checkout.run("serve")
    checkout.tool("uv", "#!/bin/sh\nexit 1\n")
    shutil.rmtree(checkout.home / ".pyenv")
    done = checkout.run("serve")
    assert done.stdout == "running -m gateway.cli serve\n"


def test_changed_lock_file_is_installed_again(checkout: Checkout) -> None:
    checkout.run("serve")
    with (checkout.folder / "uv.lock").open("a") as lock:
        lock.write("\n")
    checkout.run("serve")
    assert len(checkout.calls("sync")) == 4


def test_serving_after_testing_keeps_the_tools_of_the_tests(checkout: Checkout) -> None:
    checkout.run("test")
    checkout.run("serve")
    assert len(checkout.calls("sync")) == 2
    assert all("--group check-" in call for call in checkout.calls("sync"))


def test_moved_checkout_is_installed_again(checkout: Checkout) -> None:
    checkout.run("serve")
    moved = checkout.folder.rename(checkout.folder.with_name("moved"))
    Checkout(moved, checkout.home).run("serve")
    assert len(checkout.calls("sync")) == 4


def test_python_that_only_pyenv_has_is_found_past_a_shim_that_does_not_run(checkout: Checkout) -> None:
    checkout.tool("python3.10", "#!/bin/sh\necho 'pyenv: python3.10: command not found' >&2\nexit 127\n")
    checkout.run("serve")
    assert str(checkout.home / ".pyenv/versions/3.10.13/bin/python3") in checkout.calls("sync")[0]


def test_missing_python_is_told_in_one_line(checkout: Checkout) -> None:
    shutil.rmtree(checkout.home / ".pyenv")
    assert "no Python 3.10 found" in one_line(checkout.run("serve"))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("error: Failed to fetch: client error (Connect): dns error", "no network"),
        ("error: failed to write: No space left on device (os error 28)", "the disk is full"),
        ("error: Failed to parse `uv.lock`", "git checkout uv.lock"),
        ("  × something nobody has thought of", "something nobody has thought of"),
    ],
)
def test_failed_installation_is_told_in_one_line(checkout: Checkout, printed: str, said: str) -> None:
    checkout.uv(failure=f"echo '{printed}' >&2; exit 1")
    assert said in one_line(checkout.run("serve"))


def test_failed_installation_is_tried_again(checkout: Checkout) -> None:
    checkout.uv(failure="exit 1")
    checkout.run("serve")
    checkout.uv()
    assert "running -m gateway.cli serve" in checkout.run("serve").stdout


def test_missing_lock_file_is_told_in_one_line(checkout: Checkout) -> None:
    (checkout.folder / "uv.lock").unlink()
    assert "git checkout uv.lock" in one_line(checkout.run("serve"))


def test_folder_that_cannot_be_written_is_told_in_one_line(checkout: Checkout) -> None:
    (checkout.folder / ".venv").write_text("in the way")
    assert ".venv" in one_line(checkout.run("serve"))


def test_colour_codes_never_reach_a_file(checkout: Checkout) -> None:
    assert "\x1b" not in checkout.run("serve").stdout


def test_only_the_bench_needs_its_plot() -> None:
    assert "bench" in environments("bench")[1].groups
    assert "bench" not in environments("test")[1].groups


def test_reason_is_found_when_the_tool_printed_nothing() -> None:
    assert explain("", "uv failed") == "uv failed: it gave no reason"


def test_bootstrap_needs_nothing_but_the_standard_library() -> None:
    program = "import sys, gateway.bootstrap; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}"],
        capture_output=True, text=True, check=True, env=dict(os.environ),
    )  # fmt: skip
    assert set(done.stdout.split()) - set(sys.stdlib_module_names) <= {"gateway", "__main__", "_virtualenv"}
