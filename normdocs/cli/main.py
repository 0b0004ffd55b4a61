"""The command line.

Exit codes: 0 done; 1 done, and something needs attention (blocked documents, findings of a check);
2 wrong arguments or unusable input; 3 no such organisation, document or act; 4 a template or a rendering
failed; 5 something outside failed (archive, register, office program, or a change made at the same time);
6 a step of approval, or a number, that cannot be taken now: the answer says what can be done, and by whom.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer
from typer._click.exceptions import (
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)

from normdocs.cli import (
    acquainting,
    acts,
    approval,
    checks,
    documents,
    fields,
    following,
    impact,
    inbox,
    journal,
    making,
    organisations,
    records,
    refresh,
    registering,
    reports,
    simulate,
    site,
    templates,
    words,
)
from normdocs.cli.help import speak_russian
from normdocs.errors import InputError, MoveError, NormdocsError, NotFoundError, TakenError, TemplateError
from normdocs.messages import explain, say

speak_russian()
app = typer.Typer(
    help=say("Normative paperwork of an organisation: generate it, see what is ready, keep it up to date."),
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
MODULES = (
    making,
    organisations,
    approval,
    registering,
    acquainting,
    inbox,
    journal,
    refresh,
    site,
    documents,
    acts,
    impact,
    following,
    records,
    reports,
    checks,
    fields,
    templates,
    words,
    simulate,
)
for module in MODULES:
    module.register(app)


EXIT_CODES = ((TemplateError, 4), (InputError, 2), (NotFoundError, 3), (MoveError, 6), (TakenError, 6))


def exit_code(error: NormdocsError) -> int:
    """Return the documented exit code of an error."""
    for kind, code in EXIT_CODES:
        if isinstance(error, kind):
            return code
    return 5


def usage(error: ClickException) -> str:
    """Return what is wrong with the arguments, as a sentence."""
    match error:
        case NoSuchOption():
            return say("there is no option {option}", option=error.option_name)
        case MissingParameter():
            name = error.param.metavar or error.param.name if error.param else ""
            return say("{parameter} is missing", parameter=name)
        case BadParameter():
            name = error.param.name if error.param else ""
            return say("{parameter} cannot be used: {reason}", parameter=name, reason=error.message)
        case UsageError() if error.ctx is not None and "command" in error.message:
            return say("there is no such command; normdocs --help lists them")
    return say("wrong arguments: {reason}", reason=error.format_message())


def invoke(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors end in a sentence on standard error."""
    try:
        code = app(list(arguments), standalone_mode=False)
    except NoArgsIsHelpError as error:
        sys.stdout.write(error.ctx.get_help() + "\n" if error.ctx else "")
        return 2
    except ClickException as error:
        sys.stderr.write(usage(error) + "\n")
        return 2
    except NormdocsError as error:
        sys.stderr.write(explain(error) + "\n")
        return exit_code(error)
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write(say("interrupted; run the command again to finish") + "\n")
        return 130
    return int(code or 0)


def run() -> None:
    """Run the console script."""
    sys.exit(invoke(sys.argv[1:]))
