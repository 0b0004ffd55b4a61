"""Templates are checked and tried before they are published; what is published is what is used."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from normdocs.adapters.docx_renderer.trial import trial_render
from normdocs.adapters.limited import Limits
from normdocs.errors import NotFoundError, TemplateError
from normdocs.services.making.composition import compose
from normdocs.services.templates.listing import Editing
from tests.docx import template
from tests.services.schools import SHAKHTY, TEMPLATES, completed
from tests.services.workshop import NOW, Workshop, made

CURATOR, PAIRS = "orders/curator.docx", "orders/pairs.docx"
BY = "Примеров П. П."
ADDED = "Настоящий приказ составлен по новому образцу."
# Five lists inside each other: twenty-four million lines.
ENDLESS = "".join(f"{{% for {name} in согласующие %}}" for name in "абвгд") + "x" + "{% endfor %}" * 5


@pytest.fixture
def bench(tmp_path: Path, database_url: str) -> Iterator[Workshop]:
    """A workshop whose templates may be edited, over either database."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    opened = Workshop(tmp_path, tmp_path / "templates", database_url=database_url)
    yield opened
    opened.register.close()


def edit(bench: Workshop, name: str, *words: str) -> None:
    """Add paragraphs at the end of a template."""
    import docx

    document = docx.Document(str(bench.templates_folder / name))
    for text in words:
        document.add_paragraph(text)
    document.save(str(bench.templates_folder / name))


def publish(bench: Workshop, *names: str, note: str = "") -> dict[str, tuple[int, bool]]:
    """Publish, and return the version of each and whether it is new."""
    done = bench.publisher.publish(names, BY, note)
    return {one.version.template: (one.version.number, one.new) for one in done}


def test_a_template_that_was_never_published_is_read_from_the_folder(bench: Workshop) -> None:
    bench.run(completed(SHAKHTY), "S05")
    edit(bench, CURATOR, ADDED)
    assert made(bench.run(completed(SHAKHTY), "S05")) == {"S05": 2}
    assert ADDED in bench.text(SHAKHTY, "S05")


def test_an_edited_file_changes_nothing_until_it_is_published(bench: Workshop) -> None:
    assert publish(bench, CURATOR) == {CURATOR: (1, True)}
    bench.run(completed(SHAKHTY), "S05", "S07")
    edit(bench, CURATOR, ADDED)
    assert made(bench.run(completed(SHAKHTY), "S05", "S07")) == {}
    assert publish(bench, CURATOR, note="образец") == {CURATOR: (2, True)}
    assert made(bench.run(completed(SHAKHTY), "S05", "S07")) == {"S05": 2}
    assert ADDED in bench.text(SHAKHTY, "S05")
    with bench.register.view() as view:
        first, second = view.template_versions(CURATOR)
    assert (second.number, second.name, second.at, second.note) == (2, BY, NOW, "образец")
    assert bench.version(SHAKHTY, "S05").template_hash == second.content != first.content


def test_equal_bytes_are_published_once_and_earlier_ones_anew(bench: Workshop) -> None:
    before = (bench.templates_folder / CURATOR).read_bytes()
    publish(bench, CURATOR)
    assert publish(bench, CURATOR, CURATOR, PAIRS) == {CURATOR: (1, False), PAIRS: (1, True)}
    edit(bench, CURATOR, ADDED)
    publish(bench, CURATOR)
    (bench.templates_folder / CURATOR).write_bytes(before)
    assert publish(bench, CURATOR) == {CURATOR: (3, True)}


def test_a_document_can_be_made_again_from_the_version_it_was_made_from(bench: Workshop) -> None:
    """Whatever becomes of the template and its file."""
    publish(bench, CURATOR)
    bench.run(completed(SHAKHTY), "S05")
    old = bench.version(SHAKHTY, "S05")
    edit(bench, CURATOR, ADDED)
    publish(bench, CURATOR)
    bench.run(completed(SHAKHTY), "S05")
    (bench.templates_folder / CURATOR).unlink()
    dossier = bench.dossier(completed(SHAKHTY))
    kind = bench.registry.type("S05")
    assert kind
    then = replace(dossier, published={CURATOR: old.template_hash})
    composition = compose(then, kind, bench.templates)
    assert composition.fingerprint == old.fingerprint
    assert composition.template.render(composition.values) == bench.archive.get(old.content)
    catalogue = bench.template_catalogue
    assert catalogue.version(CURATOR, 1).content == old.template_hash
    assert catalogue.content(catalogue.version(CURATOR, 1)) == (TEMPLATES / CURATOR).read_bytes()


