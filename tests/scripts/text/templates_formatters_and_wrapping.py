# since: 3.14
import textwrap, string, keyword
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e)
s="Look, goof-ball -- use the -b option! This is a sentence with e-mail and mother-in-law---really. don't-do-that x-1 1-2 a--b"
for w in (5,10,18,30,70):
    t(textwrap.wrap,s,w); t(textwrap.wrap,s,w,break_on_hyphens=False); t(textwrap.wrap,s,w,break_long_words=False); t(textwrap.fill,s,w,initial_indent='> ',subsequent_indent='>> '); t(textwrap.wrap,s,w,max_lines=2); t(textwrap.wrap,s,w,drop_whitespace=False); t(textwrap.wrap,s,w,max_lines=1,placeholder='~')
t(textwrap.wrap,"This is a test. And  this too.  Yes.\tTab\nline",20,fix_sentence_endings=True); t(textwrap.wrap,"a b",0);t(textwrap.wrap,"a b",3,max_lines=1);t(textwrap.wrap,"",3);t(textwrap.wrap,"  \n ",3);t(textwrap.wrap,"a\tb c",10,tabsize=4,expand_tabs=False,replace_whitespace=False)
t(textwrap.shorten,"Hello  world!",12);t(textwrap.shorten,"Hello  world!",11);t(textwrap.shorten,"Hello world",10,placeholder="...");t(textwrap.shorten,"Hello",3)
for x in ["  a\n    b\n  c","\ta\n  b","  a\n\n   \n  b\n","a\n  b","","   ","  a\n b\n","\n  hello\n  world\n\n"," \t a\n \tb", "  x\n\t\n  y"]: t(textwrap.dedent,x)
t(textwrap.dedent,5)
t(textwrap.indent,"a\n\nb\n  \n","  ");t(textwrap.indent,"a\n\nb","> ",lambda l:True)
w=textwrap.TextWrapper(width=10); w.width=20; t(w.wrap,"hello there you wonderful people"); print(sorted(vars(w)))
print(string.ascii_letters,string.digits,repr(string.printable),string.punctuation,string.hexdigits,string.octdigits,repr(string.whitespace))
t(string.capwords,"hello  wORLD foo");t(string.capwords,"a-b-c","-")
T=string.Template
t(T("$a ${b} $$ $c1").substitute,a=1,b=2,c1=3);t(T("$a $b").substitute,{'a':1},b=2);t(T("$a").substitute);t(T("$a $").substitute,a=1);t(T("x\n $1").substitute);t(T("$a $b $ ${").safe_substitute,a=1);t(T("$a $1 $$").is_valid);t(T("$a ${b}").is_valid);t(T("$a ${b} $a $").get_identifiers);t(T("${a").substitute,a=1);t(T("$é").safe_substitute)
class H(T):
    delimiter='%'
    idpattern='[a-z]+\\.[a-z]+'
t(H("%a.b %% %{c.d}").substitute,{'a.b':1,'c.d':2})
class P(T):
    pattern=r'(?P<escaped>@@)|@(?P<named>\w+)|@<(?P<braced>\w+)>|(?P<invalid>@)'
t(P('@x @<y> @@').substitute,x=1,y=2); print(T.pattern.groupindex, T.delimiter, T.idpattern, T.flags)
F=string.Formatter()
for s,a,k in [("{0} {1!r:>5} {x.real}",(1,'b'),{'x':3}),("{} {}",(1,2),{}),("{0} {}",(1,2),{}),("{} {0}",(1,),{}),("{a[k]} {b[0]}",(),{'a':{'k':1},'b':[2]}),("{{}} {0:{1}}",(5,'>4'),{}),("{",(),{}),("}",(),{}),("{0",(1,),{}),("{0!x}",(1,),{}),("{0!}",(1,),{}),("{0!rx}",(1,),{}),("{x}",(),{}),("{1}",(1,),{}),("{0.}",(1,),{}),("{0[}",(1,),{}),("{0[]}",([1],),{}),("{:{}}",('a','>3'),{}),("{0:{1:{2}}}",(1,2,3),{}),("a}}b{{c",(),{}),("{0[0]x}",([1],),{}),("{!r}",('x',),{}),("{0:}}",(1,),{}),("{a b}",(),{'a b':1})]:
    print(s,end=' '); t(F.format,s,*a,**k)
    try: print(list(F.parse(s)))
    except Exception as e: print(type(e).__name__,e)
