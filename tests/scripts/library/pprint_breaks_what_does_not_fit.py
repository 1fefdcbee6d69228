# Values broken over lines: every kind of container, width and option.
import pprint
from collections import OrderedDict, defaultdict, Counter, deque, ChainMap, namedtuple, UserDict, UserList
from types import SimpleNamespace, MappingProxyType
from dataclasses import dataclass, field
def show(f,*a,**k):
    try: print(f(*a,**k))
    except Exception as e: print(type(e).__name__,e)
@dataclass
class P:
    name: str
    items: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)
N=namedtuple('N','a b')
data={'z':1,'a':[1,2,3],'nested':{'k':{'deep':list(range(12))},'text':'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore'},(1,2):None,'s':{3,1,2},'b':b'x'*30,'t':(1,),'e':[],'ed':{},'n':N(1,2)}
for w in (40,80):
    for kw in ({},{'compact':True},{'indent':4},{'sort_dicts':False},{'depth':2}):
        pprint.pprint(data,width=w,**kw)
for o in [OrderedDict((k,k*10) for k in 'abcdefgh'),defaultdict(list,{k:[k]*5 for k in 'abcdefgh'}),Counter('abracadabra'*20+'zyx'),deque(range(18)),deque(range(18),maxlen=50),ChainMap({'a':list(range(20))},{'b':list(range(20))}),SimpleNamespace(alpha='x'*30,beta=list(range(20)),gamma='y'*30),MappingProxyType({k:k*20 for k in 'abcd'}),P('name'*10,list(range(12))),UserDict({k:k*20 for k in 'abcd'}),UserList(range(18)),bytearray(b'abc'*10),set(range(20)),frozenset(range(20)),'word '*15,'nospace'*30,'line\n'*3,['word '*12],{'k':'word '*12},{1:{2:{3:{4:list(range(15))}}}},list('abc'*20),tuple(range(20)),(list(range(20)),),1234567,[N('x'*50,'y'*50)],{'b':1,2:3,'a':None},range(3),None,1.5,[P('a'),P('b'*80)]]:
    pprint.pprint(o,width=50); pprint.pprint(o,width=50,compact=True)
pprint.pp({'b':1,'a':2}); show(pprint.pformat,[1234567,{'a':10000}],underscore_numbers=True); show(pprint.pformat,[1],width=0); show(pprint.pformat,[1],indent=-1); show(pprint.pformat,[1],depth=0)
a=[1];a.append(a); print(pprint.pformat(a).replace(str(id(a)),'ID'), pprint.isrecursive(a), pprint.isreadable(a), pprint.isreadable([1,'x']), pprint.isreadable(object()), pprint.saferepr({'b':1,'a':2}))
class PP(pprint.PrettyPrinter):
    def format(self,o,c,m,l):
        if isinstance(o,float): return f'{o:.2f}',True,False
        return super().format(o,c,m,l)
PP().pprint([1.23456,{'x':2.0}])
class Str(str): pass
pprint.pprint([Str('x'*90)],width=30); pprint.pprint({'key'*10:'v'*10,'key2'*10:['a'*10]*4},width=30)

