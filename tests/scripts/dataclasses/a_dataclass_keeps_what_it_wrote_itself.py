from dataclasses import dataclass
@dataclass
class Own:
    x: int
    def __repr__(self): return "own"
    def __eq__(self, other): return True
    def __init__(self): self.x = 3
print(Own(), Own() == 3)
# expect: own True
