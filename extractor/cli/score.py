"""`extractor score` and `extractor agreement`: records against gold, annotator against annotator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

GoldFile = Annotated[Path, typer.Argument(metavar="GOLD", help="The gold records, JSONL")]
RecordFile = Annotated[Path, typer.Argument(metavar="RECORDS", help="The records to score, JSONL")]
FirstFile = Annotated[Path, typer.Argument(metavar="A", help="One annotator's records, JSONL")]
SecondFile = Annotated[Path, typer.Argument(metavar="B", help="The other annotator's records, JSONL")]
Texts = Annotated[
    Path | None,
    typer.Option("--texts", help="The folder of articles, to quote from", exists=True, file_okay=False),
]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="PREFIX", help="Only articles whose id starts so")
]
Errors = Annotated[bool, typer.Option("--errors", help="List misses, spurious facts and wrong slots")]
Kind = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", help="List only facts about deal, stake, entity, organization, money or percent; repeatable"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON")]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write a page to read and filter", dir_okay=False),
]
Samples = Annotated[int, typer.Option("--samples", min=1, help="Bootstrap resamplings")]
Seed = Annotated[int, typer.Option("--seed", help="Seed of the bootstrap")]


def score(
    gold: GoldFile,
    records: RecordFile,
    errors: Errors = False,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="B", help="Other records, JSONL: what is gained and lost against them"
        ),
    ] = None,
    by_rule: Annotated[bool, typer.Option("--by-rule", help="Show the precision of every rule")] = False,
    by: Annotated[
        str | None, typer.Option("--by", metavar="source|manner", help="How to group articles")
    ] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-under", metavar="FIGURE=F", help="Exit 1 when a figure's F is lower; repeatable"
        ),
    ] = None,
    texts: Texts = None,
    only: Only = None,
    kind: Kind = None,
    json: Json = False,
    html: Html = None,
    samples: Samples = 1000,
    seed: Seed = 0,
) -> None:
    """Score records against gold: mentions, values, entities, stakes and deals."""
    from extractor.cli.screen import fail
    from extractor.report.articles import find_texts
    from extractor.report.changes import change_lines
    from extractor.report.errors import error_lines
    from extractor.report.machine import as_dict, to_json
    from extractor.report.page import page
    from extractor.report.text import comparison_lines, evaluation_lines, rule_lines
    from extractor.scoring.evaluation import GROUPINGS, compare, evaluate
    from extractor.scoring.gate import failures, parse_gate
    from extractor.scoring.records import read_records

    try:
        gates = [parse_gate(g) for g in fail_under or ()]
    except ValueError as e:
        raise typer.BadParameter(str(e), param_hint="--fail-under") from e
    if by is not None and by not in GROUPINGS:
        raise typer.BadParameter(f"{by!r} is none of {', '.join(GROUPINGS)}", param_hint="--by")
    ours, theirs = read_records(gold), read_records(records)
    other = read_records(against) if against else None
    found = find_texts(ours, texts, gold)
    prefixes = only or ()
    result = evaluate(ours, theirs, texts=found, only=prefixes, grouping=by, samples=samples, seed=seed)
    unknown = [key for key, _ in gates if key not in result.figures]
    if unknown:
        raise typer.BadParameter(
            f"no figure {unknown[0]!r}; there are {', '.join(result.figures)}", param_hint="--fail-under"
        )
    c = compare(ours, theirs, other, only=prefixes, samples=samples, seed=seed) if other is not None else None
    if html:
        html.write_text(page(result, found, c, names=(gold.name, records.name)), encoding="utf-8")
    if json:
        typer.echo(to_json(as_dict(result, found, c, errors=errors)))
    else:
        for line in evaluation_lines(result):
            typer.echo(line)
        for line in rule_lines(result.rules) if by_rule else ():
            typer.echo(line)
        for line in (
            error_lines((f for f in result.facts if not kind or f.kind in kind), found) if errors else ()
        ):
            typer.echo(line)
        if c:
            for line in comparison_lines(c):
                typer.echo(line)
            for line in change_lines([x for x in c.changes if not kind or x.fact.kind in kind], found):
                typer.echo(line)
    below = failures(result.figures, gates)
    for sentence in below:
        fail(sentence)
    if below:
        raise typer.Exit(1)


def agreement(
    a: FirstFile,
    b: SecondFile,
    errors: Annotated[bool, typer.Option("--errors", help="List what the two do not share")] = False,
    texts: Texts = None,
    only: Only = None,
    kind: Kind = None,
    json: Json = False,
    samples: Samples = 1000,
    seed: Seed = 0,
) -> None:
    """Say how far two annotators agree: the figures of scoring, symmetric, and kappa for type and status."""
    from extractor.report.articles import find_texts
    from extractor.report.errors import error_lines
    from extractor.report.machine import as_dict, to_json
    from extractor.report.text import agreement_lines
    from extractor.scoring.evaluation import agree
    from extractor.scoring.records import read_records

    first, second = read_records(a), read_records(b)
    found = find_texts(first, texts, a)
    result = agree(first, second, only=only or (), samples=samples, seed=seed)
    if json:
        typer.echo(to_json(as_dict(result, found, errors=errors)))
        return
    for line in agreement_lines(result):
        typer.echo(line)
    for line in error_lines((f for f in result.facts if not kind or f.kind in kind), found) if errors else ():
        typer.echo(line)