class U(string.Formatter):
    def get_value(self,key,args,kw): return kw.get(key,f'<{key}>') if isinstance(key,str) else super().get_value(key,args,kw)
    def check_unused_args(self,used,args,kw): print('used',sorted(map(str,used)),args,kw)
    def convert_field(self,v,c): return str(v).upper() if c=='u' else super().convert_field(v,c)
t(U().format,"{a!u} {0} {b}",7,8,a='x')
print(keyword.kwlist,keyword.softkwlist,keyword.iskeyword('if'),keyword.issoftkeyword('x'))

# expect: ['Look,', 'goof-', 'ball', '--', 'use', 'the', '-b op', 'tion!', 'This', 'is a', 'sente', 'nce', 'with', 'e-', 'mail', 'and m', 'other', '-in-', 'law', '---re', 'ally.', "don't", '-do-', 'that', 'x-1', '1-2 a', '--b']
# expect: ['Look,', 'goof-', 'ball', '--', 'use', 'the', '-b op', 'tion!', 'This', 'is a', 'sente', 'nce', 'with', 'e-mai', 'l and', 'mothe', 'r-in-', 'law--', '-real', 'ly. d', "on't-", 'do-th', 'at', 'x-1', '1-2', 'a--b']
# expect: ['Look,', 'goof-', 'ball', '--', 'use', 'the', '-b', 'option!', 'This', 'is a', 'sentence', 'with', 'e-mail', 'and', 'mother-', 'in-', 'law', '---', 'really.', "don't-do-", 'that', 'x-1', '1-2 a', '--b']
# expect: "> Loo\n>> k,\n>> go\n>> of\n>> -b\n>> al\n>> l\n>> --\n>> us\n>> e\n>> th\n>> e\n>> -b\n>> op\n>> ti\n>> on\n>> !\n>> Th\n>> is\n>> is\n>> a\n>> se\n>> nt\n>> en\n>> ce\n>> wi\n>> th\n>> e-\n>> ma\n>> il\n>> an\n>> d\n>> mo\n>> th\n>> er\n>> -i\n>> n-\n>> la\n>> w-\n>> --\n>> re\n>> al\n>> ly\n>> .\n>> do\n>> n'\n>> t-\n>> do\n>> -t\n>> ha\n>> t\n>> x-\n>> 1\n>> 1-\n>> 2\n>> a\n>> --\n>> b"
# expect: ['Look,', '[...]']
# expect: ['Look,', ' ', 'goof-', 'ball ', '-- ', 'use ', 'the ', '-b op', 'tion!', ' This', ' is a', ' sent', 'ence ', 'with ', 'e-', 'mail ', 'and m', 'other', '-in-', 'law', '---re', 'ally.', " don'", 't-do-', 'that ', 'x-1 ', '1-2 a', '--b']
# expect: ['~']
# expect: ['Look,', 'goof-ball', '-- use the', '-b option!', 'This is a', 'sentence', 'with', 'e-mail and', 'mother-in-', 'law---', 'really.', "don't-do-", 'that x-1', '1-2 a--b']
# expect: ['Look,', 'goof-ball', '-- use the', '-b option!', 'This is a', 'sentence', 'with', 'e-mail and', 'mother-in-', 'law---real', "ly. don't-", 'do-that', 'x-1 1-2', 'a--b']
# expect: ['Look,', 'goof-ball', '-- use the', '-b option!', 'This is a', 'sentence', 'with', 'e-mail and', 'mother-in-', 'law---', 'really.', "don't-do-", 'that x-1', '1-2 a--b']
# expect: "> Look,\n>> goof-\n>> ball --\n>> use the\n>> -b\n>> option!\n>> This is\n>> a sente\n>> nce\n>> with\n>> e-mail\n>> and\n>> mother-\n>> in-law\n>> ---\n>> really.\n>> don't-\n>> do-that\n>> x-1 1-2\n>> a--b"
# expect: ['Look,', '[...]']
# expect: ['Look, ', 'goof-ball ', '-- use the', ' -b ', 'option! ', 'This is a ', 'sentence ', 'with ', 'e-mail and', ' mother-', 'in-law---', 'really. ', "don't-do-", 'that x-1 ', '1-2 a--b']
# expect: ['Look,~']
# expect: ['Look, goof-ball --', 'use the -b option!', 'This is a sentence', 'with e-mail and', 'mother-in-law---', "really. don't-do-", 'that x-1 1-2 a--b']
# expect: ['Look, goof-ball --', 'use the -b option!', 'This is a sentence', 'with e-mail and mo', 'ther-in-law---real', "ly. don't-do-that", 'x-1 1-2 a--b']
# expect: ['Look, goof-ball --', 'use the -b option!', 'This is a sentence', 'with e-mail and', 'mother-in-law---', "really. don't-do-", 'that x-1 1-2 a--b']
# expect: "> Look, goof-ball\n>> -- use the -b\n>> option! This is\n>> a sentence with\n>> e-mail and\n>> mother-in-law\n>> ---really.\n>> don't-do-that\n>> x-1 1-2 a--b"
# expect: ['Look, goof-ball --', 'use the -b [...]']
# expect: ['Look, goof-ball --', ' use the -b ', 'option! This is a ', 'sentence with ', 'e-mail and mother-', 'in-law---really. ', "don't-do-that x-1 ", '1-2 a--b']
# expect: ['Look, goof-ball~']
# expect: ['Look, goof-ball -- use the -b', 'option! This is a sentence', 'with e-mail and mother-in-law', "---really. don't-do-that x-1", '1-2 a--b']
# expect: ['Look, goof-ball -- use the -b', 'option! This is a sentence', 'with e-mail and', 'mother-in-law---really.', "don't-do-that x-1 1-2 a--b"]
# expect: ['Look, goof-ball -- use the -b', 'option! This is a sentence', 'with e-mail and mother-in-law', "---really. don't-do-that x-1", '1-2 a--b']
# expect: "> Look, goof-ball -- use the\n>> -b option! This is a\n>> sentence with e-mail and\n>> mother-in-law---really.\n>> don't-do-that x-1 1-2 a--b"
# expect: ['Look, goof-ball -- use the -b', 'option! This is a [...]']
# expect: ['Look, goof-ball -- use the -b ', 'option! This is a sentence ', 'with e-mail and mother-in-law', "---really. don't-do-that x-1 ", '1-2 a--b']
# expect: ['Look, goof-ball -- use the -b~']
# expect: ['Look, goof-ball -- use the -b option! This is a sentence with e-mail', "and mother-in-law---really. don't-do-that x-1 1-2 a--b"]
# expect: ['Look, goof-ball -- use the -b option! This is a sentence with e-mail', "and mother-in-law---really. don't-do-that x-1 1-2 a--b"]
# expect: ['Look, goof-ball -- use the -b option! This is a sentence with e-mail', "and mother-in-law---really. don't-do-that x-1 1-2 a--b"]
# expect: "> Look, goof-ball -- use the -b option! This is a sentence with e-mail\n>> and mother-in-law---really. don't-do-that x-1 1-2 a--b"
# expect: ['Look, goof-ball -- use the -b option! This is a sentence with e-mail', "and mother-in-law---really. don't-do-that x-1 1-2 a--b"]
# expect: ['Look, goof-ball -- use the -b option! This is a sentence with e-mail ', "and mother-in-law---really. don't-do-that x-1 1-2 a--b"]
# expect: ['Look, goof-ball -- use the -b option! This is a sentence with e-mail~']
# expect: ['This is a test.  And', 'this too.  Yes.', 'Tab line']
# expect: ValueError invalid width 0 (must be > 0)
# expect: ValueError placeholder too large for max width
# expect: []
# expect: []
# expect: ['a\tb c']
# expect: 'Hello world!'
# expect: 'Hello [...]'
# expect: 'Hello...'
# expect: ValueError placeholder too large for max width
# expect: 'a\n  b\nc'
# expect: '\ta\n  b'
# expect: 'a\n\n\nb\n'
# expect: 'a\n  b'
# expect: ''
# expect: ''
# expect: ' a\nb\n'
# expect: '\nhello\nworld\n\n'
# expect: ' a\nb'
# expect: 'x\n\ny'
# expect: TypeError expected str object, not 'int'
# expect: '  a\n\n  b\n  \n'
# expect: '> a\n> \n> b'
# expect: ['hello there you', 'wonderful people']
# expect: ['break_long_words', 'break_on_hyphens', 'drop_whitespace', 'expand_tabs', 'fix_sentence_endings', 'initial_indent', 'max_lines', 'placeholder', 'replace_whitespace', 'subsequent_indent', 'tabsize', 'width']
# expect: abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c' !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ 0123456789abcdefABCDEF 01234567 ' \t\n\r\x0b\x0c'
# expect: 'Hello World Foo'
# expect: 'A-B-C'
# expect: '1 2 $ 3'
# expect: '1 2'
# expect: KeyError 'a'
# expect: ValueError Invalid placeholder in string: line 1, col 4
# expect: ValueError Invalid placeholder in string: line 2, col 2
# expect: '1 $b $ ${'
# expect: False
# expect: True
# expect: ['a', 'b']
# expect: ValueError Invalid placeholder in string: line 1, col 1
# expect: '$é'
# expect: '1 % 2'
# expect: '1 2 $'
# expect: {'escaped': 1, 'named': 2, 'braced': 3, 'invalid': 4} $ (?a:[_a-z][_a-z0-9]*) re.IGNORECASE
# expect: {0} {1!r:>5} {x.real} "1   'b' 3"
# expect: [('', '0', '', None), (' ', '1', '>5', 'r'), (' ', 'x.real', '', None)]
# expect: {} {} '1 2'
# expect: [('', '', '', None), (' ', '', '', None)]
# expect: {0} {} ValueError cannot switch from manual field specification to automatic field numbering
# expect: [('', '0', '', None), (' ', '', '', None)]
# expect: {} {0} ValueError cannot switch from automatic field numbering to manual field specification
# expect: [('', '', '', None), (' ', '0', '', None)]
# expect: {a[k]} {b[0]} '1 2'
# expect: [('', 'a[k]', '', None), (' ', 'b[0]', '', None)]
# expect: {{}} {0:{1}} '{}    5'
# expect: [('{', None, None, None), ('}', None, None, None), (' ', '0', '{1}', None)]
# expect: { ValueError Single '{' encountered in format string
# expect: ValueError Single '{' encountered in format string
# expect: } ValueError Single '}' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: {0 ValueError expected '}' before end of string
# expect: ValueError expected '}' before end of string
# expect: {0!x} ValueError Unknown conversion specifier x
# expect: [('', '0', '', 'x')]
# expect: {0!} ValueError unmatched '{' in format spec
# expect: ValueError unmatched '{' in format spec
# expect: {0!rx} ValueError expected ':' after conversion specifier
# expect: ValueError expected ':' after conversion specifier
# expect: {x} KeyError 'x'
# expect: [('', 'x', '', None)]
# expect: {1} IndexError tuple index out of range
# expect: [('', '1', '', None)]
# expect: {0.} ValueError Empty attribute in format string
# expect: [('', '0.', '', None)]
# expect: {0[} ValueError expected '}' before end of string
# expect: ValueError expected '}' before end of string
# expect: {0[]} ValueError Empty attribute in format string
# expect: [('', '0[]', '', None)]
# expect: {:{}} '  a'
# expect: [('', '', '{}', None)]
# expect: {0:{1:{2}}} ValueError Max string recursion exceeded
# expect: [('', '0', '{1:{2}}', None)]
# expect: a}}b{{c 'a}b{c'
# expect: [('a}', None, None, None), ('b{', None, None, None), ('c', None, None, None)]
# expect: {0[0]x} ValueError Only '.' or '[' may follow ']' in format field specifier
# expect: [('', '0[0]x', '', None)]
# expect: {!r} "'x'"
# expect: [('', '', '', 'r')]
# expect: {0:}} ValueError Single '}' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: {a b} '1'
# expect: [('', 'a b', '', None)]
# expect: used ['0', 'a', 'b'] (7, 8) {'a': 'x'}
# expect: 'X 7 <b>'
# expect: ['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield'] ['_', 'case', 'match', 'type'] True False
