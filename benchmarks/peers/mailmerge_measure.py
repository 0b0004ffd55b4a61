"""Usage: python mailmerge_measure.py FORM.docx VALUES.json OUT.docx; prints processor ms per document."""

import io
import json
import statistics
import sys
import time
from pathlib import Path

from mailmerge import MailMerge

form, values, out = sys.argv[1:]
blob = Path(form).read_bytes()
data = json.loads(Path(values).read_text("utf-8"))
texts = {name: value for name, value in data["values"].items() if isinstance(value, str)}


def make() -> bytes:
    with MailMerge(io.BytesIO(blob)) as document:
        document.merge(**texts)
        if data["rows"]:
            document.merge_rows(data["anchor"], data["rows"])
        made = io.BytesIO()
        document.write(made)
    return made.getvalue()


make()
rounds = []
for _ in range(5):
    calls, start = 0, time.process_time()
    while time.process_time() - start < 0.5:
        make()
        calls += 1
    rounds.append((time.process_time() - start) / calls * 1000)
Path(out).write_bytes(make())
print(json.dumps(statistics.median(rounds)))
