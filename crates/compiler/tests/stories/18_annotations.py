# Annotations are computed by a function of their own, when somebody asks.
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: "float" = 0.0

    def moved(self, by: int) -> "Point": ...
