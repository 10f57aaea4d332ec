"""Writes docs/conformance.md from a result of the conformance runner.

    python3 run.py --endpoint http://127.0.0.1:4566 --json result.json     (the runner, beside its recordings)
    python3 tests/conformance/report.py result.json > docs/conformance.md
"""
import collections
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")[:220]


def main(path):
    loaded = json.loads(pathlib.Path(path).read_text())
    cases = loaded if isinstance(loaded, list) else loaded.get("results") or loaded.get("cases")
    suites = collections.OrderedDict()
    for case in cases:
        suites.setdefault(case["suite"], []).append(case)
    print((HERE / "head.md").read_text())
    print("| suite | cases | shape or better | exact |\n| --- | ---: | ---: | ---: |")
    for name, rows in suites.items():
        rows = [r for r in rows if r["grade"] in ("exact", "shape", "fail")]
        exact = sum(r["grade"] == "exact" for r in rows)
        shape = exact + sum(r["grade"] == "shape" for r in rows)
        print(f"| `{name}` | {len(rows)} | {100 * shape / len(rows):.1f} % | {100 * exact / len(rows):.1f} % |")
    short = [r for r in cases if r["grade"] in ("shape", "fail")]
    print(f"\n## Cases that fall short ({len(short)})\n")
    if short:
        reasons = json.loads((HERE / "reasons.json").read_text())
        print("| suite | case | grade | first difference | reason |\n| --- | --- | --- | --- | --- |")
        for r in short:
            reason = next((why for name, why in reasons.items() if name in r["id"]), "not understood yet")
            print(f"| {r['suite']} | `{cell(r['id'])}` | {r['grade']} | {cell(r['why'])} | {reason} |")
    else:
        print("None.")
    print()
    print((HERE / "unsupported.md").read_text(), end="")


main(sys.argv[1])
