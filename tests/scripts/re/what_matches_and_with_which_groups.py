# since: 3.14
# What matches, at which places, with which groups.
import re


def show(function, *arguments, **options):
    try:
        result = function(*arguments, **options)
        if isinstance(result, re.Match):
            result = result.span(), result.groups(), result.lastindex, result.lastgroup
        print(ascii(result))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


cases=[('a*','aaa'), ('(a*)*','aab'), ('(a*)+','b'), ('(a|b)*?c','abac'), ('(?:a|ab)(?:c|bcd)(d*)','abcd'),
    ('(a+|b)*','ab'), ('(a)|b','b'), ('()*','a'), ('(|a)+','aaa'), ('(a|)+','aaa'), ('(?:(a)|b)*','ab'),
    ('(?:(a)|(b)|(c))*','abc'), ('((a)(b)?)*','aba'),
('(a)?(?(1)b|c)','ab'), ('(a)?(?(1)b|c)','c'), ('(a)?(?(1)b|c)','ac'), ('(?P<q>[\'"]).*?(?P=q)','\'a"b\' "c"'),
    ('(?<=ab)c','abc'), ('(?<!ab)c','abc xc'), ('(?<=^a)b','ab'), ('a(?=b)','ab'), ('a(?!b)','abac'),
    ('(?=(a))a','a'), ('(?!(a))b','b'), ('(?>a*)a','aaa'), ('a*+a','aaa'), ('a++b','aab'), ('a?+a','a'),
    ('a?+a','aa'), ('(?:ab)*+ab','ababab'), ('(?:a|ab){2}+c','aabc'), ('a{2,3}+a','aaa'), ('a{2,3}+a','aaaa'),
('x*','axxb'), ('^a','ba\na'), ('(?m)^a','ba\na'), ('a$','a\n'), ('a\\Z','a\n'), ('(?m)a$','a\nb'), ('a$','a\nb'),
    ('.','\n'), ('(?s).','\n'), ('\\bfoo\\b','a foo b'), ('\\Boo','foo'), ('\\B',''), ('\\b',''),
    ('[^a-c]+','abcxyz'), ('[]a]+','a]a'), ('[a\\]]+','a]'), ('[^]]+','a]'), ('[a-]+','a-'), ('[-a]+','a-'),
    ('[\\w.-]+','a.b-c@'),
('\\d+','x١٢٣'), ('(?a)\\d+','١23'), ('\\w+','éa_1 '), ('(?a)\\w+','éa'), ('\\s','\x1c'), ('(?a)\\s','\x1c '),
    ('(?i)straße','STRASSE straße STRAßE'), ('(?i)É','é'), ('(?i)[a-z]+','ABCſK'), ('(?i)k','\u212a'),
    ('(?i)σ','ς'), ('(?i)[σ]','ς'), ('(?i)İ','i'), ('(?i)i','ı'), ('(?ia)k','\u212a'), ('(?i)[^a]','A'),
    ('(?i)ǆ','ǅ'),
('(?x) a b # c\n c','abc'), ('(?x)a\\ b[ ]c','a b c'), ('(?i:a)b','Ab'), ('(?i:a)b','AB'), ('(?-i:a)b','Ab'),
    ('(?i)(?-i:a)b','aB'), ('(?i)(?-i:a)b','AB'), ('(?s:.)(.)','\n\n'),
('(a+)+$','aaaaaaaaaaaaab'), ('(.*)(.*)','ab'), ('(.*?)(b+)','aabb'), ('(\\w+)\\s(\\w+)','hello world'),
    ('(?:x(y)?)*','xyx'), ('(a(b)?)+','aba'), ('(?:(a)|b)+','ab'), ('((?:a(b)?)+)','aba'),
('^(?:(\\d+)x)?\\s+y','12x  y'), ('(?:a?)*y','aaay'), ('(?:a?)*?y','aaay'), ('(?:a*)*','aaa'), ('(a?)*?b','aab'),
    ('(?:){3}','a'), ('(?:a{0,2}){2}','aaaa'), ('(a{2}){2}','aaaaa'), ('a{,2}','aaa'), ('a{2,}?','aaaa'),
    ('a{2,3}?b','aaab'), ('(ab){1,2}?c','ababc'),
('\\101','A'), ('\\x41','A'), ('\\u0041','A'), ('\\N{LATIN SMALL LETTER A}','a'), ('\\0','\0'), ('[\\b]','\b'),
    ('\\t\\n\\r\\f\\v\\a','\t\n\r\f\v\a'), ('(?i)\\x41','a'), ('(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10','abcdefghijj'),
('(?P<a>x)|(?P<b>y)','y'), ('(a)(?:b|(c))','ab'), ('(?=a)','ba'), ('(?<=a)','ba'), ('$','ab\n'),
    ('(?m)$','ab\ncd\n'), ('^','ab'), ('(?<![0-9])[0-9]{2}(?![0-9])','123 45 6'), ('(.)\\1','abccd'),
    ('(?i)(.)\\1','abcCd'), ('(?i)(σ)\\1','σς'), ('(?:(?=(a))a)+','aa'), ('(?:(?!b).)*','aab'),
    ('(?s)/\\*.*?\\*/','/* a\n */ b */'),
('a|ab|abc','abc'), ('(?:a|ab|abc)$','abc'), ('[ab]*?b','aab'), ('[^b]*b','aab'), ('[^b]*?b','aab'),
    ('.*b','abab\nb'), ('.*?b$','abab'), ('é+','éé'), ('[é-ü]+','éèxü'), ('.é','aé'), ('(?<=é)a','éa'),
    ('(?<=é.)a','éxa'), ('😀+','a😀😀'), ('(?:ab|cd)*e','abcde'), ('(?:ab|a)*b','aab'), ('\\d{3}-\\d{4}','555-1234'),
    ('(?:\\d{1,3}\\.){3}\\d{1,3}','ip 192.168.0.1!')]
