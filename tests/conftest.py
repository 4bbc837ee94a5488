"""Fixtures that the whole suite shares: the data folder and the strictness of its absence."""

import os
from pathlib import Path

import numba  # noqa: F401 - a command that finds it unloaded may keep it from compiling
import pytest
from hypothesis import settings

# Shared machines stall now and then: a slow example is no failure of the property.
settings.register_profile("tertius", deadline=None)
settings.load_profile("tertius")

ROOT = Path(__file__).resolve().parent.parent


def require(present: bool, reason: str) -> None:
    """Skip with the reason, or fail with it where everything must be there."""
    if present:
        return
    if os.environ.get("TERTIUS_REQUIRE_ALL") == "1":
        pytest.fail(f"TERTIUS_REQUIRE_ALL=1, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real datasets that development uses and the project does not ship."""
    folder = Path(os.environ.get("TERTIUS_SHARED", ROOT.parent / "shared")).expanduser()
    require(
        (folder / "data").is_dir(),
        f"there is no folder {folder}/data (set TERTIUS_SHARED to where the datasets are)",
    )
    return folder
