"""What the pages tell people to do can be done."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.docs.pages import HOW_TO, PAGES, ROOT, anchors, commands, examples, links, name
from tools.reference.cli import commands as known_commands

KNOWN = dict(known_commands())
QUOTED = [
    pytest.param(words, id=f"{page.stem}: {' '.join(words)}")
    for page in [ROOT / "README.md", *HOW_TO, ROOT / "docs" / "reference" / "cli.md"]
    for words in commands(page)
]
LINKS = [
    pytest.param(page, target, id=f"{name(page)} → {target}") for page in PAGES for target in links(page)
]
EXAMPLES = [
    pytest.param(text, id=f"{page.stem} {number}")
    for page in HOW_TO
    for number, text in enumerate(examples(page), 1)
]


@pytest.mark.parametrize(("page", "target"), LINKS)
def test_every_link_leads_somewhere(page: Path, target: str) -> None:
    if re.match(r"https?://", target):
        return
    path, _, heading = target.partition("#")
    found = (page.parent / path).resolve() if path else page
    assert found.exists()
    if heading:
        assert f"#{heading}" in anchors(found)


@pytest.mark.parametrize("words", QUOTED)
def test_every_command_that_is_quoted_can_be_typed(words: list[str]) -> None:
    length = 2 if f"normdocs {' '.join(words[:2])}" in KNOWN else 1
    command = KNOWN[f"normdocs {' '.join(words[:length])}"]
    command.make_context("normdocs", list(words[length:]))


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_of_yaml_can_be_read(text: str) -> None:
    assert yaml.safe_load(text)


def test_the_smallest_profile_of_the_how_to_is_a_profile(tmp_path: Path) -> None:
    from normdocs.adapters.profile_files import load_profile

    smallest, more, issued, participants = examples(ROOT / "docs" / "how-to" / "new-school.md")[:4]
    for number, text in enumerate(
        (smallest, smallest + more + participants, smallest + more + participants + issued)
    ):
        file = tmp_path / f"{number}.yaml"
        file.write_text(text, encoding="utf-8")
        assert load_profile(file).id == "our-school"


def test_a_document_type_is_one_yaml_file_and_one_docx(tmp_path: Path) -> None:
    from normdocs.adapters.registry_files import load_registry
    from normdocs.adapters.template_folder import Folder
    from normdocs.services.making.inspection import Inspector

    for part in ("registry", "templates"):
        shutil.copytree(ROOT / part, tmp_path / part)
    text = next(text for text in examples(ROOT / "docs" / "how-to" / "templates.md") if "code: S25" in text)
    (tmp_path / "registry" / "document_types" / "S25.yaml").write_text(text, encoding="utf-8")
    shutil.copy(
        tmp_path / "templates" / "orders" / "final_event.docx",
        tmp_path / "templates" / "orders" / "week.docx",
    )
    registry = load_registry(tmp_path / "registry")
    assert registry.type("S25")
    assert Inspector(lambda: registry, Folder(tmp_path / "templates")).inspect() == []


def test_every_how_to_is_named_in_the_readme() -> None:
    named = set(links(ROOT / "README.md"))
    assert {name(page) for page in HOW_TO} <= named


def test_the_pages_name_no_place_of_this_machine() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"/(?:work|root|home/\w+|tmp)/", text), name(page)
