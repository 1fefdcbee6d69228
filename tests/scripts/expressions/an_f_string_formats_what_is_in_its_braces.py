name, value = "pi", 3.14159
print(f"{name} = {value:.2f}, {value!r:>10}, {{braces}}")
print(f"{name!r} {name!s:>4} {'é'!a} {value:{'0'}>{4 + 4}.3}")
print(f"{1 + 1}{' and '}{[n * n for n in range(3)]}{(lambda x: x + 1)(2)}")
print(f"{value = :.1f} {name=} {name = }")
# expect: pi = 3.14,    3.14159, {braces}
# expect: 'pi'   pi '\xe9' 00003.14
# expect: 2 and [0, 1, 4]3
# expect: value = 3.1 name='pi' name = 'pi'
