"""The one setting all nouns share: frozen, and unknown fields are errors."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Flag = Annotated[bool, Field(strict=True)]
"""true or false; the words yes and no are text in YAML 1.2, and are not taken for them."""
Whole = Annotated[int, Field(strict=True)]
Number = Annotated[float, Field(strict=True)]


class Frozen(BaseModel):
    """A value that never changes after it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")
