# Splitting, replacing, walking and scanning; the classes of patterns and matches.
import re


def show(function, *arguments, **options):
    try:
        result = function(*arguments, **options)
        if isinstance(result, re.Match):
            result = result.span(), result.groups(), result.lastindex, result.lastgroup
        print(ascii(result))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


print(re.split(r'(\W+)','Words, words, words.'),re.split(r'\W+','Words, words, words.',maxsplit=1),re.split('x*','axbc'),re.split(r'\b','a b'),re.split('(a)|b','xaybz'))
print(re.sub('x*','-','abxd'),re.sub('','-','abc'),re.sub(r'(\w)(\w)',r'\2\1','abcd'),re.sub('a',r'\\','a'),re.sub('(?P<l>[a-z])',lambda m:m['l'].upper()+str(m.start()),'ab c'))
print(re.subn('a','b','aaa',count=2), re.sub('a','b','aaa',flags=re.I,count=1))
s=re.Scanner([(r'[a-zA-Z_]\w*',lambda s,t:('id',t)),(r'\d+\.\d*',lambda s,t:float(t)),(r'\d+',lambda s,t:int(t)),(r'=|\+|-|\*|/',lambda s,t:'op'+t),(r'\s+',None)])
print(s.scan('sum = 3*foo + 312.50+bar ?'))
it=re.finditer('a','aba'); print(type(it).__name__, iter(it) is it, next(it), [m.start() for m in it]); show(next,it)
sc=re.compile('a').scanner('aab'); print(sc.match(),sc.match(),sc.match(),sc.match()); print(re.compile('a').scanner('ba').search())
print(isinstance(re.match('a','a'),re.Match), re.Match, re.Pattern, type(re.compile('a')), re.Pattern[str], re.Match[str])
try:
    class P(re.Pattern): pass
except TypeError as e: print(e)
print([n for n in dir(re.Pattern) if not n.startswith('__')],[n for n in dir(re.Match) if not n.startswith('__')])

# expect: ['Words', ', ', 'words', ', ', 'words', '.', ''] ['Words', 'words, words.'] ['', 'a', '', 'b', 'c', ''] ['', 'a', ' ', 'b', ''] ['x', 'a', 'y', None, 'z']
# expect: -a-b--d- -a-b-c- badc \ A0B1 C3
# expect: ('bba', 2) baa
# expect: ([('id', 'sum'), 'op=', 3, 'op*', ('id', 'foo'), 'op+', 312.5, 'op+', ('id', 'bar')], '?')
# expect: callable_iterator True <re.Match object; span=(0, 1), match='a'> [2]
# expect: StopIteration ''
# expect: <re.Match object; span=(0, 1), match='a'> <re.Match object; span=(1, 2), match='a'> None None
# expect: <re.Match object; span=(1, 2), match='a'>
# expect: True <class 're.Match'> <class 're.Pattern'> <class 're.Pattern'> re.Pattern[str] re.Match[str]
# expect: type 're.Pattern' is not an acceptable base type
# expect: ['findall', 'finditer', 'flags', 'fullmatch', 'groupindex', 'groups', 'match', 'pattern', 'scanner', 'search', 'split', 'sub', 'subn'] ['end', 'endpos', 'expand', 'group', 'groupdict', 'groups', 'lastgroup', 'lastindex', 'pos', 're', 'regs', 'span', 'start', 'string']
