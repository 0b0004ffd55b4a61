"""Commands that bring files in: upload an edited document or its scan, attach a signature."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normdocs.cli.moves import Answering, laid_out
from normdocs.cli.options import Comment, File, Json, Name, Organisation, Role, Type, Unprinted
from normdocs.cli.output import day, plain, print_json, print_line, print_text
from normdocs.errors import InputError
from normdocs.messages import explain, say

if TYPE_CHECKING:
    from normdocs.bootstrap import Application
    from normdocs.services.approval.attaching import Attachment
    from normdocs.services.approval.office import By
    from normdocs.services.approval.uploading import Uploaded

Override = Annotated[
    str,
    typer.Option(
        metavar=say("REASON"), help=say("why the paper is right and the register is not; kept in the journal")
    ),
]


def register(group: typer.Typer) -> None:
    """Add the commands to the commands about documents."""
    group.command(help=say("Bring in a document edited in Word, or the signed paper as a PDF."))(upload)
    group.command(help=say("Keep a detached signature (.sig) or a scan beside a document."))(attach)
    group.command(help=say("List what is kept beside a document; signatures are checked anew."))(attachments)


def upload(
    organisation: Organisation,
    type: Type,
    file: File,
    role: Role = "curator",
    by: Name = None,
    comment: Comment = "",
    override: Override = "",
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Make the file the document's latest version, say what differs and what contradicts the register."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting, words
    from normdocs.services.approval.uploading import Brought

    app = application()
    note = words(comment, "--comment") if comment else ""
    reason = words(override, "--override") if override else ""
    brought = Brought(app.file(file), file.name, note, reason)
    uploaded = app.uploader.upload(organisation, type, brought, acting(app, role, by))
    return told(app, uploaded, file, Answering(json, unprinted))


def attach(
    organisation: Organisation,
    type: Type,
    file: File,
    role: Role = "curator",
    by: Name = None,
    unprinted: Unprinted = False,
    json: Json = False,
) -> int:
    """Keep a signature beside the file it signs, or a scan beside the document in force."""
    from normdocs.bootstrap import application
    from normdocs.cli.typed import acting

    app = application()
    who, suffix = acting(app, role, by), file.suffix.lower()
    if suffix == ".pdf":
        kept = scanned(app, organisation, type, file, who)
        return told(app, kept, file, Answering(json, unprinted))
    if suffix not in {".sig", ".p7s", ".sgn"}:
        raise InputError("{file}: a signature is a file .sig, a scan is a .pdf", file=file.name)
    attachment = app.attacher.attach(organisation, type, app.file(file), file.name, who)
    if not json:
        print_attachment(attachment)
    files = laid_out(app, organisation, Answering(json, unprinted))
    if json:
        print_json({**answer(attachment), "files": files})
    return 1 if files.troubles else 0


def attachments(organisation: Organisation, type: Type, json: Json = False) -> None:
    """Print what is kept beside the latest version of a document."""
    from normdocs.bootstrap import application

    found = application().attacher.attachments(organisation, type)
    if json:
        print_json([answer(one) for one in found])
        return
    for one in found:
        print_attachment(one)
    if not found:
        print_line("nothing is kept beside the document")


def scanned(app: Application, organisation: str, code: str, file: Path, who: By) -> Uploaded:
    """Put a scan beside a document in force; before it is in force a scan is a version of it."""
    from normdocs.domain.document import IN_FORCE
    from normdocs.services.approval.uploading import Brought

    with app.register.view() as view:
        matter = app.office.matter(view, organisation, code)
    if matter.course.state not in IN_FORCE:
        raise InputError(
            "{title} is not in force yet: bring the scan as its version, normdocs documents upload",
            title=matter.title,
        )
    return app.uploader.upload(organisation, code, Brought(app.file(file), file.name), who)


def told(app: Application, uploaded: Uploaded, file: Path, answering: Answering) -> int:
    """Say what became of the file, print what is new; 1 when it contradicts the register."""
    if not answering.json:
        print_uploaded(uploaded, file)
    files = laid_out(app, uploaded.version.key.organisation, answering)
    if answering.json:
        same = uploaded.differences.same if uploaded.differences else None
        print_json({**plain(uploaded), "same": same, "files": files})
    return 1 if files.troubles or contradicting(uploaded) else 0


def contradicting(uploaded: Uploaded) -> bool:
    """Return whether anything in the file keeps it from being submitted."""
    return any(one.severity.value == "error" for one in uploaded.findings)


def print_uploaded(uploaded: Uploaded, file: Path) -> None:
    """Print what the file became, what differs in it, what contradicts the register."""
    from rich.console import Console

    from normdocs.cli.redline import print_changes
    from normdocs.services.approval.examining import said

    values: dict[str, Any] = {"file": file.name, "type": uploaded.version.key.type}
    values["number"] = uploaded.version.number
    if not uploaded.new:
        print_line("{file} is there already: version {number} of {type}", **values)
    elif uploaded.attached:
        print_line("{file} is kept beside version {number} of {type}, which stays as it is", **values)
    else:
        print_line("{file} is version {number} of {type} now", **values)
    if uploaded.differences and uploaded.differences.same:
        print_line("its text is the one normdocs would make")
    elif uploaded.differences:
        print_line("what differs from the text normdocs would make:")
        print_changes(Console(file=sys.stdout, highlight=False, soft_wrap=True), uploaded.differences)
    for finding in uploaded.findings:
        print_text(f"{say(finding.severity.value)}: {explain(said(finding))}")
    if contradicting(uploaded):
        print_line("correct the file, or the profile, or submit with --override REASON")


def print_attachment(attachment: Attachment) -> None:
    """Print whose signature was kept, and whether its certificate is trusted."""
    print_line("{file} is kept beside version {number}", file=attachment.file_name, number=attachment.version)
    if attachment.check is None:
        return
    for one in attachment.check.certificates:
        print_line(
            "certificate {number}, {owner}, valid {begin}–{end}",
            number=one.number,
            owner=one.owner,
            begin=day(one.valid_from),
            end=day(one.valid_to),
        )
    print_text(say(attachment.check.reason.value))


def answer(attachment: Attachment) -> dict[str, Any]:
    """Return an attachment for programs."""
    checked = attachment.check
    return {**plain(attachment), "verdict": checked.verdict.value if checked else None}
