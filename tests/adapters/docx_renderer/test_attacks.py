"""What a hostile template tries, wherever it tries it."""

from __future__ import annotations

from typing import Any

import pytest

from normdocs.adapters.docx_renderer import compile_template
from normdocs.adapters.docx_renderer.trial import trial_render
from normdocs.adapters.limited import Limits
from normdocs.errors import RenderError, TemplateError, UnsafeTemplateError
from tests.adapters.docx_renderer.parts import notes, with_part
from tests.docx import template

CONTEXT: dict[str, Any] = {"x": {"name": "n", "items": ["a"]}, "s": "text", "n": 7, "xs": ["a", "b"]}

PAYLOADS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ x.__init__.__globals__ }}",
    "{{ x['__class__'] }}",
    "{{ x['__cla' ~ 'ss__'] }}",
    "{{ x|attr('__class__') }}",
    "{{ [x]|map(attribute='__class__')|first }}",
    "{{ [x]|join(attribute='name.__class__') }}",
    "{{ self.__init__.__globals__.__builtins__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ lipsum(n=100000) }}",
    "{{ dict(a=1) }}",
    "{{ range(10**9)|list }}",
    "{% for i in range(999999999) %}{{ i }}{% endfor %}",
    "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
    "{{ 'a'.ljust(2000000000) }}",
    "{{ 'a'|center(2000000000) }}",
    "{{ 'a' * 2000000000 }}",
    "{{ xs * 2000000000 }}",
    "{{ n * n }}",
    "{{ 9**9**9 }}",
    "{{ n ** n }}",
    "{{ '%s' % x }}",
    "{{ '%0999999999d' % n }}",
    "{{ '%s'|format(x) }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ s.format(x) }}",
    "{{ s.upper() }}",
    "{{ x.items() }}",
    "{{ x.pop('name') }}",
    "{{ xs.append(1) }}",
    "{{ xs.append }}",
    "{{ s.upper }}",
    "{{ s|replace('', s) }}",
    "{{ s|indent(999999999) }}",
    "{{ s|wordwrap(1) }}",
    "{{ s|safe }}",
    "{{ s|urlize }}",
    "{{ x|tojson }}",
    "{{ x|pprint }}",
    "{{ xs|join(s|join(s)) }}",
    "{{ s ~ s }}",
    "{{ s + s }}",
    "{% set a = s + s %}{{ a }}",
    "{% set a.b = 1 %}",
    "{% set a %}{{ s }}{% endset %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends '/etc/passwd' %}",
    "{% block a %}{% endblock %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "{% call f() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% with a=1 %}{% endwith %}",
    "{% autoescape false %}{{ s }}{% endautoescape %}",
    "{% raw %}{{ s }}{% endraw %}{{ ''.__class__ }}",
    "{% for a in xs recursive %}{{ loop(xs) }}{% endfor %}",
    "{% for a in xs %}{{ loop.__class__ }}{{ loop.cycle('a') }}{% endfor %}",
    "{% for a in xs %}{{ loop._iterable }}{% endfor %}",
    "{% for a in xs %}{{ loop.changed }}{% endfor %}",
    "{{ _ }}",
    "{{ x._name }}",
    "{{ x[s] }}",
    "{{ s[::-1] }}",
    "{{ caller }}",
    "{{ varargs }}",
    "{{ request.application }}",
    "{{ get_docx() }}",
    "{{ n.real }}",
    "{{ n.__add__ }}",
    "{{ true.__class__ }}",
    "{{ ().__class__ }}",
    "{{ {}.__class__ }}",
    "{{ {'a': 1} }}",
    "{% if ''.__class__ %}a{% endif %}",
    "{% for a in ''.__class__.__mro__ %}a{% endfor %}",
    "{% debug %}",
    "{% do xs.append(1) %}",
    "{% set _ = 1 %}",
    "{% for _a in xs %}a{% endfor %}",
]


def placed(payload: str, where: str) -> bytes:
    if where == "body":
        return template(payload)
    if where == "cell":
        return template([["№", payload]])
    if where == "footnote":
        return with_part(
            template("x"), "word/footnotes.xml", "footnotes", notes(payload.replace("<", "&lt;"))
        )
    if where in ("header", "footer"):
        return template("x", **{where: payload})
    return template("x", title=payload)


@pytest.mark.parametrize("where", ["body", "cell", "header", "footer", "footnote", "title"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attack_ends_in_a_sentence(payload: str, where: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(placed(payload, where), "t.docx").render(CONTEXT)
    part = {"body": "document", "cell": "document", "footnote": "footnotes", "title": "property title"}
    assert str(caught.value).startswith(f"t.docx: {part.get(where, where)}")


def test_a_value_is_never_read_as_a_template() -> None:
    hostile = "{{ ''.__class__ }}{% for a in xs %}"
    context = {"a": hostile}
    assert b"class &#39;str" not in compile_template(template("{{ a }}", header="{{ a }}"), "t").render(
        context
    )
    footnote = with_part(template("x"), "word/footnotes.xml", "footnotes", notes("{{ a }}"))
    compile_template(footnote, "t.docx").render(context)


def test_a_trial_lets_a_good_template_pass() -> None:
    trial_render(template("{{ s }}", [["{{ n }}"]]), "t.docx", [CONTEXT])


def test_a_trial_tells_what_the_template_does_wrong() -> None:
    with pytest.raises(UnsafeTemplateError, match="__class__ is not allowed"):
        trial_render(template("{{ ''.__class__ }}"), "t.docx", [CONTEXT])
    with pytest.raises(RenderError, match="no value for missing") as caught:
        trial_render(template("{{ missing }}"), "t.docx", [CONTEXT])
    assert caught.value.values["field"] == "missing"


HEAVY = "".join(f"{{% for {name} in xs %}}" for name in "abcdef") + "{{ a }}" + "{% endfor %}" * 6


def test_a_trial_that_does_not_end_is_ended() -> None:
    idle = HEAVY.replace("{{ a }}", "")
    with pytest.raises(UnsafeTemplateError, match="ran out of time"):
        trial_render(template(idle), "t.docx", [{"xs": ["a"] * 200}], Limits(processor_seconds=1))
    with pytest.raises(UnsafeTemplateError, match="ran out of time"):
        trial_render(template(idle), "t.docx", [{"xs": ["a"] * 200}], Limits(wall_seconds=0.5))


def test_a_trial_that_eats_memory_is_ended() -> None:
    with pytest.raises(UnsafeTemplateError, match="ran out of memory"):
        trial_render(template(HEAVY), "t.docx", [{"xs": ["a" * 100] * 60}], Limits(memory=400 * 1024 * 1024))


def test_a_trial_process_that_cannot_start_is_an_error_too() -> None:
    with pytest.raises(UnsafeTemplateError, match=r"did not end well|ran out of memory"):
        trial_render(template("{{ s }}"), "t.docx", [CONTEXT], Limits(memory=1024))
