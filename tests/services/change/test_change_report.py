"""The report of a change: the same rewording shown once with all who have it, and the amending orders."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from normdocs.adapters.docx_renderer import text_of
from normdocs.domain.change.comparison import Fate, Passage
from normdocs.domain.change.report import ChangeReport, Common, alike
from normdocs.domain.document import Form, State
from normdocs.errors import NotFoundError, TemplateError
from normdocs.messages.change_page import change_html
from normdocs.services.approval.registering import Wish
from normdocs.services.change.impact import Planner
from normdocs.services.change.reach import Reach
from normdocs.services.change.regeneration import Regenerator
from normdocs.services.change.report import ChangeReporter
from tests.services.approvals import COUNCIL, CURATOR, DAY, GOVERNORS, HEAD, PROTOCOL, Rooms
from tests.services.change.test_following_a_change import sign as sign_amendment
from tests.services.schools import SHAKHTY, altered, completed, real
from tests.services.workshop import Workshop, read

OLD, NEW, NEIGHBOUR = "rostov-446-2020", "rostov-example-294", "rostov-712-2020"
SIGNED, DRAFTS = "school-signed", "school-drafts"
EVIL = "МБОУ «Школа <script>alert(1)</script>»"
FROM = date(2023, 3, 21)
REPLACED = Reach(OLD, act=OLD)


def school(**changes: object):
    return altered(real(completed(SHAKHTY)), issued=[], planning={"date": None}, **changes)


def sign(rooms: Rooms, organisation: str) -> None:
    """Sign the order on the model with its regulations."""
    approver = rooms.approver
    for code in ("S01", "S04"):
        approver.submit(organisation, code)
        approver.approve(organisation, code, CURATOR)
    rooms.clerk.register(organisation, "S01", Wish(DAY, "12"))
    approver.approve(organisation, "S04", COUNCIL, PROTOCOL)
    approver.approve(organisation, "S04", GOVERNORS)
    approver.approve(organisation, "S01", HEAD)


def replace_order(workshop: Workshop) -> None:
    with workshop.register.unit() as unit:
        old = next(act for act in unit.acts() if act.id == OLD)
        new = {"id": NEW, "date": FROM, "number": "22/294", "valid_from": FROM, "title": "Вымышленный пример"}
        # Templates say that nobody compared the act with its publication: a yes or no, no words of a text.
        new["verified"] = False
        ended = {"valid_to": date(2023, 3, 20), "replaced_by": NEW}
        unit.save_acts([old.model_copy(update=ended), old.model_copy(update=new)])


def follow(workshop: Workshop, *organisations: str, reach: Reach = REPLACED) -> None:
    regenerator = Regenerator(workshop.generator, Planner(workshop.generator))
    for organisation in organisations:
        regenerator.follow(organisation, reach)


def reporter(workshop: Workshop) -> ChangeReporter:
    known = (workshop.known, workshop.register, workshop.archive, workshop.templates)
    return ChangeReporter(*known, workshop.clock, text_of)


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Three schools that followed a replaced order: four texts of one were signed, two of another, none."""
    workshop = Workshop(tmp_path_factory.mktemp("region"))
    rooms = Rooms(workshop)
    workshop.run(school())
    rooms.walk()
    elsewhere = {"municipality": "Примерный район"}
    workshop.run(school(id=SIGNED, names={"short": "МБОУ «Примерная школа»"}, **elsewhere))
    sign(rooms, SIGNED)
    workshop.run(school(id=DRAFTS, names={"short": EVIL}, **elsewhere))
    replace_order(workshop)
    follow(workshop, SHAKHTY, SIGNED, DRAFTS)
    yield workshop
    workshop.register.close()


@pytest.fixture(scope="module")
def report(region: Workshop) -> ChangeReport:
    return reporter(region).report(OLD)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Workshop]:
    """One school, four texts signed, the order not replaced yet."""
    workshop = Workshop(tmp_path)
    workshop.run(school())
    Rooms(workshop).walk()
    yield workshop
    workshop.register.close()


def kinds(common: Common) -> dict[tuple[str, bool], int]:
    return {(kind.code, kind.amended): kind.count for spread in common.spread for kind in spread.kinds}


def passages(common: Common) -> list[Passage]:
    assert common.sample is not None
    return [item for item in common.sample.items if isinstance(item, Passage)]


