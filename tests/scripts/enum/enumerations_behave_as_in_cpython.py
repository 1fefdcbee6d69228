# since: 3.14
import enum
from enum import *
def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__ + ":", error)
        if error.__notes__ if hasattr(error, "__notes__") else None: print("notes", error.__notes__)
class Color(Enum):
    """Colours."""
    RED = 1
    GREEN = 2
    BLUE = 3
    ROT = 1
    def describe(self):
        return self.name, self.value
    @property
    def shout(self): return self.name + "!"
    @classmethod
    def default(cls): return cls.GREEN
print(Color, Color.RED, repr(Color.RED), list(Color), len(Color), Color.RED.describe(), Color.ROT, Color.RED.shout, Color.default())
print(Color.__members__, list(reversed(Color)))
attempt(lambda: Color(1)); attempt(lambda: Color(9)); attempt(lambda: Color["RED"]); attempt(lambda: Color["X"])
attempt(lambda: Color("RED"))
print(Color.RED is Color(1), Color.RED in Color, 1 in Color, 9 in Color, Color.RED == 1, Color.RED != Color.GREEN)
attempt(lambda: Color.RED < Color.GREEN)
attempt(lambda: setattr(Color, "RED", 4))
attempt(lambda: delattr(Color, "RED"))
attempt(lambda: setattr(Color.RED, "value", 4))
attempt(lambda: setattr(Color.RED, "name", 4))
attempt(lambda: Color.RED.foo)
attempt(lambda: Color.PINK)
attempt(lambda: Color.name)
print(Color.RED.BLUE, hash(Color.RED) == hash("RED"), {Color.RED: 1}[Color.RED], bool(Color.RED), bool(Color))
print(f"{Color.RED}", f"{Color.RED:>12}|", str(Color.BLUE), format(Color.RED, "<12"), "%s %r" % (Color.RED, Color.RED))
print(dir(Color)); print(dir(Color.RED)); print(Color.__doc__, Color.__name__, Color.__module__, Color.__qualname__)
def extend():
    class More(Color):
        PINK = 4
attempt(extend)
def twice():
    class Twice(Enum):
        A = 1
        A = 2
attempt(twice)
def reserved():
    class R(Enum):
        _foo_ = 1
attempt(reserved)
def mro():
    class R(Enum):
        mro = 1
attempt(mro)
def order():
    class R(Enum):
        _order_ = "B A"
        A = 1
        B = 2
attempt(order)
attempt(lambda: unique(Color))
attempt(lambda: Color())
attempt(lambda: Enum())
attempt(lambda: Enum(5))
class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()
    E = auto(), "x"
print(list(Auto))
class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)
    ONE = auto()
    TWO = auto()
print(list(Named))
class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)
print(Planet.EARTH, Planet.EARTH.value, Planet.EARTH.mass, Planet.EARTH.gravity, Planet((3.303e+23, 2.4397e6)))
class Number(IntEnum):
    ONE = 1
    TWO = 2
    UN = 1
print(Number.ONE, repr(Number.ONE), Number.ONE + 1, Number.ONE < Number.TWO, Number.ONE == 1, f"{Number.ONE} {Number.TWO:03d}", [10, 20, 30][Number.ONE], int(Number.TWO), sorted([Number.TWO, Number.ONE]), Number(2), isinstance(Number.ONE, int), type(Number.ONE + 1), hash(Number.ONE), sum(Number), max(Number))
class Str(StrEnum):
    HELLO = "hello"
    AUTO = auto()
print(Str.HELLO, repr(Str.HELLO), Str.HELLO.upper(), Str.HELLO == "hello", f"{Str.HELLO:>8}", Str.AUTO, Str("hello"), "x" + Str.HELLO, ",".join(Str), {"hello": 1}[Str.HELLO])
def badstr():
    class B(StrEnum):
        A = 1
attempt(badstr)
class Mixed(str, Enum):
    A = "a"
    B = "b"
print(Mixed.A, repr(Mixed.A), f"{Mixed.A}", Mixed.A == "a", Mixed.A + "c", Mixed("b"), "%s" % Mixed.A)
class FloatE(float, Enum):
    PI = 3.14
