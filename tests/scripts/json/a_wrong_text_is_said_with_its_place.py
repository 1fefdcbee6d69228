# since: 3.14
# What is wrong with a text is said with its place, line and column.
import json


def attempt(text, **options):
    try:
        print(repr(json.loads(text, **options)))
    except ValueError as error:
        print(type(error).__name__, error)


for text in ['"\\x"', '"abc\\', '"\\u12"', '"\\u123g"', '"a\nb"', '"abc', '[1,]', '{"a":1,}', '{"a" 1}', "{a:1}",
             "{", "[", "[1", "[1 2]", '{"a":1 "b"}', "nul", "-", "-Inf", "1.", "1.e5", "01", "", " ", "[]x", '{"a":',
             '{"a"', "é[1,é]", '["é", x]', "[1,\n 2,\n x]", '"\\u 123"', "[,]", "{,}", '{"a":,}', "[1,,2]",
             '{"a":1,,}', "\ufeff[]", '"\\', '"\\u1', '"\x00"', "5" * 5000]:
    attempt(text)
attempt('"a\nb"', strict=False)
try:
    json.loads("[1,\n x]")
except json.JSONDecodeError as error:
    print(error.msg, repr(error.doc), error.pos, error.lineno, error.colno, error.args, error.__module__)
    print(error.__reduce__()[1])
for wrong in [5, None, b"\xff", {}]:
    try:
        json.loads(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(json.JSONDecoder().raw_decode("[1] xx"))
try:
    json.JSONDecoder().raw_decode(" [1] xx")
except json.JSONDecodeError as error:
    print(error)

# expect: JSONDecodeError Invalid \escape: line 1 column 2 (char 1)
# expect: JSONDecodeError Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError Invalid control character at: line 1 column 3 (char 2)
# expect: JSONDecodeError Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: JSONDecodeError Illegal trailing comma before end of object: line 1 column 7 (char 6)
# expect: JSONDecodeError Expecting ':' delimiter: line 1 column 6 (char 5)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting ',' delimiter: line 1 column 3 (char 2)
# expect: JSONDecodeError Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: JSONDecodeError Expecting ',' delimiter: line 1 column 8 (char 7)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError Extra data: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError Extra data: line 1 column 3 (char 2)
# expect: JSONDecodeError Expecting value: line 1 column 6 (char 5)
# expect: JSONDecodeError Expecting ':' delimiter: line 1 column 5 (char 4)
# expect: JSONDecodeError Expecting value: line 1 column 1 (char 0)
# expect: JSONDecodeError Expecting value: line 1 column 7 (char 6)
# expect: JSONDecodeError Expecting value: line 3 column 2 (char 9)
# expect: JSONDecodeError Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError Expecting value: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: JSONDecodeError Expecting value: line 1 column 6 (char 5)
# expect: JSONDecodeError Expecting value: line 1 column 4 (char 3)
# expect: JSONDecodeError Expecting property name enclosed in double quotes: line 1 column 8 (char 7)
# expect: JSONDecodeError Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)
# expect: JSONDecodeError Unterminated string starting at: line 1 column 1 (char 0)
# expect: JSONDecodeError Invalid \uXXXX escape: line 1 column 3 (char 2)
# expect: JSONDecodeError Invalid control character at: line 1 column 2 (char 1)
# expect: ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: 'a\nb'
# expect: Expecting value '[1,\n x]' 5 2 2 ('Expecting value: line 2 column 2 (char 5)',) json.decoder
# expect: ('Expecting value', '[1,\n x]', 5)
# expect: TypeError the JSON object must be str, bytes or bytearray, not int
# expect: TypeError the JSON object must be str, bytes or bytearray, not NoneType
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: TypeError the JSON object must be str, bytes or bytearray, not dict
# expect: ([1], 3)
# expect: Expecting value: line 1 column 1 (char 0)