def test_the_same_rewording_is_shown_once_for_all_types_and_schools(report: ChangeReport):
    orders, lists = report.common
    assert kinds(orders) == {
        ("S01", True): 2, ("S02", True): 1, ("S03", True): 1,
        ("S01", False): 1, ("S02", False): 2, ("S03", False): 2, ("S05", False): 3,
    }  # fmt: skip
    assert kinds(lists) == {("S04", True): 2, ("S04", False): 1, ("S06", False): 3}


def test_the_totals_count_every_document_once(report: ChangeReport):
    assert (report.amended, report.drafts, report.organisations) == (6, 12, 3)
    assert len({document.key for document in report.documents}) == 18


def test_the_words_that_give_way_are_named(report: ChangeReport):
    (change,) = report.common[0].wording
    assert "приказом министерства" in str(change.old)
    assert "№\u00a0446" in str(change.old)
    assert "22/294" in str(change.new)


def test_documents_that_the_same_schools_have_stand_together(report: ChangeReport):
    (first, *_) = report.common[0].spread
    assert [(kind.code, kind.count) for kind in first.kinds] == [("S01", 2)]
    assert [(place.name, place.organisations) for place in first.places] == [
        ("Примерный район", ("МБОУ «Примерная школа»",)),
        ("город Шахты", ("МБОУ СОШ № 9 г. Шахты",)),
    ]
    drafts = next(spread for spread in report.common[0].spread if spread.kinds[0].code == "S02")
    assert [kind.code for kind in drafts.kinds] == ["S02", "S03"]


def test_a_switch_of_a_template_is_no_wording(region: Workshop, report: ChangeReport):
    words = [text for one in report.common for change in one.wording for text in (change.old, change.new)]
    assert {"True", "False"}.isdisjoint(words)
    assert "True" not in region.text(SHAKHTY, "S23")


def test_a_sample_shows_the_old_and_the_new_words_with_their_neighbours(report: ChangeReport):
    shown = passages(report.common[1])
    (changed,) = (one for one in shown if one.fate is Fate.CHANGED)
    assert "446" in changed.old
    assert "446" not in changed.new
    assert "22/294" in changed.new
    assert [one.fate for one in shown].count(Fate.EQUAL) == 2


def test_it_says_which_order_amends_which_documents(report: ChangeReport):
    listed = [(one.holder.name, one.amends, one.version.state) for one in report.orders]
    assert listed == [
        ("МБОУ «Примерная школа»", ("S01", "S04"), State.DRAFT),
        ("МБОУ СОШ № 9 г. Шахты", ("S01", "S02", "S03", "S04"), State.DRAFT),
    ]


def test_the_new_act_has_the_same_report_as_the_old_one(region: Workshop, report: ChangeReport):
    other = reporter(region).report(NEW)
    assert other.common == report.common
    assert [act.id for act in report.acts] == [OLD, NEW]
    assert [act.id for act in other.acts] == [NEW]


@pytest.mark.parametrize("act", [NEIGHBOUR, "r-145-2019", "152-fz"])
def test_acts_cited_beside_the_replaced_one_changed_nothing(region: Workshop, act: str):
    assert reporter(region).report(act).documents == ()


def test_an_act_nobody_knows_is_said(region: Workshop):
    with pytest.raises(NotFoundError, match="there is no act"):
        reporter(region).report("rostov-466-2020")


def test_before_anything_followed_there_is_nothing_to_tell(own: Workshop):
    replace_order(own)
    assert reporter(own).report(OLD).common == ()


def test_a_draft_made_anew_twice_is_told_once_against_its_first_text(own: Workshop):
    replace_order(own)
    follow(own, SHAKHTY)
    with own.register.unit() as unit:
        new = next(act for act in unit.acts() if act.id == NEW)
        unit.save_acts([new.model_copy(update={"title": "Название исправлено"})])
    follow(own, SHAKHTY, reach=Reach(OLD, act=NEW))
    (draft,) = (one for one in reporter(own).report(OLD).documents if one.key.type == "S06")
    assert "446" in str(draft.wording[0].old)
    assert "Название исправлено" in str(draft.wording[0].new)