print(FloatE.PI * 2, FloatE.PI, repr(FloatE.PI))
class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7
print(Perm.R, repr(Perm.R), Perm.R | Perm.W, repr(Perm.R | Perm.W), Perm.R & Perm.W, repr(Perm.R & Perm.W), ~Perm.R, repr(~Perm.R), Perm.R ^ Perm.RWX, list(Perm), list(Perm.RWX), len(Perm.RWX), Perm.R in Perm.RWX, Perm.RWX in Perm.R, bool(Perm(0)), Perm(5), Perm(0), Perm.RWX, Perm.R.value, (Perm.R | Perm.X).name, Perm(0).name, Perm["R"], Perm(7) is Perm.RWX)
attempt(lambda: Perm(8)); attempt(lambda: Perm.R | 1); attempt(lambda: 1 in Perm.R); attempt(lambda: Perm("x")); attempt(lambda: Perm(-1)); attempt(lambda: Perm(-9))
print(repr(Perm), Perm._flag_mask_, list(Perm.__members__))
class AF(Flag):
    A = auto(); B = auto(); C = auto()
    AB = A | B
print(list(AF), AF.AB, AF.A | AF.B is AF.AB, repr(AF(0)), ~AF.A)
class IF(IntFlag):
    A = 1
    B = 2
    C = 4
print(IF.A | IF.B, repr(IF.A | IF.B), IF.A | 8, repr(IF.A | 8), IF.A + 1, ~IF.A, repr(~IF.A), repr(IF(16)), IF.A == 1, f"{IF.A}", str(IF.A | IF.B), repr(IF(0)), int(IF.C), IF.A & 3, repr(IF(-1)), repr(IF(-2)), repr(1 | IF.B), list(IF(7)), 1 in IF.A if False else None)
class Conf(Flag, boundary=CONFORM):
    A = 1; B = 2
class Ej(Flag, boundary=EJECT):
    A = 1; B = 2
class Kp(Flag, boundary=KEEP):
    A = 1; B = 2
print(repr(Conf(7)), repr(Ej(7)), repr(Kp(7)), repr(Kp(-1)), Kp(9).name, str(Kp(8)), FlagBoundary.STRICT, repr(FlagBoundary.STRICT), list(FlagBoundary))
F = Enum("F", "A B C"); print(F, list(F), F.__module__, F.__qualname__)
F = Enum("F", ["A", "B"], start=5, module="zz", qualname="q.F"); print(list(F), F.__module__, F.__qualname__)
F = IntEnum("F", {"A": 10, "B": 20}); print(list(F))
F = Enum("F", [("A", 1), ("B", 1)], type=int); print(list(F), F.B, F.A + 1)
F = Flag("F", "A, B, C"); print(list(F))
F = StrEnum("F", "A B"); print(list(F))
attempt(lambda: Enum("F", ""))
class Missing(Enum):
    A = "a"; B = "b"
    @classmethod
    def _missing_(cls, value):
        if value == "bad": return 5
        if value == "err": raise KeyError("err")
        if value == "verr": raise ValueError("verr")
        return cls.A if str(value).lower() == "a" else None
attempt(lambda: Missing("A")); attempt(lambda: Missing("bad")); attempt(lambda: Missing("err")); attempt(lambda: Missing("verr")); attempt(lambda: Missing("zz"))
class WithNew(Enum):
    A = ("a", 1); B = ("b", 2)
    def __new__(cls, code, number):
        obj = object.__new__(cls)
        obj._value_ = code
        obj.number = number
        return obj
