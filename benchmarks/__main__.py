"""Every ratio in one run: `make bench`, or `python -m benchmarks words start` for some of them."""

from __future__ import annotations

import sys

from benchmarks import convert, impact, orchestrate, records, render, reports, start, transitions, words

PARTS = {
    "render": lambda: render.main([]),
    "convert": lambda: convert.main([]),
    "orchestrate": orchestrate.main,
    "start": start.main,
    "words": words.main,
    "transitions": transitions.main,
    "impact": impact.main,
    "records": records.main,
    "reports": reports.main,
}


def main() -> None:
    """Run the parts named, or all of them, one after the other."""
    for name in sys.argv[1:] or PARTS:
        print(f"== {name}", flush=True)
        PARTS[name]()


if __name__ == "__main__":
    main()
