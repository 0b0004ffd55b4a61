"""How much processor time a document costs: ours, plain docxtpl and the peers, in one run.

`python benchmarks/render.py` measures the set's own four kinds, then stand-ins with the peers beside;
`python benchmarks/render.py a.docx values.json …` measures templates with their contexts.
"""

from __future__ import annotations

import gc
import io
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from benchmarks.peers_run import peer_costs
from benchmarks.standins import Kind, docxtpl_template, kinds
from normdocs.adapters.docx_renderer import compile_template
from tests.adapters.docx_renderer.sample import sample_context

ROOT = Path(__file__).parents[1]
OWN = (
    ("orders/introduction.docx", (12,)),
    ("regulations/mentoring.docx", (6,)),
    ("roadmaps/layout_a.docx", (7, 40)),
    ("indicators/entry_exit.docx", (28,)),
)
ROUNDS, SECONDS = 5, 0.4
FLOOR_EACH, FLOOR_MEAN, FLOOR_ISAL, FLOOR_PEERS = 7, 10, 17, 3


def plain(blob: bytes, context: dict[str, Any]) -> bytes:
    """Open, render and save with docxtpl, as its users do."""
    template = DocxTemplate(io.BytesIO(blob))
    template.render(context, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def cost(job: Callable[[], object]) -> float:
    """Return the processor milliseconds of one call: the median of several rounds."""
    job()
    rounds = []
    for _ in range(ROUNDS):
        gc.collect()
        calls, start = 0, time.process_time()
        while time.process_time() - start < SECONDS:
            job()
            calls += 1
        rounds.append((time.process_time() - start) / calls * 1000)
    return statistics.median(rounds)


def compare(name: str, blob: bytes, context: dict[str, Any]) -> tuple[float, float, float]:
    """Print a line for one template and return (zlib ratio, isal ratio, ms with zlib)."""
    compiled = compile_template(blob, name)
    theirs, ours = plain(blob, context), compiled.render(context)
    slow = cost(lambda: plain(blob, context))
    fast = cost(lambda: compiled.render(context))
    isal = cost(lambda: compiled.render(context, deflate="isal"))
    size = len(ours) / len(theirs)
    isal_size = len(compiled.render(context, deflate="isal")) / len(theirs)
    print(
        f"{name:14} docxtpl {slow:7.2f} ms   zlib {fast:6.2f} ms ×{slow / fast:5.1f} size {size:4.2f}"
        f"   isal {isal:6.2f} ms ×{slow / isal:5.1f} size {isal_size:4.2f}"
        f"   {'proven' if compiled.proven else 'with the passes of docxtpl'}"
    )
    return slow / fast, slow / isal, fast


def with_peers(kind: Kind, ours: float) -> float | None:
    """Print the peers on one kind and return how many times faster ours is than the best of them."""
    costs = peer_costs(kind)
    size = len(compile_template(docxtpl_template(kind), kind.name).render(kind.values))
    for peer, (spent, theirs) in costs.items():
        print(f"{'':14} {peer:16} {spent:7.2f} ms   ours is ×{spent / ours:.1f}, size {size / theirs:.2f}")
    return min(spent for spent, _ in costs.values()) / ours if costs else None


def verdict(ratios: list[tuple[float, float, float]], peers: list[float]) -> None:
    """Print the figures beside the goals."""
    zlib, isal = [ratio[0] for ratio in ratios], [ratio[1] for ratio in ratios]
    print(
        f"zlib: mean ×{statistics.mean(zlib):.1f} (goal {FLOOR_MEAN}), least ×{min(zlib):.1f} ({FLOOR_EACH})"
    )
    print(f"isal: mean ×{statistics.mean(isal):.1f} (goal {FLOOR_ISAL}), least ×{min(isal):.1f}")
    if peers:
        print(f"best peer: least ×{min(peers):.1f} (goal {FLOOR_PEERS})")


def main(arguments: list[str]) -> None:
    """Measure what the arguments name, or the stand-ins."""
    pairs = list(zip(arguments[::2], arguments[1::2], strict=True))
    if pairs:
        verdict([given(Path(template), Path(values)) for template, values in pairs], [])
        return
    print("The templates of the set, made-up values of the real number")
    own = [(ROOT / "templates" / name, lengths) for name, lengths in OWN]
    ratios = [of_the_set(path, lengths) for path, lengths in own if path.exists()]
    if ratios:
        verdict(ratios, [])
    print("Stand-ins, the peers beside")
    ratios, peers = [], []
    for kind in kinds():
        ratios.append(compare(kind.name, docxtpl_template(kind), kind.values))
        best = with_peers(kind, ratios[-1][2])
        peers += [best] if best else []
    verdict(ratios, peers)


def given(template: Path, values: Path) -> tuple[float, float, float]:
    """Measure a template with its context."""
    return compare(template.stem, template.read_bytes(), json.loads(values.read_text("utf-8")))


def of_the_set(path: Path, lengths: tuple[int, ...]) -> tuple[float, float, float]:
    """Measure one of our own templates with lists of the real length."""
    blob = path.read_bytes()
    return compare(path.stem, blob, sample_context(compile_template(blob, path.name).fields, lengths))


if __name__ == "__main__":
    main(sys.argv[1:])