print(WithNew.A, WithNew.A.value, WithNew.A.number, WithNew("b"), repr(WithNew.B))
class IntNew(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label
        return obj
    PX = (0, 'P.X')
print(IntNew.PX, IntNew.PX.label, bytes(IntNew.PX))
class Un(Enum):
    A = [1]; B = {}; C = [1]
print(list(Un), Un([1]), [1] in Un, Un.C, Un._unhashable_values_)
class Mem(Enum):
    @member
    def f(): pass
    A = nonmember(5)
    _ignore_ = "x y"
    x = 3
    B = 1
    class Inner: pass
    def g(self): pass
    fn = lambda self: 1
print(list(m.name for m in Mem), Mem.A, Mem.Inner, hasattr(Mem, "x"), Mem.B.fn())
class Ops(Enum):
    ADD = "+"
    SUB = "-"
    def __str__(self): return self.value
    def __call__(self, a, b): return a + b if self is Ops.ADD else a - b
    def __eq__(self, other): return isinstance(other, str) and other == self.value or self is other
    def __hash__(self): return hash(self.value)
    def __repr__(self): return "Ops!" + self.value
print(Ops.ADD, Ops.ADD(1, 2), Ops.SUB(3, 1), Ops.ADD == "+", [Ops.ADD], f"{Ops.ADD:>3}")
class Shape(Enum):
    SQUARE = 1
    value2 = 5
    def __lt__(self, other): return self.value < other.value
print(sorted([Shape.value2, Shape.SQUARE]), min(Shape))
class ValName(Enum):
    name = 1
    value = 2
print(list(ValName), ValName.name, ValName.name.name, ValName.value.value)
def tuples():
    @verify(UNIQUE)
    class V(Enum):
        A = 1; B = 1
attempt(tuples)
def cont():
    @verify(CONTINUOUS)
    class V(IntEnum):
        A = 1; B = 5
attempt(cont)
def named():
    @verify(NAMED_FLAGS)
    class V(Flag):
        A = 1; B = 4; AB = 7; Q = 24
attempt(named)
class Base(Enum):
    def hi(self): return "hi " + self.name
class Derived(Base):
    A = 1
print(Derived.A.hi(), Derived.__mro__, Base, list(Base), isinstance(Derived.A, Base))
class Init(Enum):
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, list(cls), kw)
class Sub2(Init, extra=1):
    A = 1
match Color.RED:
    case Color.GREEN: print("no")
    case Color.RED: print("yes")
print(enum.bin(10), enum.bin(~10), enum.bin(10, 8), enum.bin(-1), enum.bin(0), enum.show_flag_values(11))
print(auto(), repr(auto(3)), nonmember(3).value, EnumType, type(Color), Enum, Flag, IntFlag, EnumCheck.UNIQUE, sorted(enum.__all__))
def autobad():
    class A(Enum):
        X = "a"
        Y = auto()
attempt(autobad)
def autobad2():
    class A(Enum):
        X = "a"
        Y = 1
        Z = auto()
attempt(autobad2)
attempt(lambda: Color._value2member_map_)
class Big(Enum):
    A = 1
    def _hidden(self): return 3
    __private = 5
    _single = 6
print(list(Big), Big.A._hidden())
def dt():
    class D(int, str, Enum): A = 1
attempt(dt)
def notlast():
    class D(Enum, int): A = 1
attempt(notlast)
class Alias(Enum):
    A = 1
    B = 2
    def __init__(self, v):
        if v == 1: self._add_alias_("ALSO"); self._add_value_alias_(77)
