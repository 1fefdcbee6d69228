# since: 3.14
# What is written, what is refused, and the notes that say where.
import json


def attempt(value, **options):
    try:
        print(repr(json.dumps(value, **options)))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))


class Whole(int):
    def __repr__(self):
        return "unseen"


class Real(float):
    def __repr__(self):
        return "unseen"


class Text(str):
    pass


class Sets(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


attempt({1, 2})
attempt([1, {2}])
attempt({"a": [1, {2}]})
attempt({"k": {1: {"z": [object()]}}}, indent=2)
attempt({(1, 2): 3})
attempt({(1, 2): 3, "b": 4}, skipkeys=True)
attempt({(1, 2): 3}, skipkeys=True, indent=1)
attempt(float("nan"), allow_nan=False)
attempt([float("inf"), -float("inf"), float("nan"), 1.0, 1e16, 1e-7, 1.5e300, -0.0, 10**30])
circle = []
circle.append(circle)
attempt(circle)
circle = {}
circle["x"] = [circle]
attempt(circle)
attempt([1, 2, {"a": ()}, [], {}], indent=2)
attempt([1, 2, {"a": ()}], indent="\t", separators=(",", ":"))
attempt({"b": 1, "a": 2, True: 1, None: 2, 1.5: 3, 2: 4})
attempt({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True)
attempt({"b": 1, 1: 2}, sort_keys=True)
attempt("é\u2028\U0001f600\x7f\x00\"\\\n/\b\f\r\t")
attempt("é\u2028\U0001f600\x7f\x00\"\\\n/\b\f", ensure_ascii=False)
attempt(b"x")
attempt(object, default=str)
attempt({1: object()}, default=lambda o: [o])
attempt({"s": {3, 1}}, cls=Sets)
attempt({"s": object}, cls=Sets)
attempt([Whole(1), Real(1.5), Text("x"), {Whole(1): 1, Real(2.5): 2, Text("y"): 3}, True])
attempt((1, 2), indent=0)
attempt([1], separators=("1",))
attempt([1], indent=True)
attempt([1], indent=-1)
attempt(1, foo=2)
print(list(json.JSONEncoder().iterencode([1, [2, {"a": 3, "b": []}], {}, "x", True, None, 1.5])))
print(list(json.JSONEncoder(indent=1).iterencode([1, [2, {"a": 3, "b": []}], {}, "x"])))


class Sink:
    def write(self, text):
        print(end=text + "|")


json.dump({"a": [1, {"b": None}], 2: ()}, Sink(), sort_keys=False)
print()
try:
    json.dump([1, {"a": {3}}], Sink())
except TypeError as error:
    print(error, error.__notes__)

# expect: TypeError Object of type set is not JSON serializable None
# expect: TypeError Object of type set is not JSON serializable ['when serializing list item 1']
# expect: TypeError Object of type set is not JSON serializable ['when serializing list item 1', "when serializing dict item 'a'"]
# expect: TypeError Object of type object is not JSON serializable ['when serializing list item 0', "when serializing dict item 'z'", 'when serializing dict item 1', "when serializing dict item 'k'"]
# expect: TypeError keys must be str, int, float, bool or None, not tuple None
# expect: '{"b": 4}'
# expect: '{}'
# expect: ValueError Out of range float values are not JSON compliant: nan None
# expect: '[Infinity, -Infinity, NaN, 1.0, 1e+16, 1e-07, 1.5e+300, -0.0, 1000000000000000000000000000000]'
# expect: ValueError Circular reference detected ['when serializing list item 0']
# expect: ValueError Circular reference detected ['when serializing list item 0', "when serializing dict item 'x'"]
# expect: '[\n  1,\n  2,\n  {\n    "a": []\n  },\n  [],\n  {}\n]'
# expect: '[\n\t1,\n\t2,\n\t{\n\t\t"a":[]\n\t}\n]'
# expect: '{"b": 1, "a": 2, "true": 1, "null": 2, "1.5": 3, "2": 4}'
# expect: '{"a": {"c": 2, "d": 1}, "b": 1}'
# expect: TypeError '<' not supported between instances of 'int' and 'str' None
# expect: '"\\u00e9\\u2028\\ud83d\\ude00\\u007f\\u0000\\"\\\\\\n/\\b\\f\\r\\t"'
# expect: '"é\u2028😀\x7f\\u0000\\"\\\\\\n/\\b\\f"'
# expect: TypeError Object of type bytes is not JSON serializable None
# expect: '"<class \'object\'>"'
# expect: ValueError Circular reference detected ['when serializing list item 0', 'when serializing object object', 'when serializing dict item 1']
# expect: '{"s": [1, 3]}'
# expect: TypeError Object of type type is not JSON serializable ["when serializing dict item 's'"]
# expect: '[1, 1.5, "x", {"1": 1, "2.5": 2, "y": 3}, true]'
# expect: '[\n1,\n2\n]'
# expect: ValueError not enough values to unpack (expected 2, got 1) None
# expect: '[\n 1\n]'
# expect: '[\n1\n]'
# expect: TypeError JSONEncoder.__init__() got an unexpected keyword argument 'foo' None
# expect: ['[1', ', ', '[2', ', ', '{', '"a"', ': ', '3', ', ', '"b"', ': ', '[]', '}', ']', ', ', '{}', ', "x"', ', true', ', null', ', 1.5', ']']
# expect: ['[\n 1', ',\n ', '[\n  2', ',\n  ', '{', '\n   ', '"a"', ': ', '3', ',\n   ', '"b"', ': ', '[]', '\n  ', '}', '\n ', ']', ',\n ', '{}', ',\n "x"', '\n', ']']
# expect: {|"a"|: |[1|, |{|"b"|: |null|}|]|, |"2"|: |[]|}|
# expect: [1|, |{|"a"|: |Object of type set is not JSON serializable ["when serializing dict item 'a'", 'when serializing list item 1']
