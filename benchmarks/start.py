"""How soon a command answers, against importing pydantic alone."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 7
NORMDOCS = str(Path(sys.executable).with_name("normdocs"))
COMMANDS = {
    "--help": [NORMDOCS, "--help"],
    "decline": [NORMDOCS, "decline", "Бочарова Е. В.", "--case", "accs"],
    "acts list": [NORMDOCS, "acts", "list"],
    "readiness": [NORMDOCS, "readiness"],
}
YARDSTICK = [sys.executable, "-c", "import pydantic; pydantic.BaseModel"]


def seconds(command: list[str]) -> float:
    """Return the wall time of one run."""
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Print the median of each command and its ratio to the yardstick, run in turn."""
    seconds(YARDSTICK)
    times: dict[str, list[float]] = {name: [] for name in ("pydantic", *COMMANDS)}
    for _ in range(ROUNDS):
        times["pydantic"].append(seconds(YARDSTICK))
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    base = statistics.median(times["pydantic"])
    for name, found in times.items():
        median = statistics.median(found)
        print(f"{name:12} {1000 * median:5.0f} ms  ×{median / base:.1f}")


if __name__ == "__main__":
    main()