print(Alias.ALSO, Alias(77), list(Alias), Alias.__members__)
# expect: <enum 'Color'> Color.RED <Color.RED: 1> [<Color.RED: 1>, <Color.GREEN: 2>, <Color.BLUE: 3>] 3 ('RED', 1) Color.RED RED! Color.GREEN
# expect: {'RED': <Color.RED: 1>, 'GREEN': <Color.GREEN: 2>, 'BLUE': <Color.BLUE: 3>, 'ROT': <Color.RED: 1>} [<Color.BLUE: 3>, <Color.GREEN: 2>, <Color.RED: 1>]
# expect: <Color.RED: 1>
# expect: ValueError: 9 is not a valid Color
# expect: <Color.RED: 1>
# expect: KeyError: 'X'
# expect: ValueError: 'RED' is not a valid Color
# expect: True True True False False True
# expect: TypeError: '<' not supported between instances of 'Color' and 'Color'
# expect: AttributeError: cannot reassign member 'RED'
# expect: AttributeError: 'Color' cannot delete member 'RED'.
# expect: AttributeError: <enum 'Enum'> cannot set attribute 'value'
# expect: AttributeError: <enum 'Enum'> cannot set attribute 'name'
# expect: AttributeError: 'Color' object has no attribute 'foo'
# expect: AttributeError: type object 'Color' has no attribute 'PINK'
# expect: AttributeError: <enum 'Color'> has no attribute 'name'
# expect: Color.BLUE True 1 True True
# expect: Color.RED    Color.RED| Color.BLUE Color.RED    Color.RED <Color.RED: 1>
# expect: ['BLUE', 'GREEN', 'RED', '__class__', '__contains__', '__doc__', '__getitem__', '__init_subclass__', '__iter__', '__len__', '__members__', '__module__', '__name__', '__qualname__']
# expect: ['__class__', '__doc__', '__eq__', '__hash__', '__module__', 'default', 'describe', 'name', 'shout', 'value']
# expect: Colours. Color __main__ Color
# expect: TypeError: <enum 'More'> cannot extend <enum 'Color'>
# expect: TypeError: 'A' already defined as 1
# expect: ValueError: _sunder_ names, such as '_foo_', are reserved for future Enum use
# expect: ValueError: invalid enum member name(s) 'mro'
# expect: TypeError: member order does not match _order_:
# expect:   ['A', 'B']
# expect:   ['B', 'A']
# expect: ValueError: duplicate values found in <enum 'Color'>: ROT -> RED
# expect: TypeError: EnumType.__call__() missing 1 required positional argument: 'value'
# expect: TypeError: EnumType.__call__() missing 1 required positional argument: 'value'
# expect: TypeError: <enum 'Enum'> has no members; specify `names=()` if you meant to create a new, empty, enum
# expect: [<Auto.A: 1>, <Auto.B: 2>, <Auto.C: 10>, <Auto.D: 11>, <Auto.E: (12, 'x')>]
# expect: [<Named.ONE: 'one0'>, <Named.TWO: 'two1'>]
# expect: Planet.EARTH (5.976e+24, 6378140.0) 5.976e+24 9.802652743337129 Planet.MERCURY
# expect: 1 <Number.ONE: 1> 2 True True 1 002 20 2 [<Number.ONE: 1>, <Number.TWO: 2>] 2 True <class 'int'> 1 3 2
# expect: hello <Str.HELLO: 'hello'> HELLO True    hello auto hello xhello hello,auto 1
# expect: TypeError: 1 is not a string
# expect: Mixed.A <Mixed.A: 'a'> Mixed.A True ac Mixed.B Mixed.A
# expect: 6.28 FloatE.PI <FloatE.PI: 3.14>
# expect: Perm.R <Perm.R: 4> Perm.R|W <Perm.R|W: 6> Perm(0) <Perm: 0> Perm.W|X <Perm.W|X: 3> Perm.W|X [<Perm.R: 4>, <Perm.W: 2>, <Perm.X: 1>] [<Perm.R: 4>, <Perm.W: 2>, <Perm.X: 1>] 3 True False False Perm.R|X Perm(0) Perm.RWX 4 R|X None Perm.R True
# expect: ValueError: <flag 'Perm'> invalid value 8
# expect:     given 0b0 1000
# expect:   allowed 0b0 0111
# expect: TypeError: unsupported operand type(s) for |: 'Perm' and 'int'
# expect: TypeError: unsupported operand type(s) for 'in': 'int' and 'Perm'
# expect: ValueError: 'x' is not a valid Perm
# expect: <Perm.RWX: 7>
# expect: ValueError: <flag 'Perm'> invalid value -9
# expect:     given 0b1 0111
# expect:   allowed 0b0 0111
# expect: <flag 'Perm'> 7 ['R', 'W', 'X', 'RWX']
# expect: [<AF.A: 1>, <AF.B: 2>, <AF.C: 4>] AF.AB True <AF: 0> AF.B|C
# expect: 3 <IF.A|B: 3> 9 <IF.A|8: 9> 2 6 <IF.B|C: 6> <IF: 16> True 1 3 <IF: 0> 4 1 <IF.A|B|C: 7> <IF.B|C: 6> <IF.A|B: 3> [<IF.A: 1>, <IF.B: 2>, <IF.C: 4>] None
# expect: <Conf.A|B: 3> 7 <Kp.A|B|4: 7> <Kp.A|B: 3> A|8 Kp(8) strict <FlagBoundary.STRICT: 'strict'> [<FlagBoundary.STRICT: 'strict'>, <FlagBoundary.CONFORM: 'conform'>, <FlagBoundary.EJECT: 'eject'>, <FlagBoundary.KEEP: 'keep'>]
# expect: <enum 'F'> [<F.A: 1>, <F.B: 2>, <F.C: 3>] __main__ F
# expect: [<F.A: 5>, <F.B: 6>] zz q.F
# expect: [<F.A: 10>, <F.B: 20>]
# expect: [<F.A: 1>] F.A 2
# expect: [<F.A: 1>, <F.B: 2>, <F.C: 4>]
# expect: [<F.A: 'a'>, <F.B: 'b'>]
# expect: <enum 'F'>
# expect: <Missing.A: 'a'>
# expect: TypeError: error in Missing._missing_: returned 5 instead of None or a valid member
# expect: KeyError: 'err'
# expect: ValueError: verr
# expect: ValueError: 'zz' is not a valid Missing
# expect: WithNew.A a 1 WithNew.B <WithNew.B: 'b'>
# expect: IntNew.PX P.X b'\x00'
# expect: [<Un.A: [1]>, <Un.B: {}>] Un.A True Un.A [[1], {}, [1]]
# expect: ['f', 'B'] 5 <class '__main__.Mem.Inner'> False 1
# expect: + 3 2 True [Ops!+]   +
# expect: [<Shape.SQUARE: 1>, <Shape.value2: 5>] Shape.SQUARE
# expect: [<ValName.name: 1>, <ValName.value: 2>] ValName.name name 2
# expect: ValueError: aliases found in <enum 'V'>: B -> A
# expect: ValueError: invalid enum 'V': missing values 2, 3, 4
# expect: ValueError: invalid Flag 'V': aliases AB and Q are missing combined values of 0x1a [use enum.show_flag_values(value) for details]
# expect: hi A (<enum 'Derived'>, <enum 'Base'>, <enum 'Enum'>, <class 'object'>) <enum 'Base'> [] True
# expect: sub Sub2 [<Sub2.A: 1>] {'extra': 1}
# expect: yes
# expect: 0b0 1010 0b1 0101 0b0 00001010 0b1 1 0b0  [1, 2, 8]
# expect: auto(_auto_null) auto(3) 3 <class 'enum.EnumType'> <class 'enum.EnumType'> <enum 'Enum'> <flag 'Flag'> <flag 'IntFlag'> one name per value ['CONFORM', 'CONTINUOUS', 'EJECT', 'Enum', 'EnumCheck', 'EnumDict', 'EnumMeta', 'EnumType', 'Flag', 'FlagBoundary', 'IntEnum', 'IntFlag', 'KEEP', 'NAMED_FLAGS', 'ReprEnum', 'STRICT', 'StrEnum', 'UNIQUE', 'auto', 'global_enum', 'global_enum_repr', 'global_flag_repr', 'global_str', 'member', 'nonmember', 'pickle_by_enum_name', 'pickle_by_global_name', 'property', 'unique', 'verify']
# expect: TypeError: unable to increment 'a'
# expect: TypeError: unable to sort non-numeric values
# expect: {1: <Color.RED: 1>, 2: <Color.GREEN: 2>, 3: <Color.BLUE: 3>}
# expect: [<Big.A: 1>, <Big._single: 6>] 3
# expect: TypeError: too many data types for 'D': {<class 'int'>, <class 'str'>}
# expect: TypeError: new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`
# expect: Alias.A Alias.A [<Alias.A: 1>, <Alias.B: 2>] {'ALSO': <Alias.A: 1>, 'A': <Alias.A: 1>, 'B': <Alias.B: 2>}