for p,s in cases:
    print(ascii(p),ascii(s),end=' ')
    c=re.compile(p)
    print([found and (found.span(), ascii(found.groups()), found.lastindex) for found in (
        c.match(s), c.fullmatch(s), c.search(s), c.search(s, 1), c.match(s, 1, 2), c.search(s, -1), c.search(s, 5, 2))])
    print("   ", ascii([c.findall(s), c.split(s), c.sub("-", s), c.subn("<\\g<0>>", s, 2), [m.span() for m in c.finditer(s)]]))
b=[(b'a*',b'aab'), (b'[\x80-\xff]+',b'a\xe9\xffb'), (b'\\w+',b'\xe9ab'), (b'(?i)A\xe9',b'a\xe9 a\xc9'),
    (b'.',b'\n\xff'), (b'(\\d+)-(\\d+)',b'12-34'), (b'[^a]',b'\xff'), (b'\\xff',b'\xff')]
for p,s in b:
    c=re.compile(p)
    for f in (c.match,c.fullmatch,c.search): show(f,s)
    show(c.findall,s); show(c.split,s); show(c.sub,b'-',s); show(c.subn,b'<\\g<0>\\xff>' if 0 else b'<\\g<0>>',s,2); show(c.findall,bytearray(s)); show(c.search, bytearray(s))

