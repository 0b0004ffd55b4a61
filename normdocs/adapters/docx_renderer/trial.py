"""The first rendering of a template someone uploaded, in a process that may die of it.

It is run as `python -m normdocs.adapters.docx_renderer.trial`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from normdocs.adapters.docx_renderer import compile_template
from normdocs.adapters.docx_renderer.context import require_plain
from normdocs.adapters.docx_renderer.safety import check_package
from normdocs.adapters.limited import MEMORY, Limits, limited, serve
from normdocs.errors import TemplateError, UnsafeTemplateError

UNREADABLE = ("is damaged", "the file is damaged or no .docx")
EXHAUSTED = "{template}: its trial rendering ran out of {resource}"


def trial_render(
    blob: bytes, name: str, contexts: Sequence[Mapping[str, Any]], limits: Limits | None = None
) -> None:
    """Compile in a limited process and render with each context; raise what it found, or ran out of."""
    for context in contexts:
        require_plain(context, name)
    check_package(blob, name)

    def died(resource: str | None) -> UnsafeTemplateError:
        if resource:
            return UnsafeTemplateError(EXHAUSTED, template=name, resource=resource)
        return UnsafeTemplateError("{template}: its trial rendering did not end well", template=name)

    job = json.dumps({"name": name, "contexts": [dict(context) for context in contexts]}).encode()
    try:
        limited(__spec__.name, job + b"\n" + blob, limits or Limits(), died)
    except TemplateError as error:
        # The package was found sound before: what cannot be read in there lacks the memory to be read.
        raise died(MEMORY) if error.message.endswith(UNREADABLE) else error from None


def main() -> None:
    """Render a template under limits."""

    def render(job: bytes) -> None:
        stated, _, blob = job.partition(b"\n")
        known = json.loads(stated)
        template = compile_template(blob, known["name"])
        for context in known["contexts"]:
            template.render(context)

    serve(render)


if __name__ == "__main__":
    main()
