"""What every worker does: read texts from standard input, let a tool find amounts, write them and the time taken.

A worker runs in an environment of its own, where this project is not installed; only the standard library is
imported here. Input: one JSON string per line. Output: one list of amounts per text, then
`{"characters": N, "seconds": S}` of processor time over the texts, loading and first use left out; of a quick tool
it is the best of five passes. Texts beyond the budget of seconds are left out: their place holds null.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Amount = dict[str, Any]
Find = Callable[[str], list[Amount]]
_QUICK_SECONDS = 2.0
_PASSES = 5


def one_pass(
    find: Find, prepare: Callable[[str], None], texts: list[str], budget: float
) -> tuple[list[Any], float]:
    """Return the amounts of each text (None beyond the budget) and the seconds taken."""
    answers: list[Any] = []
    seconds = 0.0
    for text in texts:
        if seconds > budget:
            answers.append(None)
            continue
        prepare(text)
        started = time.process_time()
        amounts = find(text)
        seconds += time.process_time() - started
        answers.append(amounts)
    return answers, seconds


def serve(find: Find, prepare: Callable[[str], None] = lambda _: None) -> None:
    """Answer all texts; the first argument is the budget in seconds. `prepare` is called before each, untimed."""
    budget = float(sys.argv[1])
    texts = [json.loads(line) for line in sys.stdin]
    one_pass(find, prepare, texts, min(budget, _QUICK_SECONDS))
    answers, seconds = one_pass(find, prepare, texts, budget)
    if seconds < _QUICK_SECONDS:
        seconds = min(seconds, *(one_pass(find, prepare, texts, budget)[1] for _ in range(_PASSES - 1)))
    for amounts in answers:
        print(json.dumps(amounts))
    characters = sum(len(t) for t, a in zip(texts, answers, strict=True) if a is not None)
    print(json.dumps({"characters": characters, "seconds": seconds}))


if __name__ == "__main__":
    sys.exit("run a worker, not this module")