# expect: 'a*' 'aaa' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), ((1, 2), '()', None), ((0, 3), '()', None), None]
# expect:     [['aaa', ''], ['', '', ''], '--', ('<aaa><>', 2), [(0, 3), (3, 3)]]
# expect: '(a*)*' 'aab' [((0, 2), "('',)", 1), None, ((0, 2), "('',)", 1), ((1, 2), "('',)", 1), ((1, 2), "('',)", 1), ((0, 2), "('',)", 1), None]
# expect:     [['', '', ''], ['', '', '', '', 'b', '', ''], '--b-', ('<aa><>b', 2), [(0, 2), (2, 2), (3, 3)]]
# expect: '(a*)+' 'b' [((0, 0), "('',)", 1), None, ((0, 0), "('',)", 1), ((1, 1), "('',)", 1), ((1, 1), "('',)", 1), ((0, 0), "('',)", 1), ((1, 1), "('',)", 1)]
# expect:     [['', ''], ['', '', 'b', '', ''], '-b-', ('<>b<>', 2), [(0, 0), (1, 1)]]
# expect: '(a|b)*?c' 'abac' [((0, 4), "('a',)", 1), ((0, 4), "('a',)", 1), ((0, 4), "('a',)", 1), ((1, 4), "('a',)", 1), None, ((0, 4), "('a',)", 1), None]
# expect:     [['a'], ['', 'a', ''], '-', ('<abac>', 1), [(0, 4)]]
# expect: '(?:a|ab)(?:c|bcd)(d*)' 'abcd' [((0, 4), "('',)", 1), ((0, 4), "('',)", 1), ((0, 4), "('',)", 1), None, None, ((0, 4), "('',)", 1), None]
# expect:     [[''], ['', '', ''], '-', ('<abcd>', 1), [(0, 4)]]
# expect: '(a+|b)*' 'ab' [((0, 2), "('b',)", 1), ((0, 2), "('b',)", 1), ((0, 2), "('b',)", 1), ((1, 2), "('b',)", 1), ((1, 2), "('b',)", 1), ((0, 2), "('b',)", 1), ((2, 2), '(None,)', None)]
# expect:     [['b', ''], ['', 'b', '', None, ''], '--', ('<ab><>', 2), [(0, 2), (2, 2)]]
# expect: '(a)|b' 'b' [((0, 1), '(None,)', None), ((0, 1), '(None,)', None), ((0, 1), '(None,)', None), None, None, ((0, 1), '(None,)', None), None]
# expect:     [[''], ['', None, ''], '-', ('<b>', 1), [(0, 1)]]
# expect: '()*' 'a' [((0, 0), "('',)", 1), None, ((0, 0), "('',)", 1), ((1, 1), "('',)", 1), ((1, 1), "('',)", 1), ((0, 0), "('',)", 1), ((1, 1), "('',)", 1)]
# expect:     [['', ''], ['', '', 'a', '', ''], '-a-', ('<>a<>', 2), [(0, 0), (1, 1)]]
# expect: '(|a)+' 'aaa' [((0, 0), "('',)", 1), ((0, 3), "('',)", 1), ((0, 0), "('',)", 1), ((1, 1), "('',)", 1), ((1, 1), "('',)", 1), ((0, 0), "('',)", 1), None]
# expect:     [['', '', '', '', '', '', ''], ['', '', '', '', '', '', '', '', '', '', '', '', '', '', ''], '-------', ('<><a>aa', 2), [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3)]]
# expect: '(a|)+' 'aaa' [((0, 3), "('',)", 1), ((0, 3), "('',)", 1), ((0, 3), "('',)", 1), ((1, 3), "('',)", 1), ((1, 2), "('',)", 1), ((0, 3), "('',)", 1), None]
# expect:     [['', ''], ['', '', '', '', ''], '--', ('<aaa><>', 2), [(0, 3), (3, 3)]]
# expect: '(?:(a)|b)*' 'ab' [((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), ((1, 2), '(None,)', None), ((1, 2), '(None,)', None), ((0, 2), "('a',)", 1), ((2, 2), '(None,)', None)]
# expect:     [['a', ''], ['', 'a', '', None, ''], '--', ('<ab><>', 2), [(0, 2), (2, 2)]]
# expect: '(?:(a)|(b)|(c))*' 'abc' [((0, 3), "('a', 'b', 'c')", 3), ((0, 3), "('a', 'b', 'c')", 3), ((0, 3), "('a', 'b', 'c')", 3), ((1, 3), "(None, 'b', 'c')", 3), ((1, 2), "(None, 'b', None)", 2), ((0, 3), "('a', 'b', 'c')", 3), None]
# expect:     [[('a', 'b', 'c'), ('', '', '')], ['', 'a', 'b', 'c', '', None, None, None, ''], '--', ('<abc><>', 2), [(0, 3), (3, 3)]]
# expect: '((a)(b)?)*' 'aba' [((0, 3), "('a', 'a', 'b')", 1), ((0, 3), "('a', 'a', 'b')", 1), ((0, 3), "('a', 'a', 'b')", 1), ((1, 1), '(None, None, None)', None), ((1, 1), '(None, None, None)', None), ((0, 3), "('a', 'a', 'b')", 1), None]
# expect:     [[('a', 'a', 'b'), ('', '', '')], ['', 'a', 'a', 'b', '', None, None, None, ''], '--', ('<aba><>', 2), [(0, 3), (3, 3)]]
# expect: '(a)?(?(1)b|c)' 'ab' [((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), None, None, ((0, 2), "('a',)", 1), None]
# expect:     [['a'], ['', 'a', ''], '-', ('<ab>', 1), [(0, 2)]]
# expect: '(a)?(?(1)b|c)' 'c' [((0, 1), '(None,)', None), ((0, 1), '(None,)', None), ((0, 1), '(None,)', None), None, None, ((0, 1), '(None,)', None), None]
# expect:     [[''], ['', None, ''], '-', ('<c>', 1), [(0, 1)]]
# expect: '(a)?(?(1)b|c)' 'ac' [None, None, ((1, 2), '(None,)', None), ((1, 2), '(None,)', None), ((1, 2), '(None,)', None), ((1, 2), '(None,)', None), None]
# expect:     [[''], ['a', None, ''], 'a-', ('a<c>', 1), [(1, 2)]]
# expect: '(?P<q>[\'"]).*?(?P=q)' '\'a"b\' "c"' [((0, 5), '("\'",)', 1), None, ((0, 5), '("\'",)', 1), ((2, 7), '(\'"\',)', 1), None, ((0, 5), '("\'",)', 1), None]
# expect:     [["'", '"'], ['', "'", ' ', '"', ''], '- -', ('<\'a"b\'> <"c">', 2), [(0, 5), (6, 9)]]
# expect: '(?<=ab)c' 'abc' [None, None, ((2, 3), '()', None), ((2, 3), '()', None), None, ((2, 3), '()', None), None]
# expect:     [['c'], ['ab', ''], 'ab-', ('ab<c>', 1), [(2, 3)]]
# expect: '(?<!ab)c' 'abc xc' [None, None, ((5, 6), '()', None), ((5, 6), '()', None), None, ((5, 6), '()', None), None]
# expect:     [['c'], ['abc x', ''], 'abc x-', ('abc x<c>', 1), [(5, 6)]]
# expect: '(?<=^a)b' 'ab' [None, None, ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), None]
# expect:     [['b'], ['a', ''], 'a-', ('a<b>', 1), [(1, 2)]]
# expect: 'a(?=b)' 'ab' [((0, 1), '()', None), None, ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['a'], ['', 'b'], '-b', ('<a>b', 1), [(0, 1)]]
# expect: 'a(?!b)' 'abac' [None, None, ((2, 3), '()', None), ((2, 3), '()', None), None, ((2, 3), '()', None), None]
# expect:     [['a'], ['ab', 'c'], 'ab-c', ('ab<a>c', 1), [(2, 3)]]
# expect: '(?=(a))a' 'a' [((0, 1), "('a',)", 1), ((0, 1), "('a',)", 1), ((0, 1), "('a',)", 1), None, None, ((0, 1), "('a',)", 1), None]
# expect:     [['a'], ['', 'a', ''], '-', ('<a>', 1), [(0, 1)]]
# expect: '(?!(a))b' 'b' [((0, 1), '(None,)', None), ((0, 1), '(None,)', None), ((0, 1), '(None,)', None), None, None, ((0, 1), '(None,)', None), None]
# expect:     [[''], ['', None, ''], '-', ('<b>', 1), [(0, 1)]]
# expect: '(?>a*)a' 'aaa' [None, None, None, None, None, None, None]
# expect:     [[], ['aaa'], 'aaa', ('aaa', 0), []]
# expect: 'a*+a' 'aaa' [None, None, None, None, None, None, None]
# expect:     [[], ['aaa'], 'aaa', ('aaa', 0), []]
# expect: 'a++b' 'aab' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), None, ((0, 3), '()', None), None]
# expect:     [['aab'], ['', ''], '-', ('<aab>', 1), [(0, 3)]]
# expect: 'a?+a' 'a' [None, None, None, None, None, None, None]
# expect:     [[], ['a'], 'a', ('a', 0), []]
# expect: 'a?+a' 'aa' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), None, None, ((0, 2), '()', None), None]
# expect:     [['aa'], ['', ''], '-', ('<aa>', 1), [(0, 2)]]
# expect: '(?:ab)*+ab' 'ababab' [None, None, None, None, None, None, None]
# expect:     [[], ['ababab'], 'ababab', ('ababab', 0), []]
# expect: '(?:a|ab){2}+c' 'aabc' [None, None, None, None, None, None, None]
# expect:     [[], ['aabc'], 'aabc', ('aabc', 0), []]
# expect: 'a{2,3}+a' 'aaa' [None, None, None, None, None, None, None]
# expect:     [[], ['aaa'], 'aaa', ('aaa', 0), []]
# expect: 'a{2,3}+a' 'aaaa' [((0, 4), '()', None), ((0, 4), '()', None), ((0, 4), '()', None), None, None, ((0, 4), '()', None), None]
# expect:     [['aaaa'], ['', ''], '-', ('<aaaa>', 1), [(0, 4)]]
# expect: 'x*' 'axxb' [((0, 0), '()', None), None, ((0, 0), '()', None), ((1, 3), '()', None), ((1, 2), '()', None), ((0, 0), '()', None), None]
# expect:     [['', 'xx', '', ''], ['', 'a', '', 'b', ''], '-a--b-', ('<>a<xx>b', 2), [(0, 0), (1, 3), (3, 3), (4, 4)]]
# expect: '^a' 'ba\na' [None, None, None, None, None, None, None]
# expect:     [[], ['ba\na'], 'ba\na', ('ba\na', 0), []]
# expect: '(?m)^a' 'ba\na' [None, None, ((3, 4), '()', None), ((3, 4), '()', None), None, ((3, 4), '()', None), None]
# expect:     [['a'], ['ba\n', ''], 'ba\n-', ('ba\n<a>', 1), [(3, 4)]]
# expect: 'a$' 'a\n' [((0, 1), '()', None), None, ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['a'], ['', '\n'], '-\n', ('<a>\n', 1), [(0, 1)]]
# expect: 'a\\Z' 'a\n' [None, None, None, None, None, None, None]
# expect:     [[], ['a\n'], 'a\n', ('a\n', 0), []]
# expect: '(?m)a$' 'a\nb' [((0, 1), '()', None), None, ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['a'], ['', '\nb'], '-\nb', ('<a>\nb', 1), [(0, 1)]]
# expect: 'a$' 'a\nb' [None, None, None, None, None, None, None]
# expect:     [[], ['a\nb'], 'a\nb', ('a\nb', 0), []]
# expect: '.' '\n' [None, None, None, None, None, None, None]
# expect:     [[], ['\n'], '\n', ('\n', 0), []]
# expect: '(?s).' '\n' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\n'], ['', ''], '-', ('<\n>', 1), [(0, 1)]]
# expect: '\\bfoo\\b' 'a foo b' [None, None, ((2, 5), '()', None), ((2, 5), '()', None), None, ((2, 5), '()', None), None]
# expect:     [['foo'], ['a ', ' b'], 'a - b', ('a <foo> b', 1), [(2, 5)]]
# expect: '\\Boo' 'foo' [None, None, ((1, 3), '()', None), ((1, 3), '()', None), None, ((1, 3), '()', None), None]
# expect:     [['oo'], ['f', ''], 'f-', ('f<oo>', 1), [(1, 3)]]
# expect: '\\B' '' [((0, 0), '()', None), ((0, 0), '()', None), ((0, 0), '()', None), ((0, 0), '()', None), ((0, 0), '()', None), ((0, 0), '()', None), ((0, 0), '()', None)]
# expect:     [[''], ['', ''], '-', ('<>', 1), [(0, 0)]]
# expect: '\\b' '' [None, None, None, None, None, None, None]
# expect:     [[], [''], '', ('', 0), []]
# expect: '[^a-c]+' 'abcxyz' [None, None, ((3, 6), '()', None), ((3, 6), '()', None), None, ((3, 6), '()', None), None]
# expect:     [['xyz'], ['abc', ''], 'abc-', ('abc<xyz>', 1), [(3, 6)]]
# expect: '[]a]+' 'a]a' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), ((1, 2), '()', None), ((0, 3), '()', None), None]
# expect:     [['a]a'], ['', ''], '-', ('<a]a>', 1), [(0, 3)]]
# expect: '[a\\]]+' 'a]' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((0, 2), '()', None), None]
# expect:     [['a]'], ['', ''], '-', ('<a]>', 1), [(0, 2)]]
# expect: '[^]]+' 'a]' [((0, 1), '()', None), None, ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['a'], ['', ']'], '-]', ('<a>]', 1), [(0, 1)]]
# expect: '[a-]+' 'a-' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((0, 2), '()', None), None]
# expect:     [['a-'], ['', ''], '-', ('<a->', 1), [(0, 2)]]
# expect: '[-a]+' 'a-' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((0, 2), '()', None), None]
# expect:     [['a-'], ['', ''], '-', ('<a->', 1), [(0, 2)]]
# expect: '[\\w.-]+' 'a.b-c@' [((0, 5), '()', None), None, ((0, 5), '()', None), ((1, 5), '()', None), ((1, 2), '()', None), ((0, 5), '()', None), None]
# expect:     [['a.b-c'], ['', '@'], '-@', ('<a.b-c>@', 1), [(0, 5)]]
# expect: '\\d+' 'x\u0661\u0662\u0663' [None, None, ((1, 4), '()', None), ((1, 4), '()', None), ((1, 2), '()', None), ((1, 4), '()', None), None]
# expect:     [['\u0661\u0662\u0663'], ['x', ''], 'x-', ('x<\u0661\u0662\u0663>', 1), [(1, 4)]]
# expect: '(?a)\\d+' '\u066123' [None, None, ((1, 3), '()', None), ((1, 3), '()', None), ((1, 2), '()', None), ((1, 3), '()', None), None]
# expect:     [['23'], ['\u0661', ''], '\u0661-', ('\u0661<23>', 1), [(1, 3)]]
# expect: '\\w+' '\xe9a_1 ' [((0, 4), '()', None), None, ((0, 4), '()', None), ((1, 4), '()', None), ((1, 2), '()', None), ((0, 4), '()', None), None]
# expect:     [['\xe9a_1'], ['', ' '], '- ', ('<\xe9a_1> ', 1), [(0, 4)]]
# expect: '(?a)\\w+' '\xe9a' [None, None, ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), None]
# expect:     [['a'], ['\xe9', ''], '\xe9-', ('\xe9<a>', 1), [(1, 2)]]
# expect: '\\s' '\x1c' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\x1c'], ['', ''], '-', ('<\x1c>', 1), [(0, 1)]]
# expect: '(?a)\\s' '\x1c ' [None, None, ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), None]
# expect:     [[' '], ['\x1c', ''], '\x1c-', ('\x1c< >', 1), [(1, 2)]]
# expect: '(?i)stra\xdfe' 'STRASSE stra\xdfe STRA\xdfE' [None, None, ((8, 14), '()', None), ((8, 14), '()', None), None, ((8, 14), '()', None), None]
# expect:     [['stra\xdfe', 'STRA\xdfE'], ['STRASSE ', ' ', ''], 'STRASSE - -', ('STRASSE <stra\xdfe> <STRA\xdfE>', 2), [(8, 14), (15, 21)]]
# expect: '(?i)\xc9' '\xe9' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\xe9'], ['', ''], '-', ('<\xe9>', 1), [(0, 1)]]
# expect: '(?i)[a-z]+' 'ABC\u017fK' [((0, 5), '()', None), ((0, 5), '()', None), ((0, 5), '()', None), ((1, 5), '()', None), ((1, 2), '()', None), ((0, 5), '()', None), None]
# expect:     [['ABC\u017fK'], ['', ''], '-', ('<ABC\u017fK>', 1), [(0, 5)]]
# expect: '(?i)k' '\u212a' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\u212a'], ['', ''], '-', ('<\u212a>', 1), [(0, 1)]]
# expect: '(?i)\u03c3' '\u03c2' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\u03c2'], ['', ''], '-', ('<\u03c2>', 1), [(0, 1)]]
# expect: '(?i)[\u03c3]' '\u03c2' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\u03c2'], ['', ''], '-', ('<\u03c2>', 1), [(0, 1)]]
# expect: '(?i)\u0130' 'i' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['i'], ['', ''], '-', ('<i>', 1), [(0, 1)]]
# expect: '(?i)i' '\u0131' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\u0131'], ['', ''], '-', ('<\u0131>', 1), [(0, 1)]]
# expect: '(?ia)k' '\u212a' [None, None, None, None, None, None, None]
# expect:     [[], ['\u212a'], '\u212a', ('\u212a', 0), []]
# expect: '(?i)[^a]' 'A' [None, None, None, None, None, None, None]
# expect:     [[], ['A'], 'A', ('A', 0), []]
# expect: '(?i)\u01c6' '\u01c5' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\u01c5'], ['', ''], '-', ('<\u01c5>', 1), [(0, 1)]]
# expect: '(?x) a b # c\n c' 'abc' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), None, None, ((0, 3), '()', None), None]
# expect:     [['abc'], ['', ''], '-', ('<abc>', 1), [(0, 3)]]
# expect: '(?x)a\\ b[ ]c' 'a b c' [((0, 5), '()', None), ((0, 5), '()', None), ((0, 5), '()', None), None, None, ((0, 5), '()', None), None]
# expect:     [['a b c'], ['', ''], '-', ('<a b c>', 1), [(0, 5)]]
# expect: '(?i:a)b' 'Ab' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), None, None, ((0, 2), '()', None), None]
# expect:     [['Ab'], ['', ''], '-', ('<Ab>', 1), [(0, 2)]]
# expect: '(?i:a)b' 'AB' [None, None, None, None, None, None, None]
# expect:     [[], ['AB'], 'AB', ('AB', 0), []]
# expect: '(?-i:a)b' 'Ab' [None, None, None, None, None, None, None]
# expect:     [[], ['Ab'], 'Ab', ('Ab', 0), []]
# expect: '(?i)(?-i:a)b' 'aB' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), None, None, ((0, 2), '()', None), None]
# expect:     [['aB'], ['', ''], '-', ('<aB>', 1), [(0, 2)]]
# expect: '(?i)(?-i:a)b' 'AB' [None, None, None, None, None, None, None]
# expect:     [[], ['AB'], 'AB', ('AB', 0), []]
# expect: '(?s:.)(.)' '\n\n' [None, None, None, None, None, None, None]
# expect:     [[], ['\n\n'], '\n\n', ('\n\n', 0), []]
# expect: '(a+)+$' 'aaaaaaaaaaaaab' [None, None, None, None, ((1, 2), "('a',)", 1), None, None]
# expect:     [[], ['aaaaaaaaaaaaab'], 'aaaaaaaaaaaaab', ('aaaaaaaaaaaaab', 0), []]
# expect: '(.*)(.*)' 'ab' [((0, 2), "('ab', '')", 2), ((0, 2), "('ab', '')", 2), ((0, 2), "('ab', '')", 2), ((1, 2), "('b', '')", 2), ((1, 2), "('b', '')", 2), ((0, 2), "('ab', '')", 2), ((2, 2), "('', '')", 2)]
# expect:     [[('ab', ''), ('', '')], ['', 'ab', '', '', '', '', ''], '--', ('<ab><>', 2), [(0, 2), (2, 2)]]
# expect: '(.*?)(b+)' 'aabb' [((0, 4), "('aa', 'bb')", 2), ((0, 4), "('aa', 'bb')", 2), ((0, 4), "('aa', 'bb')", 2), ((1, 4), "('a', 'bb')", 2), None, ((0, 4), "('aa', 'bb')", 2), None]
# expect:     [[('aa', 'bb')], ['', 'aa', 'bb', ''], '-', ('<aabb>', 1), [(0, 4)]]
# expect: '(\\w+)\\s(\\w+)' 'hello world' [((0, 11), "('hello', 'world')", 2), ((0, 11), "('hello', 'world')", 2), ((0, 11), "('hello', 'world')", 2), ((1, 11), "('ello', 'world')", 2), None, ((0, 11), "('hello', 'world')", 2), None]
# expect:     [[('hello', 'world')], ['', 'hello', 'world', ''], '-', ('<hello world>', 1), [(0, 11)]]
# expect: '(?:x(y)?)*' 'xyx' [((0, 3), "('y',)", 1), ((0, 3), "('y',)", 1), ((0, 3), "('y',)", 1), ((1, 1), '(None,)', None), ((1, 1), '(None,)', None), ((0, 3), "('y',)", 1), None]
# expect:     [['y', ''], ['', 'y', '', None, ''], '--', ('<xyx><>', 2), [(0, 3), (3, 3)]]
# expect: '(a(b)?)+' 'aba' [((0, 3), "('a', 'b')", 1), ((0, 3), "('a', 'b')", 1), ((0, 3), "('a', 'b')", 1), ((2, 3), "('a', None)", 1), None, ((0, 3), "('a', 'b')", 1), None]
# expect:     [[('a', 'b')], ['', 'a', 'b', ''], '-', ('<aba>', 1), [(0, 3)]]
# expect: '(?:(a)|b)+' 'ab' [((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), ((1, 2), '(None,)', None), ((1, 2), '(None,)', None), ((0, 2), "('a',)", 1), None]
# expect:     [['a'], ['', 'a', ''], '-', ('<ab>', 1), [(0, 2)]]
# expect: '((?:a(b)?)+)' 'aba' [((0, 3), "('aba', 'b')", 1), ((0, 3), "('aba', 'b')", 1), ((0, 3), "('aba', 'b')", 1), ((2, 3), "('a', None)", 1), None, ((0, 3), "('aba', 'b')", 1), None]
# expect:     [[('aba', 'b')], ['', 'aba', 'b', ''], '-', ('<aba>', 1), [(0, 3)]]
# expect: '^(?:(\\d+)x)?\\s+y' '12x  y' [((0, 6), "('12',)", 1), ((0, 6), "('12',)", 1), ((0, 6), "('12',)", 1), None, None, ((0, 6), "('12',)", 1), None]
# expect:     [['12'], ['', '12', ''], '-', ('<12x  y>', 1), [(0, 6)]]
# expect: '(?:a?)*y' 'aaay' [((0, 4), '()', None), ((0, 4), '()', None), ((0, 4), '()', None), ((1, 4), '()', None), None, ((0, 4), '()', None), None]
# expect:     [['aaay'], ['', ''], '-', ('<aaay>', 1), [(0, 4)]]
# expect: '(?:a?)*?y' 'aaay' [((0, 4), '()', None), ((0, 4), '()', None), ((0, 4), '()', None), ((1, 4), '()', None), None, ((0, 4), '()', None), None]
# expect:     [['aaay'], ['', ''], '-', ('<aaay>', 1), [(0, 4)]]
# expect: '(?:a*)*' 'aaa' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), ((1, 2), '()', None), ((0, 3), '()', None), None]
# expect:     [['aaa', ''], ['', '', ''], '--', ('<aaa><>', 2), [(0, 3), (3, 3)]]
# expect: '(a?)*?b' 'aab' [((0, 3), "('a',)", 1), ((0, 3), "('a',)", 1), ((0, 3), "('a',)", 1), ((1, 3), "('a',)", 1), None, ((0, 3), "('a',)", 1), None]
# expect:     [['a'], ['', 'a', ''], '-', ('<aab>', 1), [(0, 3)]]
# expect: '(?:){3}' 'a' [((0, 0), '()', None), None, ((0, 0), '()', None), ((1, 1), '()', None), ((1, 1), '()', None), ((0, 0), '()', None), ((1, 1), '()', None)]
# expect:     [['', ''], ['', 'a', ''], '-a-', ('<>a<>', 2), [(0, 0), (1, 1)]]
# expect: '(?:a{0,2}){2}' 'aaaa' [((0, 4), '()', None), ((0, 4), '()', None), ((0, 4), '()', None), ((1, 4), '()', None), ((1, 2), '()', None), ((0, 4), '()', None), None]
# expect:     [['aaaa', ''], ['', '', ''], '--', ('<aaaa><>', 2), [(0, 4), (4, 4)]]
# expect: '(a{2}){2}' 'aaaaa' [((0, 4), "('aa',)", 1), None, ((0, 4), "('aa',)", 1), ((1, 5), "('aa',)", 1), None, ((0, 4), "('aa',)", 1), None]
# expect:     [['aa'], ['', 'aa', 'a'], '-a', ('<aaaa>a', 1), [(0, 4)]]
# expect: 'a{,2}' 'aaa' [((0, 2), '()', None), None, ((0, 2), '()', None), ((1, 3), '()', None), ((1, 2), '()', None), ((0, 2), '()', None), None]
# expect:     [['aa', 'a', ''], ['', '', '', ''], '---', ('<aa><a>', 2), [(0, 2), (2, 3), (3, 3)]]
# expect: 'a{2,}?' 'aaaa' [((0, 2), '()', None), ((0, 4), '()', None), ((0, 2), '()', None), ((1, 3), '()', None), None, ((0, 2), '()', None), None]
# expect:     [['aa', 'aa'], ['', '', ''], '--', ('<aa><aa>', 2), [(0, 2), (2, 4)]]
# expect: 'a{2,3}?b' 'aaab' [((0, 4), '()', None), ((0, 4), '()', None), ((0, 4), '()', None), ((1, 4), '()', None), None, ((0, 4), '()', None), None]
# expect:     [['aaab'], ['', ''], '-', ('<aaab>', 1), [(0, 4)]]
# expect: '(ab){1,2}?c' 'ababc' [((0, 5), "('ab',)", 1), ((0, 5), "('ab',)", 1), ((0, 5), "('ab',)", 1), ((2, 5), "('ab',)", 1), None, ((0, 5), "('ab',)", 1), None]
# expect:     [['ab'], ['', 'ab', ''], '-', ('<ababc>', 1), [(0, 5)]]
# expect: '\\101' 'A' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['A'], ['', ''], '-', ('<A>', 1), [(0, 1)]]
# expect: '\\x41' 'A' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['A'], ['', ''], '-', ('<A>', 1), [(0, 1)]]
# expect: '\\u0041' 'A' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['A'], ['', ''], '-', ('<A>', 1), [(0, 1)]]
# expect: '\\N{LATIN SMALL LETTER A}' 'a' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['a'], ['', ''], '-', ('<a>', 1), [(0, 1)]]
# expect: '\\0' '\x00' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\x00'], ['', ''], '-', ('<\x00>', 1), [(0, 1)]]
# expect: '[\\b]' '\x08' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['\x08'], ['', ''], '-', ('<\x08>', 1), [(0, 1)]]
# expect: '\\t\\n\\r\\f\\v\\a' '\t\n\r\x0c\x0b\x07' [((0, 6), '()', None), ((0, 6), '()', None), ((0, 6), '()', None), None, None, ((0, 6), '()', None), None]
# expect:     [['\t\n\r\x0c\x0b\x07'], ['', ''], '-', ('<\t\n\r\x0c\x0b\x07>', 1), [(0, 6)]]
# expect: '(?i)\\x41' 'a' [((0, 1), '()', None), ((0, 1), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['a'], ['', ''], '-', ('<a>', 1), [(0, 1)]]
# expect: '(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10' 'abcdefghijj' [((0, 11), "('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')", 10), ((0, 11), "('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')", 10), ((0, 11), "('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')", 10), None, None, ((0, 11), "('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')", 10), None]
# expect:     [[('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j')], ['', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', ''], '-', ('<abcdefghijj>', 1), [(0, 11)]]
# expect: '(?P<a>x)|(?P<b>y)' 'y' [((0, 1), "(None, 'y')", 2), ((0, 1), "(None, 'y')", 2), ((0, 1), "(None, 'y')", 2), None, None, ((0, 1), "(None, 'y')", 2), None]
# expect:     [[('', 'y')], ['', None, 'y', ''], '-', ('<y>', 1), [(0, 1)]]
# expect: '(a)(?:b|(c))' 'ab' [((0, 2), "('a', None)", 1), ((0, 2), "('a', None)", 1), ((0, 2), "('a', None)", 1), None, None, ((0, 2), "('a', None)", 1), None]
# expect:     [[('a', '')], ['', 'a', None, ''], '-', ('<ab>', 1), [(0, 2)]]
# expect: '(?=a)' 'ba' [None, None, ((1, 1), '()', None), ((1, 1), '()', None), ((1, 1), '()', None), ((1, 1), '()', None), None]
# expect:     [[''], ['b', 'a'], 'b-a', ('b<>a', 1), [(1, 1)]]
# expect: '(?<=a)' 'ba' [None, None, ((2, 2), '()', None), ((2, 2), '()', None), None, ((2, 2), '()', None), ((2, 2), '()', None)]
# expect:     [[''], ['ba', ''], 'ba-', ('ba<>', 1), [(2, 2)]]
# expect: '$' 'ab\n' [None, None, ((2, 2), '()', None), ((2, 2), '()', None), None, ((2, 2), '()', None), None]
# expect:     [['', ''], ['ab', '\n', ''], 'ab-\n-', ('ab<>\n<>', 2), [(2, 2), (3, 3)]]
# expect: '(?m)$' 'ab\ncd\n' [None, None, ((2, 2), '()', None), ((2, 2), '()', None), None, ((2, 2), '()', None), None]
# expect:     [['', '', ''], ['ab', '\ncd', '\n', ''], 'ab-\ncd-\n-', ('ab<>\ncd<>\n', 2), [(2, 2), (5, 5), (6, 6)]]
# expect: '^' 'ab' [((0, 0), '()', None), None, ((0, 0), '()', None), None, None, ((0, 0), '()', None), None]
# expect:     [[''], ['', 'ab'], '-ab', ('<>ab', 1), [(0, 0)]]
# expect: '(?<![0-9])[0-9]{2}(?![0-9])' '123 45 6' [None, None, ((4, 6), '()', None), ((4, 6), '()', None), None, ((4, 6), '()', None), None]
# expect:     [['45'], ['123 ', ' 6'], '123 - 6', ('123 <45> 6', 1), [(4, 6)]]
# expect: '(.)\\1' 'abccd' [None, None, ((2, 4), "('c',)", 1), ((2, 4), "('c',)", 1), None, ((2, 4), "('c',)", 1), None]
# expect:     [['c'], ['ab', 'c', 'd'], 'ab-d', ('ab<cc>d', 1), [(2, 4)]]
# expect: '(?i)(.)\\1' 'abcCd' [None, None, ((2, 4), "('c',)", 1), ((2, 4), "('c',)", 1), None, ((2, 4), "('c',)", 1), None]
# expect:     [['c'], ['ab', 'c', 'd'], 'ab-d', ('ab<cC>d', 1), [(2, 4)]]
# expect: '(?i)(\u03c3)\\1' '\u03c3\u03c2' [None, None, None, None, None, None, None]
# expect:     [[], ['\u03c3\u03c2'], '\u03c3\u03c2', ('\u03c3\u03c2', 0), []]
# expect: '(?:(?=(a))a)+' 'aa' [((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), ((0, 2), "('a',)", 1), ((1, 2), "('a',)", 1), ((1, 2), "('a',)", 1), ((0, 2), "('a',)", 1), None]
# expect:     [['a'], ['', 'a', ''], '-', ('<aa>', 1), [(0, 2)]]
# expect: '(?:(?!b).)*' 'aab' [((0, 2), '()', None), None, ((0, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((0, 2), '()', None), None]
# expect:     [['aa', '', ''], ['', '', 'b', ''], '--b-', ('<aa><>b', 2), [(0, 2), (2, 2), (3, 3)]]
# expect: '(?s)/\\*.*?\\*/' '/* a\n */ b */' [((0, 8), '()', None), ((0, 13), '()', None), ((0, 8), '()', None), None, None, ((0, 8), '()', None), None]
# expect:     [['/* a\n */'], ['', ' b */'], '- b */', ('</* a\n */> b */', 1), [(0, 8)]]
# expect: 'a|ab|abc' 'abc' [((0, 1), '()', None), ((0, 3), '()', None), ((0, 1), '()', None), None, None, ((0, 1), '()', None), None]
# expect:     [['a'], ['', 'bc'], '-bc', ('<a>bc', 1), [(0, 1)]]
# expect: '(?:a|ab|abc)$' 'abc' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), None, None, ((0, 3), '()', None), None]
# expect:     [['abc'], ['', ''], '-', ('<abc>', 1), [(0, 3)]]
# expect: '[ab]*?b' 'aab' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), None, ((0, 3), '()', None), None]
# expect:     [['aab'], ['', ''], '-', ('<aab>', 1), [(0, 3)]]
# expect: '[^b]*b' 'aab' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), None, ((0, 3), '()', None), None]
# expect:     [['aab'], ['', ''], '-', ('<aab>', 1), [(0, 3)]]
# expect: '[^b]*?b' 'aab' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), None, ((0, 3), '()', None), None]
# expect:     [['aab'], ['', ''], '-', ('<aab>', 1), [(0, 3)]]
# expect: '.*b' 'abab\nb' [((0, 4), '()', None), None, ((0, 4), '()', None), ((1, 4), '()', None), ((1, 2), '()', None), ((0, 4), '()', None), None]
# expect:     [['abab', 'b'], ['', '\n', ''], '-\n-', ('<abab>\n<b>', 2), [(0, 4), (5, 6)]]
# expect: '.*?b$' 'abab' [((0, 4), '()', None), ((0, 4), '()', None), ((0, 4), '()', None), ((1, 4), '()', None), ((1, 2), '()', None), ((0, 4), '()', None), None]
# expect:     [['abab'], ['', ''], '-', ('<abab>', 1), [(0, 4)]]
# expect: '\xe9+' '\xe9\xe9' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((0, 2), '()', None), None]
# expect:     [['\xe9\xe9'], ['', ''], '-', ('<\xe9\xe9>', 1), [(0, 2)]]
# expect: '[\xe9-\xfc]+' '\xe9\xe8x\xfc' [((0, 1), '()', None), None, ((0, 1), '()', None), ((3, 4), '()', None), None, ((0, 1), '()', None), None]
# expect:     [['\xe9', '\xfc'], ['', '\xe8x', ''], '-\xe8x-', ('<\xe9>\xe8x<\xfc>', 2), [(0, 1), (3, 4)]]
# expect: '.\xe9' 'a\xe9' [((0, 2), '()', None), ((0, 2), '()', None), ((0, 2), '()', None), None, None, ((0, 2), '()', None), None]
# expect:     [['a\xe9'], ['', ''], '-', ('<a\xe9>', 1), [(0, 2)]]
# expect: '(?<=\xe9)a' '\xe9a' [None, None, ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), ((1, 2), '()', None), None]
# expect:     [['a'], ['\xe9', ''], '\xe9-', ('\xe9<a>', 1), [(1, 2)]]
# expect: '(?<=\xe9.)a' '\xe9xa' [None, None, ((2, 3), '()', None), ((2, 3), '()', None), None, ((2, 3), '()', None), None]
# expect:     [['a'], ['\xe9x', ''], '\xe9x-', ('\xe9x<a>', 1), [(2, 3)]]
# expect: '\U0001f600+' 'a\U0001f600\U0001f600' [None, None, ((1, 3), '()', None), ((1, 3), '()', None), ((1, 2), '()', None), ((1, 3), '()', None), None]
# expect:     [['\U0001f600\U0001f600'], ['a', ''], 'a-', ('a<\U0001f600\U0001f600>', 1), [(1, 3)]]
# expect: '(?:ab|cd)*e' 'abcde' [((0, 5), '()', None), ((0, 5), '()', None), ((0, 5), '()', None), ((2, 5), '()', None), None, ((0, 5), '()', None), None]
# expect:     [['abcde'], ['', ''], '-', ('<abcde>', 1), [(0, 5)]]
# expect: '(?:ab|a)*b' 'aab' [((0, 3), '()', None), ((0, 3), '()', None), ((0, 3), '()', None), ((1, 3), '()', None), None, ((0, 3), '()', None), None]
# expect:     [['aab'], ['', ''], '-', ('<aab>', 1), [(0, 3)]]
# expect: '\\d{3}-\\d{4}' '555-1234' [((0, 8), '()', None), ((0, 8), '()', None), ((0, 8), '()', None), None, None, ((0, 8), '()', None), None]
# expect:     [['555-1234'], ['', ''], '-', ('<555-1234>', 1), [(0, 8)]]
# expect: '(?:\\d{1,3}\\.){3}\\d{1,3}' 'ip 192.168.0.1!' [None, None, ((3, 14), '()', None), ((3, 14), '()', None), None, ((3, 14), '()', None), None]
# expect:     [['192.168.0.1'], ['ip ', '!'], 'ip -!', ('ip <192.168.0.1>!', 1), [(3, 14)]]
# expect: ((0, 2), (), None, None)
# expect: None
# expect: ((0, 2), (), None, None)
# expect: [b'aa', b'', b'']
# expect: [b'', b'', b'b', b'']
# expect: b'--b-'
# expect: (b'<aa><>b', 2)
# expect: [b'aa', b'', b'']
# expect: ((0, 2), (), None, None)
# expect: None
# expect: None
# expect: ((1, 3), (), None, None)
# expect: [b'\xe9\xff']
# expect: [b'a', b'b']
# expect: b'a-b'
# expect: (b'a<\xe9\xff>b', 1)
# expect: [b'\xe9\xff']
# expect: ((1, 3), (), None, None)
# expect: None
# expect: None
# expect: ((1, 3), (), None, None)
# expect: [b'ab']
# expect: [b'\xe9', b'']
# expect: b'\xe9-'
# expect: (b'\xe9<ab>', 1)
# expect: [b'ab']
# expect: ((1, 3), (), None, None)
# expect: ((0, 2), (), None, None)
# expect: None
# expect: ((0, 2), (), None, None)
# expect: [b'a\xe9']
# expect: [b'', b' a\xc9']
# expect: b'- a\xc9'
# expect: (b'<a\xe9> a\xc9', 1)
# expect: [b'a\xe9']
# expect: ((0, 2), (), None, None)
# expect: None
# expect: None
# expect: ((1, 2), (), None, None)
# expect: [b'\xff']
# expect: [b'\n', b'']
# expect: b'\n-'
# expect: (b'\n<\xff>', 1)
# expect: [b'\xff']
# expect: ((1, 2), (), None, None)
# expect: ((0, 5), (b'12', b'34'), 2, None)
# expect: ((0, 5), (b'12', b'34'), 2, None)
# expect: ((0, 5), (b'12', b'34'), 2, None)
# expect: [(b'12', b'34')]
# expect: [b'', b'12', b'34', b'']
# expect: b'-'
# expect: (b'<12-34>', 1)
# expect: [(b'12', b'34')]
# expect: ((0, 5), (b'12', b'34'), 2, None)
# expect: ((0, 1), (), None, None)
# expect: ((0, 1), (), None, None)
# expect: ((0, 1), (), None, None)
# expect: [b'\xff']
# expect: [b'', b'']
# expect: b'-'
# expect: (b'<\xff>', 1)
# expect: [b'\xff']
# expect: ((0, 1), (), None, None)
# expect: ((0, 1), (), None, None)
# expect: ((0, 1), (), None, None)
# expect: ((0, 1), (), None, None)
# expect: [b'\xff']
# expect: [b'', b'']
# expect: b'-'
# expect: (b'<\xff>', 1)
# expect: [b'\xff']
# expect: ((0, 1), (), None, None)
