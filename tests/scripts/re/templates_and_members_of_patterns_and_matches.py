# since: 3.14
# Templates, arguments, and the members of patterns and matches.
import re


def show(function, *arguments, **options):
    try:
        result = function(*arguments, **options)
        if isinstance(result, re.Match):
            result = result.span(), result.groups(), result.lastindex, result.lastgroup
        print(ascii(result))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


# templates
for p,r in [('(a)','\\2'), ('(a)','\\g<2>'), ('(a)','\\g'), ('(a)','\\g<'), ('(a)','\\g<>'), ('(a)','\\g<a'),
    ('(a)','\\g<a>'), ('(a)','\\q'), ('(a)','\\'), ('(a)','\\g<1a>'), ('(a)','\\400'),
    ('(a)','[\\1\\n\\\\\\.\\0\\07\\101]'), ('(?P<n>a)','<\\g<n>\\g<1>\\g<0>>'), ('(a)','\\g<-1>'),
    ('(a)','\\g< 1>'), ('(a)|b','[\\1]'), ('(a)','\\11'), ('(a)','\\18'), ('(a)','\\g<01>')]:
    print(r, end=' '); show(re.sub,p,r,'xaby')
show(re.sub,'a',lambda m:1,'a');show(re.sub,'a',lambda m:None,'bab');show(re.sub,'a',1,'a');show(re.sub,'a',b'x','a')
show(re.match,'a',b'a');show(re.match,b'a','a');show(re.match,'a',1);show(re.match,1,'a');show(re.compile,re.compile('a'),re.I);show(re.compile,re.compile('a'))
m=re.match('(?P<x>a)(b)?','ac')
show(m.group,3);show(m.group,'y');show(m.group,-1);show(m.group,1.5);show(m.group,0,1,2,'x');show(m.groups,'d');show(m.groupdict);show(m.start,2);show(m.span,'x');show(m.expand,r'<\1\2>');show(m.__getitem__,'x');show(m.group,True);show(lambda:m[5])
print(m, m.re, m.string, m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs, bool(m))
print(re.compile('a'), re.compile(b'a',re.I|re.M), re.compile('a',re.A|re.X|re.S), re.compile('a' * 300))
p=re.compile('(?P<x>a)(?P<y>b)',re.I); print(p.flags,p.groups,p.groupindex,p.pattern,p==re.compile('(?P<x>a)(?P<y>b)',re.I),hash(p)==hash(re.compile('(?P<x>a)(?P<y>b)',re.I)), p==1)
print(repr(re.I), re.I|re.M, repr(re.I|re.M), re.RegexFlag(0), repr(re.NOFLAG), re.RegexFlag(2), repr(~re.I), repr(re.X|1024), re.A, re.IGNORECASE.value, re.I & re.M, re.RegexFlag['I'])
print(ascii([re.escape('a.b*c-d e\n\t#~&é'), re.escape(b'a.b\xff'), re.escape('')]))

# expect: \2 PatternError 'invalid group reference 2 at position 1'
# expect: \g<2> PatternError 'invalid group reference 2 at position 3'
# expect: \g PatternError 'missing < at position 2'
# expect: \g< PatternError 'missing group name at position 3'
# expect: \g<> PatternError 'missing group name at position 3'
# expect: \g<a PatternError 'missing >, unterminated name at position 3'
# expect: \g<a> IndexError "unknown group name 'a'"
# expect: \q PatternError 'bad escape \\q at position 0'
# expect: \ PatternError 'bad escape (end of pattern) at position 0'
# expect: \g<1a> PatternError "bad character in group name '1a' at position 3"
# expect: \400 PatternError 'octal escape value \\400 outside of range 0-0o377 at position 0'
# expect: [\1\n\\\.\0\07\101] 'x[a\n\\\\.\x00\x07A]by'
# expect: <\g<n>\g<1>\g<0>> 'x<aaa>by'
# expect: \g<-1> PatternError "bad character in group name '-1' at position 3"
# expect: \g< 1> PatternError "bad character in group name ' 1' at position 3"
# expect: [\1] 'x[a][]y'
# expect: \11 PatternError 'invalid group reference 11 at position 1'
# expect: \18 PatternError 'invalid group reference 18 at position 1'
# expect: \g<01> 'xaby'
# expect: TypeError 'sequence item 0: expected str instance, int found'
# expect: 'bb'
# expect: TypeError 'decoding to str: need a bytes-like object, int found'
# expect: TypeError 'sequence item 0: expected str instance, bytes found'
# expect: TypeError 'cannot use a string pattern on a bytes-like object'
# expect: TypeError 'cannot use a bytes pattern on a string-like object'
# expect: TypeError "expected string or bytes-like object, got 'int'"
# expect: TypeError 'first argument must be string or compiled pattern'
# expect: ValueError 'cannot process flags argument with a compiled pattern'
# expect: re.compile('a')
# expect: IndexError 'no such group'
# expect: IndexError 'no such group'
# expect: IndexError 'no such group'
# expect: IndexError 'no such group'
# expect: ('a', 'a', None, 'a')
# expect: ('a', 'd')
# expect: {'x': 'a'}
# expect: -1
# expect: (0, 1)
# expect: '<a>'
# expect: 'a'
# expect: 'a'
# expect: IndexError 'no such group'
# expect: <re.Match object; span=(0, 1), match='a'> re.compile('(?P<x>a)(b)?') ac 0 2 1 x ((0, 1), (0, 1), (-1, -1)) True
# expect: re.compile('a') re.compile(b'a', re.IGNORECASE|re.MULTILINE) re.compile('a', re.DOTALL|re.VERBOSE|re.ASCII) re.compile('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)
# expect: 34 2 {'x': 1, 'y': 2} (?P<x>a)(?P<y>b) True True False
# expect: re.IGNORECASE re.IGNORECASE|re.MULTILINE re.IGNORECASE|re.MULTILINE re.NOFLAG re.NOFLAG re.IGNORECASE re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1 re.VERBOSE|0x400 re.ASCII 2 re.NOFLAG re.IGNORECASE
# expect: ['a\\.b\\*c\\-d\\ e\\\n\\\t\\#\\~\\&\xe9', b'a\\.b\xff', '']
