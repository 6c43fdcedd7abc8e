"""What every command shows on the screen: messages go to standard error, results to standard output."""

from __future__ import annotations

from rich.console import Console


def stderr() -> Console:
    """Return a console on standard error; names and paths are shown as they are, not as markup."""
    return Console(stderr=True, markup=False, highlight=False, emoji=False, soft_wrap=True)


def fail(message: str) -> int:
    """Print `message` as an error and return exit code 1."""
    stderr().print(f"error: {message}", style="red")
    return 1
