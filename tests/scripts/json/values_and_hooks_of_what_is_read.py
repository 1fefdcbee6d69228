# Values, hooks and encodings of what is read.
import json

print(json.loads('[Infinity, -Infinity, NaN, 1E400, -0, -0.0, 1e5, 1.5E-3, 12345678901234567890123]'))
print(json.loads('{"a":1,"b":[true,false,null],"a":2}'), [json.loads('"\\ud83d\\ude00 \\u00e9\\n\\/\x7f"')])
print(json.loads(b'[1,"\xc3\xa9"]'), json.loads("[1]".encode("utf-16")), json.loads(bytearray(b"{}")))
for encoding in ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]:
    print(json.detect_encoding('{"é": 1}'.encode(encoding)), json.loads('{"é": 1}'.encode(encoding)))
print(json.loads('{"a":{"b":1}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"a":{"b":1.5}}', object_pairs_hook=tuple, parse_float=str, parse_int=str, parse_constant=str))
print(json.loads("[NaN,1,-Infinity]", parse_constant=lambda name: name + "!", parse_int=float))


class Upper(json.JSONDecoder):
    def decode(self, s):
        return super().decode(s.upper())


print(json.loads('["a", "b"]', cls=Upper))
print(len(json.dumps(json.loads("[" * 100 + "]" * 100))))
keys = json.loads('[{"name": 1}, {"name": 2}]')
print(next(iter(keys[0])) is next(iter(keys[1])))

# expect: [inf, -inf, nan, inf, 0, -0.0, 100000.0, 0.0015, 12345678901234567890123]
# expect: {'a': 2, 'b': [True, False, None]} ['😀 é\n/\x7f']
# expect: [1, 'é'] [1] {}
# expect: utf-8 {'é': 1}
# expect: utf-8-sig {'é': 1}
# expect: utf-16 {'é': 1}
# expect: utf-16-le {'é': 1}
# expect: utf-16-be {'é': 1}
# expect: utf-32 {'é': 1}
# expect: utf-32-le {'é': 1}
# expect: utf-32-be {'é': 1}
# expect: [('a', [('b', 1)])]
# expect: (('a', (('b', '1.5'),)),)
# expect: ['NaN!', 1.0, '-Infinity!']
# expect: ['A', 'B']
# expect: 200
# expect: True
