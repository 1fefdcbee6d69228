# since: 3.14
import traceback


async def numbers():
    raise ValueError("none")
    yield


class Walk:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise KeyError("next")


async def a_loop():
    async for number in numbers():
        print(number)
        print(number)
        print(number)


async def a_loop_in_a_line():
    async for number in Walk(): print(number)


async def a_comprehension():
    return [number async for number in numbers()] + [1]


async def a_dict_over_lines():
    return {
        number: 1
        async for number in Walk()
    }


async def not_iterable():
    return 1, [*5, 1]


async def not_a_set():
    return 1, {*5}


async def not_a_mapping():
    return 1, {"a": 1, **None, "b": 2}


async def not_hashable():
    return 1, {"a": 1, **{}, []: 2}


async def not_spread():
    print(*5)


async def not_named():
    print(end="", **5)


async def nothing_to_walk():
    async for number in 5:
        pass


for function in (
    a_loop, a_loop_in_a_line, a_comprehension, a_dict_over_lines, not_iterable, not_a_set, not_a_mapping, not_hashable,
    not_spread, not_named, nothing_to_walk,
):
    try:
        function().send(None)
    except Exception as error:
        lines = traceback.format_tb(error.__traceback__.tb_next)[0].split("\n", 1)[1]
        print(function.__name__, error.__traceback__.tb_next.tb_lineno, error)
        print(lines, end="")
# expect: a_loop 19 none
# expect:     async for number in numbers():
# expect:     ...<2 lines>...
# expect:         print(number)
# expect: a_loop_in_a_line 26 'next'
# expect:     async for number in Walk(): print(number)
# expect: a_comprehension 30 none
# expect:     return [number async for number in numbers()] + [1]
# expect:            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# expect: a_dict_over_lines 34 'next'
# expect:     return {
# expect:            ^
# expect:     ...<2 lines>...
# expect:     }
# expect:     ^
# expect: not_iterable 41 Value after * must be an iterable, not int
# expect:     return 1, [*5, 1]
# expect:               ^^^^^^^
# expect: not_a_set 45 'int' object is not iterable
# expect:     return 1, {*5}
# expect:               ^^^^
# expect: not_a_mapping 49 'NoneType' object is not a mapping
# expect:     return 1, {"a": 1, **None, "b": 2}
# expect:               ^^^^^^^^^^^^^^^^^^^^^^^^
# expect: not_hashable 53 cannot use 'list' as a dict key (unhashable type: 'list')
# expect:     return 1, {"a": 1, **{}, []: 2}
# expect:               ^^^^^^^^^^^^^^^^^^^^^
# expect: not_spread 57 print() argument after * must be an iterable, not int
# expect:     print(*5)
# expect:     ~~~~~^^^^
# expect: not_named 61 print() argument after ** must be a mapping, not int
# expect:     print(end="", **5)
# expect:     ~~~~~^^^^^^^^^^^^^
# expect: nothing_to_walk 65 'async for' requires an object with __aiter__ method, got int
# expect:     async for number in 5:
# expect:                         ^
