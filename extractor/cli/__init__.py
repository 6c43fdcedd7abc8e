"""The command line: one module per command, and the one place of the package that prints.

A command's module is imported at start, so it imports spaCy and other heavy modules inside its function.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence

import typer

from extractor.cli.explain import explain
from extractor.cli.extract import extract
from extractor.cli.gold import gold
from extractor.cli.schema import schema
from extractor.cli.score import agreement, score
from extractor.cli.screen import fail
from extractor.errors import ExtractorError

app = typer.Typer(
    name="extractor",
    help="Turn business-news articles into records of organizations, money, stakes and deals.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.command()(extract)
app.command()(explain)
app.command()(schema)
app.command()(score)
app.command()(agreement)
app.add_typer(gold, name="gold")


@app.callback()
def _root() -> None:
    """Turn business-news articles into records of organizations, money, stakes and deals."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line on `args` (the process's own when None) and exit.

    The exit code is 0 when all is well, 1 when something failed, 2 on wrong usage and 130 on Ctrl-C.
    No traceback reaches the user unless the environment variable EXTRACTOR_TRACEBACK is set.
    """
    # A polite kill cleans up as Ctrl-C does.
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        typer.main.get_command(app)(args=args, prog_name="extractor")
    except ExtractorError as error:
        code = fail(str(error))
    except OSError as error:
        code = fail(f"{error.filename or 'system'}: {error.strerror or error}")
    except Exception as error:
        if os.environ.get("EXTRACTOR_TRACEBACK"):
            raise
        what = f"internal error: {type(error).__name__}: {error}"
        code = fail(f"{what}; set EXTRACTOR_TRACEBACK=1 to see where, and report it")
    finally:
        signal.signal(signal.SIGTERM, before)
    sys.exit(code)
