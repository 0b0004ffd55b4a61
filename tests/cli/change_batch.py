"""A batch as a process of its own: a change followed in every organisation it may concern."""

from __future__ import annotations

import sys

from normdocs import bootstrap
from normdocs.services.impact import Planner
from normdocs.services.reach import Reach, reached
from normdocs.services.regeneration import Regenerator

BEGUN = "begun"


def main(act: str) -> None:
    """Follow the change of the act; say on the standard output when the work begins."""
    app = bootstrap.application()
    reach = Reach(act, act=act)
    regenerator = Regenerator(app.generator, Planner(app.generator))
    with app.register.view() as view:
        organisations = sorted(reached(view, app.registry, reach))
    sys.stdout.write(f"{BEGUN}\n")
    sys.stdout.flush()
    for organisation in organisations:
        regenerator.follow(organisation, reach)


if __name__ == "__main__":
    main(sys.argv[1])
