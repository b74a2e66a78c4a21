"""What every list looks like to programs."""

from typing import Annotated, Generic, TypeVar

from pydantic import Field

from onrecord.views.api.line_models import Shape

Item = TypeVar("Item")


class Listed(Shape, Generic[Item]):
    """One stretch of a list."""

    items: list[Item]
    total: Annotated[int, Field(description="how many match in all")]
    left_out: Annotated[int, Field(description="how many of these stand in other stretches of the list")]
    undated: Annotated[int, Field(description="how many match all else and have no date, where dates are asked for")]
    rejected: Annotated[int, Field(description="how many are left out because a person rejected them")]
    next: Annotated[str | None, Field(description="the address of the next stretch; null at the end")]
