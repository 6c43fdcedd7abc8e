"""What every worker does: read texts from standard input, let a tool find amounts, write them and the time taken.

A worker runs in an environment of its own, where this project is not installed; only the standard library is
imported here. Input: one JSON string per line. Output: one list of amounts per text, then
`{"characters": N, "seconds": S}` of processor time over the texts, without loading. Texts beyond the budget of
seconds are left out: their place holds null.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

Amount = dict[str, Any]


def serve(find: Callable[[str], list[Amount]], prepare: Callable[[str], None] = lambda _: None) -> None:
    """Answer all texts; the first argument is the budget in seconds. `prepare` is called before each, untimed."""
    budget = float(sys.argv[1])
    texts = [json.loads(line) for line in sys.stdin]
    find("It paid $5 million.")  # what a tool loads on first use is not its speed
    characters, seconds = 0, 0.0
    for text in texts:
        if seconds > budget:
            print("null")
            continue
        prepare(text)
        started = time.process_time()
        amounts = find(text)
        seconds += time.process_time() - started
        characters += len(text)
        print(json.dumps(amounts))
    print(json.dumps({"characters": characters, "seconds": seconds}))
