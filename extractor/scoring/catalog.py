"""The names of all figures, so that one without cases is shown as undefined and a misspelt one is an error."""

from __future__ import annotations

from .slots import ROLES

SCHEMAS = ("strict", "exact", "partial", "type")

SLOTS = ("type", "status", *(f"role.{r}" for r in ROLES), "amount", "stake_percent", "round")

FIGURES = (
    *(f"mention.{s}" for s in SCHEMAS),
    *(f"org.{x}" for x in ("strict", "overlap", "partial", "value", "entity")),
    *(f"money.{x}" for x in ("strict", "overlap", "partial", "value", "amount", "currency", "modifier")),
    *(f"percent.{x}" for x in ("strict", "overlap", "partial", "value", "modifier")),
    *("stake", "stake.full", "stake.aligned", "stake.action"),
    *(f"stake.slot.{x}" for x in ("holder", "percent", "size")),
    *("deal.slots", "deal.detect", "deal.exact", "deal.aligned"),
    *(f"deal.slot.{x}" for x in SLOTS),
    *(f"deal.detail.{x}" for x in ("consideration", "undisclosed", "date")),
)
