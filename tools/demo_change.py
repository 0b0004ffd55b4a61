"""make demo-change: a regional order is replaced, and two made-up schools follow it from end to end.

Every line below a «$» is what that command really printed. Everything is kept in outputs/demo-change, with a
register of its own; what stands there from an earlier demo is removed, nothing else is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = Path(sys.executable).with_name("normdocs")
# Says that a folder is a demo's own and may be removed by the next one.
MARK = ".demo-change"
FIRST, SECOND = "example-school-1", "example-school-2"
OLD, NEW = "rostov-446-2020", "rostov-example-2023"
SIGNED = "13.09.2022"
PROTOCOL = ("--protocol", "1", "--protocol-date", "30.08.2022")
METHODOLOGIST = ("--name", "Примерова Анна Петровна")

Command = Sequence[str]


def approval(school: str) -> list[Command]:
    """Return how a school's order S01 with its regulations S04 is submitted, registered and signed."""
    return [
        ("submit", school, "S01", "S04", "--no-print"),
        ("register", school, "S01", "--date", SIGNED, "--number", "101", "--no-print"),
        ("approve", school, "S01", "S04", "--role", "curator", "--no-print"),
        ("approve", school, "S04", "--role", "pedagogical-council", *PROTOCOL, "--no-print"),
        ("approve", school, "S04", "--role", "governing-council", "--no-print"),
        ("approve", school, "S01", "--role", "head", "--on", SIGNED, "--no-print"),
    ]


ROADMAP: list[Command] = [
    ("submit", FIRST, "S02", "S03", "--no-print"),
    ("register", FIRST, "S02", "--date", SIGNED, "--beside", "101", "--no-print"),
    ("approve", FIRST, "S02", "S03", "--role", "curator", "--no-print"),
    ("approve", FIRST, "S03", "--role", "municipal-official", "--no-print"),
    ("approve", FIRST, "S02", "--role", "head", "--on", SIGNED, "--no-print"),
    ("publish", FIRST, "S01", "S02", "S03", "S04", "--no-print"),
]


def steps(outputs: Path) -> list[tuple[str, list[Command]]]:
    """Return what is said before each step, and its commands."""
    examples = "examples/organisations"
    page, printed = str(outputs / "изменения.html"), str(outputs / "изменения.pdf")
    return [
        (
            "Две школы – вымышленные, «Примерная школа № 1» и «№ 2», – получают полный комплект документов.",
            [("onboard", f"{examples}/{school}.yaml", "--direct") for school in (FIRST, SECOND)],
        ),
        (
            "Школа № 1 подписывает два приказа с приложениями, регистрирует их и размещает на сайте.",
            [*approval(FIRST), *ROADMAP],
        ),
        ("Школа № 2 подписывает один приказ с положением; остальное у неё – проекты.", approval(SECOND)),
        (
            "Область заменяет приказ № 446 новым (он вымышлен, такого приказа нет), и его вносят в реестр.",
            [
                ("acts", "import", "examples/acts/rostov-example-replacement.yaml", *METHODOLOGIST),
                ("acts", "replace", OLD, NEW, *METHODOLOGIST),
            ],
        ),
        (
            "Что это меняет: каждый документ, который опирается на прежний приказ; пока не тронут ни один.",
            [("acts", "impact", OLD)],
        ),
        (
            "Документы следуют за новым приказом: проекты составлены заново, у подписанного – новая редакция и"
            " приказ о внесении изменений S23.",
            [("acts", "apply", OLD, "--direct")],
        ),
        (
            "Всё уже сделано: второй запуск не делает ничего.",
            [("acts", "apply", OLD, "--direct", "--no-print")],
        ),
        ("Готовность обеих школ: подписанное действует, пока не подписан приказ S23.", [("readiness",)]),
        (
            "Что изменилось в приказе школы № 1 по сравнению с подписанным.",
            [("documents", "diff", FIRST, "S01")],
        ),
        (
            "Отчёт для директоров: одинаковое изменение показано один раз, с перечнем школ.",
            [("acts", "report", OLD, page), ("acts", "report", OLD, printed)],
        ),
    ]


def main() -> int:
    """Run the demo; 0 when every command did what it should."""
    outputs = Path(os.environ.get("NORMDOCS_OUTPUTS") or ROOT / "outputs").absolute() / "demo-change"
    if not emptied(outputs):
        print(
            f"В папке {outputs} лежит не показ, а что-то другое: уберите её или назовите иначе.",
            file=sys.stderr,
        )
        return 2
    started = time.monotonic()
    for number, (sentence, commands) in enumerate(steps(outputs), 1):
        print(f"\n=== {number}. {sentence}", flush=True)
        for command in commands:
            code = run(command, outputs)
            if code:
                print(f"Команда закончилась с кодом {code}: показ прерван.", file=sys.stderr)
                return code
    took = round(time.monotonic() - started)
    print(f"\nПоказ занял {took} с. Документы и отчёт: {outputs}")
    return 0


def emptied(folder: Path) -> bool:
    """Remove what an earlier demo left and mark the folder; False where somebody else's files are."""
    if folder.exists():
        if not (folder / MARK).is_file() and any(folder.iterdir()):
            return False
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    return True


def run(command: Command, outputs: Path) -> int:
    """Print a command as it would be typed, run it, return its exit code."""
    shown = " ".join(f"«{word}»" if " " in word else word for word in command if word != "--no-print")
    print(f"\n$ normdocs {shown}", flush=True)
    # No setting of the user's own reaches the demo: neither the register, nor mail, nor Prefect.
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("NORMDOCS_", "PREFECT_"))
    }
    own = {"NORMDOCS_WORKSPACE": str(ROOT), "NORMDOCS_OUTPUTS": str(outputs)}
    ran = subprocess.run([str(COMMAND), *command], env={**kept, **own}, cwd=ROOT, check=False)  # noqa: S603
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main())
