"""What changed, as a web page shows it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from normdocs.domain.change.comparison import compare
from normdocs.messages.redline import redline_html

OWN = {"div", "p", "del", "ins", "small"}
MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&amp; &lt;b&gt;",
    "</ins></p>",
    "'%s' {0}",
]


class Reader(HTMLParser):
    """Collects the tags, their attributes and the text a browser would show."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_a_changed_paragraph_shows_what_went_and_what_came() -> None:
    html = redline_html(compare(["Директор\tЭ. И. Типовая"], ["Директор\tП. П. Примеров"]))
    assert '<p class="changed">Директор\t<del>Э. И. Типовая</del><ins>П. П. Примеров</ins></p>' in html


def test_whole_paragraphs_are_deleted_and_inserted() -> None:
    html = redline_html(compare(["Утвердить дорожную карту."], ["Срок – май."]))
    assert '<p class="deleted"><del>Утвердить дорожную карту.</del></p>' in html
    assert '<p class="inserted"><ins>Срок – май.</ins></p>' in html


def test_a_moved_paragraph_says_so() -> None:
    old = ["Первый пункт приказа о кураторе.", "Второе: базы ведёт заместитель.", "Третье: контроль за мной."]
    html = redline_html(compare(old, [*old[1:], old[0]]))
    assert html.count('class="deleted moved"') == html.count('class="inserted moved"') == 1


@given(st.lists(st.sampled_from(MARKUP)), st.lists(st.sampled_from(MARKUP)))
def test_markup_in_a_document_is_text_on_the_page(old: list[str], new: list[str]) -> None:
    reader = read(redline_html(compare(old, new)))
    assert set(reader.tags) <= OWN
    assert reader.attributes <= {"class"}
    if old and not new:
        assert all(text in reader.text for text in old)


@given(st.lists(st.text()), st.lists(st.text()))
def test_nothing_on_the_page_runs_or_styles(old: list[str], new: list[str]) -> None:
    reader = read(redline_html(compare(old, new)))
    assert set(reader.tags) <= OWN
    assert reader.attributes <= {"class"}


def test_the_header_of_a_document_is_named_in_words() -> None:
    html = redline_html(compare(["Текст"], ["--- header", "Школа № 9", "---", "Текст"]))
    assert "--- header" not in html
    assert re.search(r"\[[а-я ]+\]", html)