# expect: {'a': [1, 2, 3],
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2),
# expect:  'nested': {'k': {'deep': [0,
# expect:                            1,
# expect:                            2,
# expect:                            3,
# expect:                            4,
# expect:                            5,
# expect:                            6,
# expect:                            7,
# expect:                            8,
# expect:                            9,
# expect:                            10,
# expect:                            11]},
# expect:             'text': 'lorem ipsum dolor '
# expect:                     'sit amet '
# expect:                     'consectetur '
# expect:                     'adipiscing elit '
# expect:                     'sed do eiusmod '
# expect:                     'tempor incididunt '
# expect:                     'ut labore'},
# expect:  's': {1, 2, 3},
# expect:  't': (1,),
# expect:  'z': 1,
# expect:  (1, 2): None}
# expect: {'a': [1, 2, 3],
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2),
# expect:  'nested': {'k': {'deep': [0, 1, 2, 3,
# expect:                            4, 5, 6, 7,
# expect:                            8, 9, 10,
# expect:                            11]},
# expect:             'text': 'lorem ipsum dolor '
# expect:                     'sit amet '
# expect:                     'consectetur '
# expect:                     'adipiscing elit '
# expect:                     'sed do eiusmod '
# expect:                     'tempor incididunt '
# expect:                     'ut labore'},
# expect:  's': {1, 2, 3},
# expect:  't': (1,),
# expect:  'z': 1,
# expect:  (1, 2): None}
# expect: {   'a': [1, 2, 3],
# expect:     'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxx'
# expect:          b'xx',
# expect:     'e': [],
# expect:     'ed': {},
# expect:     'n': N(a=1, b=2),
# expect:     'nested': {   'k': {   'deep': [   0,
# expect:                                        1,
# expect:                                        2,
# expect:                                        3,
# expect:                                        4,
# expect:                                        5,
# expect:                                        6,
# expect:                                        7,
# expect:                                        8,
# expect:                                        9,
# expect:                                        10,
# expect:                                        11]},
# expect:                   'text': 'lorem ipsum '
# expect:                           'dolor sit '
# expect:                           'amet '
# expect:                           'consectetur '
# expect:                           'adipiscing '
# expect:                           'elit sed do '
# expect:                           'eiusmod '
# expect:                           'tempor '
# expect:                           'incididunt '
# expect:                           'ut labore'},
# expect:     's': {1, 2, 3},
# expect:     't': (1,),
# expect:     'z': 1,
# expect:     (1, 2): None}
# expect: {'z': 1,
# expect:  'a': [1, 2, 3],
# expect:  'nested': {'k': {'deep': [0,
# expect:                            1,
# expect:                            2,
# expect:                            3,
# expect:                            4,
# expect:                            5,
# expect:                            6,
# expect:                            7,
# expect:                            8,
# expect:                            9,
# expect:                            10,
# expect:                            11]},
# expect:             'text': 'lorem ipsum dolor '
# expect:                     'sit amet '
# expect:                     'consectetur '
# expect:                     'adipiscing elit '
# expect:                     'sed do eiusmod '
# expect:                     'tempor incididunt '
# expect:                     'ut labore'},
# expect:  (1, 2): None,
# expect:  's': {1, 2, 3},
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  't': (1,),
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2)}
# expect: {'a': [1, 2, 3],
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2),
# expect:  'nested': {'k': {...},
# expect:             'text': 'lorem ipsum dolor '
# expect:                     'sit amet '
# expect:                     'consectetur '
# expect:                     'adipiscing elit '
# expect:                     'sed do eiusmod '
# expect:                     'tempor incididunt '
# expect:                     'ut labore'},
# expect:  's': {1, 2, 3},
# expect:  't': (1,),
# expect:  'z': 1,
# expect:  (1, 2): None}
# expect: {'a': [1, 2, 3],
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2),
# expect:  'nested': {'k': {'deep': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]},
# expect:             'text': 'lorem ipsum dolor sit amet consectetur adipiscing elit '
# expect:                     'sed do eiusmod tempor incididunt ut labore'},
# expect:  's': {1, 2, 3},
# expect:  't': (1,),
# expect:  'z': 1,
# expect:  (1, 2): None}
# expect: {'a': [1, 2, 3],
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2),
# expect:  'nested': {'k': {'deep': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]},
# expect:             'text': 'lorem ipsum dolor sit amet consectetur adipiscing elit '
# expect:                     'sed do eiusmod tempor incididunt ut labore'},
# expect:  's': {1, 2, 3},
# expect:  't': (1,),
# expect:  'z': 1,
# expect:  (1, 2): None}
# expect: {   'a': [1, 2, 3],
# expect:     'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:     'e': [],
# expect:     'ed': {},
# expect:     'n': N(a=1, b=2),
# expect:     'nested': {   'k': {'deep': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]},
# expect:                   'text': 'lorem ipsum dolor sit amet consectetur adipiscing '
# expect:                           'elit sed do eiusmod tempor incididunt ut labore'},
# expect:     's': {1, 2, 3},
# expect:     't': (1,),
# expect:     'z': 1,
# expect:     (1, 2): None}
# expect: {'z': 1,
# expect:  'a': [1, 2, 3],
# expect:  'nested': {'k': {'deep': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]},
# expect:             'text': 'lorem ipsum dolor sit amet consectetur adipiscing elit '
# expect:                     'sed do eiusmod tempor incididunt ut labore'},
# expect:  (1, 2): None,
# expect:  's': {1, 2, 3},
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  't': (1,),
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2)}
# expect: {'a': [1, 2, 3],
# expect:  'b': b'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:  'e': [],
# expect:  'ed': {},
# expect:  'n': N(a=1, b=2),
# expect:  'nested': {'k': {...},
# expect:             'text': 'lorem ipsum dolor sit amet consectetur adipiscing elit '
# expect:                     'sed do eiusmod tempor incididunt ut labore'},
# expect:  's': {1, 2, 3},
# expect:  't': (1,),
# expect:  'z': 1,
# expect:  (1, 2): None}
# expect: OrderedDict([('a', 'aaaaaaaaaa'),
# expect:              ('b', 'bbbbbbbbbb'),
# expect:              ('c', 'cccccccccc'),
# expect:              ('d', 'dddddddddd'),
# expect:              ('e', 'eeeeeeeeee'),
# expect:              ('f', 'ffffffffff'),
# expect:              ('g', 'gggggggggg'),
# expect:              ('h', 'hhhhhhhhhh')])
# expect: OrderedDict([('a', 'aaaaaaaaaa'),
# expect:              ('b', 'bbbbbbbbbb'),
# expect:              ('c', 'cccccccccc'),
# expect:              ('d', 'dddddddddd'),
# expect:              ('e', 'eeeeeeeeee'),
# expect:              ('f', 'ffffffffff'),
# expect:              ('g', 'gggggggggg'),
# expect:              ('h', 'hhhhhhhhhh')])
# expect: defaultdict(<class 'list'>,
# expect:             {'a': ['a', 'a', 'a', 'a', 'a'],
# expect:              'b': ['b', 'b', 'b', 'b', 'b'],
# expect:              'c': ['c', 'c', 'c', 'c', 'c'],
# expect:              'd': ['d', 'd', 'd', 'd', 'd'],
# expect:              'e': ['e', 'e', 'e', 'e', 'e'],
# expect:              'f': ['f', 'f', 'f', 'f', 'f'],
# expect:              'g': ['g', 'g', 'g', 'g', 'g'],
# expect:              'h': ['h', 'h', 'h', 'h', 'h']})
# expect: defaultdict(<class 'list'>,
# expect:             {'a': ['a', 'a', 'a', 'a', 'a'],
# expect:              'b': ['b', 'b', 'b', 'b', 'b'],
# expect:              'c': ['c', 'c', 'c', 'c', 'c'],
# expect:              'd': ['d', 'd', 'd', 'd', 'd'],
# expect:              'e': ['e', 'e', 'e', 'e', 'e'],
# expect:              'f': ['f', 'f', 'f', 'f', 'f'],
# expect:              'g': ['g', 'g', 'g', 'g', 'g'],
# expect:              'h': ['h', 'h', 'h', 'h', 'h']})
# expect: Counter({'a': 100,
# expect:          'b': 40,
# expect:          'r': 40,
# expect:          'c': 20,
# expect:          'd': 20,
# expect:          'z': 1,
# expect:          'y': 1,
# expect:          'x': 1})
# expect: Counter({'a': 100,
# expect:          'b': 40,
# expect:          'r': 40,
# expect:          'c': 20,
# expect:          'd': 20,
# expect:          'z': 1,
# expect:          'y': 1,
# expect:          'x': 1})
# expect: deque([0,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        4,
# expect:        5,
# expect:        6,
# expect:        7,
# expect:        8,
# expect:        9,
# expect:        10,
# expect:        11,
# expect:        12,
# expect:        13,
# expect:        14,
# expect:        15,
# expect:        16,
# expect:        17])
# expect: deque([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
# expect:        13, 14, 15, 16, 17])
# expect: deque([0,
# expect:        1,
# expect:        2,
# expect:        3,
# expect:        4,
# expect:        5,
# expect:        6,
# expect:        7,
# expect:        8,
# expect:        9,
# expect:        10,
# expect:        11,
# expect:        12,
# expect:        13,
# expect:        14,
# expect:        15,
# expect:        16,
# expect:        17],
# expect:       maxlen=50)
# expect: deque([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
# expect:        13, 14, 15, 16, 17],
# expect:       maxlen=50)
# expect: ChainMap({'a': [0,
# expect:                 1,
# expect:                 2,
# expect:                 3,
# expect:                 4,
# expect:                 5,
# expect:                 6,
# expect:                 7,
# expect:                 8,
# expect:                 9,
# expect:                 10,
# expect:                 11,
# expect:                 12,
# expect:                 13,
# expect:                 14,
# expect:                 15,
# expect:                 16,
# expect:                 17,
# expect:                 18,
# expect:                 19]},
# expect:          {'b': [0,
# expect:                 1,
# expect:                 2,
# expect:                 3,
# expect:                 4,
# expect:                 5,
# expect:                 6,
# expect:                 7,
# expect:                 8,
# expect:                 9,
# expect:                 10,
# expect:                 11,
# expect:                 12,
# expect:                 13,
# expect:                 14,
# expect:                 15,
# expect:                 16,
# expect:                 17,
# expect:                 18,
# expect:                 19]})
# expect: ChainMap({'a': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
# expect:                 11, 12, 13, 14, 15, 16, 17, 18,
# expect:                 19]},
# expect:          {'b': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
# expect:                 11, 12, 13, 14, 15, 16, 17, 18,
# expect:                 19]})
# expect: namespace(alpha='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:           beta=[0,
# expect:                 1,
# expect:                 2,
# expect:                 3,
# expect:                 4,
# expect:                 5,
# expect:                 6,
# expect:                 7,
# expect:                 8,
# expect:                 9,
# expect:                 10,
# expect:                 11,
# expect:                 12,
# expect:                 13,
# expect:                 14,
# expect:                 15,
# expect:                 16,
# expect:                 17,
# expect:                 18,
# expect:                 19],
# expect:           gamma='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')
# expect: namespace(alpha='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
# expect:           beta=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
# expect:                 11, 12, 13, 14, 15, 16, 17, 18,
# expect:                 19],
# expect:           gamma='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')
# expect: mappingproxy({'a': 'aaaaaaaaaaaaaaaaaaaa',
# expect:               'b': 'bbbbbbbbbbbbbbbbbbbb',
# expect:               'c': 'cccccccccccccccccccc',
# expect:               'd': 'dddddddddddddddddddd'})
# expect: mappingproxy({'a': 'aaaaaaaaaaaaaaaaaaaa',
# expect:               'b': 'bbbbbbbbbbbbbbbbbbbb',
# expect:               'c': 'cccccccccccccccccccc',
# expect:               'd': 'dddddddddddddddddddd'})
# expect: P(name='namenamenamenamenamenamenamenamenamename',
# expect:   items=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
# expect: P(name='namenamenamenamenamenamenamenamenamename',
# expect:   items=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
# expect: {'a': 'aaaaaaaaaaaaaaaaaaaa',
# expect:  'b': 'bbbbbbbbbbbbbbbbbbbb',
# expect:  'c': 'cccccccccccccccccccc',
# expect:  'd': 'dddddddddddddddddddd'}
# expect: {'a': 'aaaaaaaaaaaaaaaaaaaa',
# expect:  'b': 'bbbbbbbbbbbbbbbbbbbb',
# expect:  'c': 'cccccccccccccccccccc',
# expect:  'd': 'dddddddddddddddddddd'}
# expect: [0,
# expect:  1,
# expect:  2,
# expect:  3,
# expect:  4,
# expect:  5,
# expect:  6,
# expect:  7,
# expect:  8,
# expect:  9,
# expect:  10,
# expect:  11,
# expect:  12,
# expect:  13,
# expect:  14,
# expect:  15,
# expect:  16,
# expect:  17]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
# expect:  15, 16, 17]
# expect: bytearray(b'abcabcabcabcabcabcabcabcabcabc')
# expect: bytearray(b'abcabcabcabcabcabcabcabcabcabc')
# expect: {0,
# expect:  1,
# expect:  2,
# expect:  3,
# expect:  4,
# expect:  5,
# expect:  6,
# expect:  7,
# expect:  8,
# expect:  9,
# expect:  10,
# expect:  11,
# expect:  12,
# expect:  13,
# expect:  14,
# expect:  15,
# expect:  16,
# expect:  17,
# expect:  18,
# expect:  19}
# expect: {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
# expect:  15, 16, 17, 18, 19}
# expect: frozenset({0,
# expect:            1,
# expect:            2,
# expect:            3,
# expect:            4,
# expect:            5,
# expect:            6,
# expect:            7,
# expect:            8,
# expect:            9,
# expect:            10,
# expect:            11,
# expect:            12,
# expect:            13,
# expect:            14,
# expect:            15,
# expect:            16,
# expect:            17,
# expect:            18,
# expect:            19})
# expect: frozenset({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
# expect:            12, 13, 14, 15, 16, 17, 18, 19})
# expect: ('word word word word word word word word word '
# expect:  'word word word word word word ')
# expect: ('word word word word word word word word word '
# expect:  'word word word word word word ')
# expect: 'nospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospace'
# expect: 'nospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospacenospace'
# expect: 'line\nline\nline\n'
# expect: 'line\nline\nline\n'
# expect: ['word word word word word word word word word '
# expect:  'word word word ']
# expect: ['word word word word word word word word word '
# expect:  'word word word ']
# expect: {'k': 'word word word word word word word word '
# expect:       'word word word word '}
# expect: {'k': 'word word word word word word word word '
# expect:       'word word word word '}
# expect: {1: {2: {3: {4: [0,
# expect:                  1,
# expect:                  2,
# expect:                  3,
# expect:                  4,
# expect:                  5,
# expect:                  6,
# expect:                  7,
# expect:                  8,
# expect:                  9,
# expect:                  10,
# expect:                  11,
# expect:                  12,
# expect:                  13,
# expect:                  14]}}}}
# expect: {1: {2: {3: {4: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
# expect:                  11, 12, 13, 14]}}}}
# expect: ['a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c',
# expect:  'a',
# expect:  'b',
# expect:  'c']
# expect: ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a',
# expect:  'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b',
# expect:  'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c',
# expect:  'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a',
# expect:  'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b',
# expect:  'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b',
# expect:  'c']
# expect: (0,
# expect:  1,
# expect:  2,
# expect:  3,
# expect:  4,
# expect:  5,
# expect:  6,
# expect:  7,
# expect:  8,
# expect:  9,
# expect:  10,
# expect:  11,
# expect:  12,
# expect:  13,
# expect:  14,
# expect:  15,
# expect:  16,
# expect:  17,
# expect:  18,
# expect:  19)
# expect: (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
# expect:  15, 16, 17, 18, 19)
# expect: ([0,
# expect:   1,
# expect:   2,
# expect:   3,
# expect:   4,
# expect:   5,
# expect:   6,
# expect:   7,
# expect:   8,
# expect:   9,
# expect:   10,
# expect:   11,
# expect:   12,
# expect:   13,
# expect:   14,
# expect:   15,
# expect:   16,
# expect:   17,
# expect:   18,
# expect:   19],)
# expect: ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
# expect:   14, 15, 16, 17, 18, 19],)
# expect: 1234567
# expect: 1234567
# expect: [N(a='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', b='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')]
# expect: [N(a='xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', b='yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')]
# expect: {2: 3, 'a': None, 'b': 1}
# expect: {2: 3, 'a': None, 'b': 1}
# expect: range(0, 3)
# expect: range(0, 3)
# expect: None
# expect: None
# expect: 1.5
# expect: 1.5
# expect: [P(name='a', items=[]),
# expect:  P(name='bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
# expect:    items=[])]
# expect: [P(name='a', items=[]),
# expect:  P(name='bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
# expect:    items=[])]
# expect: {'b': 1, 'a': 2}
# expect: [1_234_567, {'a': 10_000}]
# expect: ValueError width must be != 0
# expect: ValueError indent must be >= 0
# expect: ValueError depth must be > 0
# expect: [1, <Recursion on list with id=ID>] True False True False {'a': 2, 'b': 1}
# expect: [1.23, {'x': 2.00}]
# expect: ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx']
# expect: {'key2key2key2key2key2key2key2key2key2key2': ['aaaaaaaaaa',
# expect:                                               'aaaaaaaaaa',
# expect:                                               'aaaaaaaaaa',
# expect:                                               'aaaaaaaaaa'],
# expect:  'keykeykeykeykeykeykeykeykeykey': 'vvvvvvvvvv'}
