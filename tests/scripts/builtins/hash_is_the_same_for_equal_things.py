print(hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(-1), hash(2**61), hash(0.5), hash(float("inf")), hash("a") == hash("a"))
# expect: True 0 -2 1 1152921504606846976 314159 True
print(hash((1, 2, 3)), hash(()), hash(None) == hash(None), hash(-2), hash(10**30), hash(1.5e10))
# expect: 529344067295497451 5740354900026072187 True -2 465258685558744706 15000000000
for wrong in ([], {}, set(), bytearray()):
    try:
        hash(wrong)
    except TypeError as e:
        print(e)  # expect: unhashable type: 'list'
        # expect: unhashable type: 'dict'
        # expect: unhashable type: 'set'
        # expect: unhashable type: 'bytearray'