def test_an_act_cited_in_other_words_is_a_change_of_its_own(own: Workshop):
    with own.register.unit() as unit:
        act = next(act for act in unit.acts() if act.id == NEIGHBOUR)
        unit.save_acts([act.model_copy(update={"title": "Название исправлено"})])
    follow(own, SHAKHTY, reach=Reach(NEIGHBOUR, act=NEIGHBOUR))
    corrected = {one.key.type for one in reporter(own).report(NEIGHBOUR).documents}
    assert corrected >= {"S01", "S03"}
    assert reporter(own).report(OLD).documents == ()


def test_a_change_filed_under_another_name_has_its_report_there(own: Workshop):
    replace_order(own)
    follow(own, SHAKHTY, reach=Reach("spring-2023", organisation=SHAKHTY))
    report = reporter(own).report("spring-2023")
    assert {one.key.type for one in report.documents} == {"S01", "S02", "S03", "S04"}
    assert (report.acts, report.drafts) == ((), 0)
    assert [one.version.key.period for one in report.orders] == ["spring-2023"]
    assert reporter(own).report(OLD).amended == 4


def test_when_the_order_is_signed_the_report_says_so_and_stays(own: Workshop):
    replace_order(own)
    follow(own, SHAKHTY)
    before = reporter(own).report(OLD)
    sign_amendment(Rooms(own), "S23")
    after = reporter(own).report(OLD)
    assert [(one.version.requisites.number, one.version.state) for one in after.orders] == [
        ("77", State.APPROVED)
    ]
    assert [one.wording for one in after.common] == [one.wording for one in before.common]
    assert "от 03.04.2023 № 77" in read(text_of(reporter(own).docx(after)))


def test_a_paper_without_text_is_passed_over_for_the_sample(region: Workshop, report: ChangeReport):
    contents = [one.old.content for one in report.common[1].documents]

    def only_the_last(blob: bytes) -> str:
        if blob != region.archive.get(contents[-1]) and blob in map(region.archive.get, contents):
            raise TemplateError("not a Word file")
        return text_of(blob)

    found = replace(reporter(region), text_of=only_the_last).report(OLD).common[1].sample
    last = report.common[1].documents[-1].key.organisation
    assert found is not None
    with region.register.view() as view:
        names = {one.id: one.short_name for one in view.organisations()}
    assert found.organisation == names[last]


def test_texts_edited_by_hand_are_told_apart(report: ChangeReport):
    first, second, *_ = report.common[0].documents
    edited = replace(first, old=replace(first.old, form=Form.EDITED))
    assert {group[0].by_hand: len(group) for group in alike([edited, second])} == {True: 1, False: 1}


def test_the_word_file_tells_the_same(region: Workshop, report: ChangeReport):
    blob = reporter(region).docx(report)
    text = read(text_of(blob))
    assert "ИЗМЕНЕНИЯ ДОКУМЕНТОВ" in text
    assert "от 08.06.2020 № 446" in text
    assert "действовал с 08.06.2020 по 20.03.2023" in text
    assert text.count("Изменение ") >= 2
    assert "город Шахты: МБОУ СОШ № 9 г. Шахты." in text
    totals, *_, orders = Document(io.BytesIO(blob)).tables
    assert [row.cells[1].text for row in totals.rows] == ["Сколько", "6", "12", "3", "2"]
    assert [cell.text for cell in orders.rows[2].cells][1:] == ["без номера", "проект", "S01, S02, S03, S04"]


def test_the_sample_in_the_word_file_strikes_out_and_underlines(region: Workshop, report: ChangeReport):
    document = Document(io.BytesIO(reporter(region).docx(report)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]
    assert any(run.font.strike and "446" in run.text for run in runs)
    assert any(run.font.underline and "22/294" in run.text for run in runs)
    assert not any(run.font.strike and "22/294" in run.text for run in runs)


def test_equal_reports_are_equal_files(region: Workshop, report: ChangeReport):
    assert reporter(region).docx(report) == reporter(region).docx(reporter(region).report(OLD))


def test_the_page_runs_nothing_and_loads_nothing(region: Workshop, report: ChangeReport):
    page = change_html(report, reporter(region).speech)
    assert "<script" not in page
    assert "Школа &lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")


def test_the_page_tells_the_same_as_the_word_file(region: Workshop, report: ChangeReport):
    page = read(change_html(report, reporter(region).speech))
    assert page.count("<h2>") == 3
    assert "<del>" in page
    assert "22/294" in page
    assert "<td>S01, S02, S03, S04</td>" in page
    for place in ("город Шахты: МБОУ СОШ № 9 г. Шахты.", "Примерный район: "):
        assert place in page
