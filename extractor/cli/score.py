"""`extractor score` and `extractor agreement`: records against gold, annotator against annotator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GoldFile = Annotated[Path, typer.Argument(metavar="GOLD", help="The gold records, JSONL")]
RecordFile = Annotated[Path, typer.Argument(metavar="RECORDS", help="The records to score, JSONL")]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", help="The folder of articles, to quote from", exists=True, file_okay=False),
]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="PREFIX", help="Only articles whose id starts so")
]


def score(
    gold: GoldFile,
    records: RecordFile,
    errors: Annotated[
        bool, typer.Option("--errors", help="List every miss, spurious fact and wrong slot")
    ] = False,
    texts: Texts = None,
    only: Only = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Of the errors, only deal, stake, entity, organization ..."),
    ] = None,
) -> None:
    """Score records against gold: mentions, values, entities, stakes and deals."""
    from extractor.report.articles import find_texts
    from extractor.report.errors import error_lines
    from extractor.report.text import figure_table
    from extractor.scoring.document import score_all
    from extractor.scoring.figures import figures
    from extractor.scoring.records import read_records

    ours = read_records(gold)
    scores = score_all(ours, read_records(records), only or ())
    for line in figure_table(figures([s.counts for s in scores])):
        typer.echo(line)
    if errors:
        found = find_texts(ours, texts, gold)
        for line in error_lines((f for s in scores for f in s.facts if not kind or f.kind in kind), found):
            typer.echo(line)