def test_all_are_published_or_none(bench: Workshop) -> None:
    (bench.templates_folder / PAIRS).write_bytes(template("{{ документ.вит }}", "{{ погода }}"))
    with pytest.raises(TemplateError) as caught:
        publish(bench, CURATOR, PAIRS, "orders/nobody.docx")
    said = [str(cause) for cause in caught.value.causes]
    assert any("документ.вит; did you mean документ.вид?" in line for line in said)
    assert any("there is no field погода" in line for line in said)
    assert any("there is no template orders/nobody.docx" in line for line in said)
    assert not any(CURATOR in line for line in said)
    with bench.register.view() as view:
        assert view.template_versions() == ()


def test_a_template_no_document_is_made_from_is_not_published(bench: Workshop) -> None:
    shutil.copyfile(TEMPLATES / CURATOR, bench.templates_folder / "orders" / "spare.docx")
    with pytest.raises(TemplateError) as caught:
        publish(bench, "orders/spare.docx")
    assert "no document type is made from it" in str(caught.value)


def test_a_template_that_fails_where_a_school_states_nothing_is_not_published(bench: Workshop) -> None:
    """Its own school may have a founder; another has none."""
    edit(bench, CURATOR, "Учредитель: {{ организация.учредитель }}")
    with pytest.raises(TemplateError, match=r"no value for организация\.учредитель"):
        publish(bench, CURATOR)
    shutil.copyfile(TEMPLATES / CURATOR, bench.templates_folder / CURATOR)
    edit(bench, CURATOR, "{% if организация.учредитель %}{{ организация.учредитель }}{% endif %}")
    assert publish(bench, CURATOR) == {CURATOR: (1, True)}


def test_a_template_that_does_not_end_is_not_published(bench: Workshop) -> None:
    (bench.templates_folder / CURATOR).write_bytes(template(ENDLESS.replace("согласующие", "основания")))
    impatient = partial(trial_render, limits=Limits(processor_seconds=1))
    with pytest.raises(TemplateError, match="ran out of"):
        replace(bench.publisher, trial=impatient).publish([CURATOR], BY)
    with bench.register.view() as view:
        assert view.template_versions() == ()


def test_two_who_publish_at_once_make_two_versions(bench: Workshop) -> None:
    files = {}
    for number in range(2):
        shutil.copyfile(TEMPLATES / CURATOR, bench.templates_folder / CURATOR)
        edit(bench, CURATOR, f"Образец {number}")
        files[number] = (bench.templates_folder / CURATOR).read_bytes()
    both = threading.Barrier(2)

    def meet(blob: bytes, *rest: object) -> None:
        both.wait(60)

    def run(number: int) -> None:
        folder = replace(bench.templates, root=bench.folder / str(number))
        replace(bench.publisher, folder=folder, trial=meet).publish([CURATOR], BY)

    threads = []
    for number, blob in files.items():
        path = bench.folder / str(number) / CURATOR
        path.parent.mkdir(parents=True)
        path.write_bytes(blob)
        threads.append(threading.Thread(target=run, args=(number,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with bench.register.view() as view:
        versions = view.template_versions(CURATOR)
    assert [version.number for version in versions] == [1, 2]
    assert {bench.archive.get(version.content) for version in versions} == set(files.values())


def test_the_list_tells_what_was_edited_since(bench: Workshop) -> None:
    publish(bench, CURATOR, PAIRS, "sheets/agreement.docx")
    edit(bench, CURATOR, ADDED)
    (bench.templates_folder / "sheets" / "agreement.docx").unlink()
    listed = {one.template: one for one in bench.template_catalogue.listed()}
    assert listed[CURATOR].state is Editing.EDITED_SINCE
    assert listed[PAIRS].state is Editing.AS_PUBLISHED
    assert listed["sheets/agreement.docx"].state is Editing.NOT_IN_FOLDER
    assert listed["orders/reward.docx"].state is Editing.NEVER_PUBLISHED
    assert listed[CURATOR].types == ("S05",)
    assert listed["roadmaps/layout_a.docx"].types == listed["roadmaps/layout_b.docx"].types == ("S03",)


def test_a_version_that_is_not_there_is_refused(bench: Workshop) -> None:
    with pytest.raises(NotFoundError, match="was never published"):
        bench.template_catalogue.version(CURATOR)
    publish(bench, CURATOR)
    with pytest.raises(NotFoundError, match="has no published version 2"):
        bench.template_catalogue.version(CURATOR, 2)
