"""The office program's own settings: offline, no macros, no updating of links, the documents' language."""

from __future__ import annotations

import json
from pathlib import Path

COMMON = "/org.openoffice.Office.Common"
SETTINGS: tuple[tuple[str, str, str], ...] = (
    # A document may name pictures and objects elsewhere: nothing outside the document is ever fetched.
    (f"{COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    (f"{COMMON}/Security/Scripting", "DisableMacrosExecution", "true"),
    (f"{COMMON}/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    (f"{COMMON}/Save/Document", "CreateBackup", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
)
LANGUAGE_SETTINGS = (
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale"),
    ("/org.openoffice.Office.Linguistic/General", "DefaultLocale"),
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'

EXPORT_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "2"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
EXPORT_FILTER = "pdf:writer_pdf_Export:" + json.dumps(EXPORT_OPTIONS, separators=(",", ":"))
IMPORT_FILTER = "MS Word 2007 XML"


def write_profile(folder: Path, language: str) -> None:
    """Make a user profile in `folder` for documents of `language` ("ru-RU")."""
    settings = [*SETTINGS, *((path, name, language) for path, name in LANGUAGE_SETTINGS)]
    text = HEAD + "".join(ITEM.format(*setting) for setting in settings) + "</oor:items>\n"
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(text, encoding="utf-8")
