# since: 3.14
# What is wrong with a pattern, and where.
import re


def show(function, *arguments, **options):
    try:
        result = function(*arguments, **options)
        if isinstance(result, re.Match):
            result = result.span(), result.groups(), result.lastindex, result.lastgroup
        print(ascii(result))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


bad = ['(', ')', '[', '[a', '[]', '[^]', '*', '+a', '?', 'a**', 'a*+*', 'a{2}{3}', 'a{3,2}', '(?', '(?P', '(?P<',
    '(?P<a', '(?P<>a)', '(?P<1>a)', '(?P<a>x)(?P<a>y)',
 '(?P=a)', '(?P=', '(?P=)', '(?Px)', '(?<a)', '(?<', '(?#', '(?#abc', '(?z)', '(?i', '(?i-', '(?i-:a)', '(?-i:',
    '(?-i', '(?i-i:a)', '(?L)a', '(?a-u:x)', '(?-a:x)', '(?au)x', 'a(?i)', '(?(1)a)', '(?(0)a)', '(?(a)b)', '(?(1',
    '(?(', '(a)(?(1)a|b|c)', '(?(2)a)',
 '\\', 'a\\', '\\1', '(a)\\2', '(a\\1)', '\\8', '\\x', '\\x1', '\\u12', '\\U0000', '\\U00110000', '\\N', '\\N{',
    '\\N{foo}', '\\N{}', '\\q', '\\400', '\\777', '[\\q]', '[\\x1]', '[\\400]', '[z-a]', '[\\d-z]', '[a-\\d]',
    '[a-', '[a-\\', '(?<=a*)b', '(?<=a|bc)d', '(?<=(a)\\1)b', '(?<=(?P<x>a)(?P=x))', '(a)(?<=\\1)',
    '(?<=(a)(?(1)b|c))', 'a{99999999999}', 'x{1,99999999999}', '((a)', 'a|*', '(|*)', '(?:', '(?=a', '(?!', '(?>a',
    '(?>', 'a\n(?P<a', 'é(', '(?i:', '(?s:a', 'ab)c', '$*', '^*', '\\b+', '(?:^)*', '(?P<é>a)', '(?P<a b>x)',
    '(?P<a>x)(?P=b)', '(?(9999999999)a)', '(?x: a # c', '(?ii)a', '(?m-s:a)', '(?mi-s', '(?mi-s2:)', '(?m2)',
    '(?m-', '(?m\\)','a{,}','a{,3}','a{2','a{}','a{ 2}','{1}','x{2,1}?', '\\z', '\\Z\\A', '(?P>a)',
    '(?\\a)','(?)','(?:a','(?P<a>(?P=a))']
for p in bad:
    print(ascii(p), end=' '); show(re.compile,p)
for p in [b'(', b'\\u1234', b'(?u)a', b'(?L)a', b'(?aL)', b'[\xff', b'(?P<\xe9>a)', b'\\N{a}', b'\\xzz']:
    print(p, end=' '); show(re.compile,p)
for p,f in [('a',re.L),('a',re.A|re.U),(b'a',re.U),(b'a',re.L|re.A)]: show(re.compile,p,f)
try: re.compile('a\nb(')
except re.PatternError as e: print(e, e.msg, repr(e.pattern), e.pos, e.lineno, e.colno)
try: re.compile('(?<=a*)')
except re.error as e: print(e, e.msg, repr(e.pattern), e.pos, e.lineno, e.colno, type(e), repr(e))

# expect: '(' PatternError 'missing ), unterminated subpattern at position 0'
# expect: ')' PatternError 'unbalanced parenthesis at position 0'
# expect: '[' PatternError 'unterminated character set at position 0'
# expect: '[a' PatternError 'unterminated character set at position 0'
# expect: '[]' PatternError 'unterminated character set at position 0'
# expect: '[^]' PatternError 'unterminated character set at position 0'
# expect: '*' PatternError 'nothing to repeat at position 0'
# expect: '+a' PatternError 'nothing to repeat at position 0'
# expect: '?' PatternError 'nothing to repeat at position 0'
# expect: 'a**' PatternError 'multiple repeat at position 2'
# expect: 'a*+*' PatternError 'multiple repeat at position 3'
# expect: 'a{2}{3}' PatternError 'multiple repeat at position 4'
# expect: 'a{3,2}' PatternError 'min repeat greater than max repeat at position 2'
# expect: '(?' PatternError 'unexpected end of pattern at position 2'
# expect: '(?P' PatternError 'unexpected end of pattern at position 3'
# expect: '(?P<' PatternError 'missing group name at position 4'
# expect: '(?P<a' PatternError 'missing >, unterminated name at position 4'
# expect: '(?P<>a)' PatternError 'missing group name at position 4'
# expect: '(?P<1>a)' PatternError "bad character in group name '1' at position 4"
# expect: '(?P<a>x)(?P<a>y)' PatternError "redefinition of group name 'a' as group 2; was group 1 at position 12"
# expect: '(?P=a)' PatternError "unknown group name 'a' at position 4"
# expect: '(?P=' PatternError 'missing group name at position 4'
# expect: '(?P=)' PatternError 'missing group name at position 4'
# expect: '(?Px)' PatternError 'unknown extension ?Px at position 1'
# expect: '(?<a)' PatternError 'unknown extension ?<a at position 1'
# expect: '(?<' PatternError 'unexpected end of pattern at position 3'
# expect: '(?#' PatternError 'missing ), unterminated comment at position 0'
# expect: '(?#abc' PatternError 'missing ), unterminated comment at position 0'
# expect: '(?z)' PatternError 'unknown extension ?z at position 1'
# expect: '(?i' PatternError 'missing -, : or ) at position 3'
# expect: '(?i-' PatternError 'missing flag at position 4'
# expect: '(?i-:a)' PatternError 'missing flag at position 4'
# expect: '(?-i:' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?-i' PatternError 'missing : at position 4'
# expect: '(?i-i:a)' PatternError 'bad inline flags: flag turned on and off at position 5'
# expect: '(?L)a' PatternError "bad inline flags: cannot use 'L' flag with a str pattern at position 3"
# expect: '(?a-u:x)' PatternError "bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 5"
# expect: '(?-a:x)' PatternError "bad inline flags: cannot turn off flags 'a', 'u' and 'L' at position 4"
# expect: '(?au)x' PatternError "bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4"
# expect: 'a(?i)' PatternError 'global flags not at the start of the expression at position 1'
# expect: '(?(1)a)' PatternError 'invalid group reference 1 at position 3'
# expect: '(?(0)a)' PatternError 'bad group number at position 3'
# expect: '(?(a)b)' PatternError "unknown group name 'a' at position 3"
# expect: '(?(1' PatternError 'missing ), unterminated name at position 3'
# expect: '(?(' PatternError 'missing group name at position 3'
# expect: '(a)(?(1)a|b|c)' PatternError 'conditional backref with more than two branches at position 11'
# expect: '(?(2)a)' PatternError 'invalid group reference 2 at position 3'
# expect: '\\' PatternError 'bad escape (end of pattern) at position 0'
# expect: 'a\\' PatternError 'bad escape (end of pattern) at position 1'
# expect: '\\1' PatternError 'invalid group reference 1 at position 1'
# expect: '(a)\\2' PatternError 'invalid group reference 2 at position 4'
# expect: '(a\\1)' PatternError 'cannot refer to an open group at position 2'
# expect: '\\8' PatternError 'invalid group reference 8 at position 1'
# expect: '\\x' PatternError 'incomplete escape \\x at position 0'
# expect: '\\x1' PatternError 'incomplete escape \\x1 at position 0'
# expect: '\\u12' PatternError 'incomplete escape \\u12 at position 0'
# expect: '\\U0000' PatternError 'incomplete escape \\U0000 at position 0'
# expect: '\\U00110000' PatternError 'bad escape \\U00110000 at position 0'
# expect: '\\N' PatternError 'missing { at position 2'
# expect: '\\N{' PatternError 'missing character name at position 3'
# expect: '\\N{foo}' PatternError "undefined character name 'foo' at position 0"
# expect: '\\N{}' PatternError 'missing character name at position 3'
# expect: '\\q' PatternError 'bad escape \\q at position 0'
# expect: '\\400' PatternError 'octal escape value \\400 outside of range 0-0o377 at position 0'
# expect: '\\777' PatternError 'octal escape value \\777 outside of range 0-0o377 at position 0'
# expect: '[\\q]' PatternError 'bad escape \\q at position 1'
# expect: '[\\x1]' PatternError 'incomplete escape \\x1 at position 1'
# expect: '[\\400]' PatternError 'octal escape value \\400 outside of range 0-0o377 at position 1'
# expect: '[z-a]' PatternError 'bad character range z-a at position 1'
# expect: '[\\d-z]' PatternError 'bad character range \\d-z at position 1'
# expect: '[a-\\d]' PatternError 'bad character range a-\\d at position 1'
# expect: '[a-' PatternError 'unterminated character set at position 0'
# expect: '[a-\\' PatternError 'bad escape (end of pattern) at position 3'
# expect: '(?<=a*)b' PatternError 'look-behind requires fixed-width pattern'
# expect: '(?<=a|bc)d' PatternError 'look-behind requires fixed-width pattern'
# expect: '(?<=(a)\\1)b' PatternError 'cannot refer to group defined in the same lookbehind subpattern at position 9'
# expect: '(?<=(?P<x>a)(?P=x))' PatternError 'cannot refer to group defined in the same lookbehind subpattern at position 18'
# expect: '(a)(?<=\\1)' re.compile('(a)(?<=\\1)')
# expect: '(?<=(a)(?(1)b|c))' PatternError 'cannot refer to group defined in the same lookbehind subpattern at position 12'
# expect: 'a{99999999999}' OverflowError 'the repetition number is too large'
# expect: 'x{1,99999999999}' OverflowError 'the repetition number is too large'
# expect: '((a)' PatternError 'missing ), unterminated subpattern at position 0'
# expect: 'a|*' PatternError 'nothing to repeat at position 2'
# expect: '(|*)' PatternError 'nothing to repeat at position 2'
# expect: '(?:' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?=a' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?!' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?>a' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?>' PatternError 'missing ), unterminated subpattern at position 0'
# expect: 'a\n(?P<a' PatternError 'missing >, unterminated name at position 6 (line 2, column 5)'
# expect: '\xe9(' PatternError 'missing ), unterminated subpattern at position 1'
# expect: '(?i:' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?s:a' PatternError 'missing ), unterminated subpattern at position 0'
# expect: 'ab)c' PatternError 'unbalanced parenthesis at position 2'
# expect: '$*' PatternError 'nothing to repeat at position 1'
# expect: '^*' PatternError 'nothing to repeat at position 1'
# expect: '\\b+' PatternError 'nothing to repeat at position 2'
# expect: '(?:^)*' re.compile('(?:^)*')
# expect: '(?P<\xe9>a)' re.compile('(?P<\xe9>a)')
# expect: '(?P<a b>x)' PatternError "bad character in group name 'a b' at position 4"
# expect: '(?P<a>x)(?P=b)' PatternError "unknown group name 'b' at position 12"
# expect: '(?(9999999999)a)' PatternError 'invalid group reference 9999999999 at position 3'
# expect: '(?x: a # c' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?ii)a' re.compile('(?ii)a', re.IGNORECASE)
# expect: '(?m-s:a)' re.compile('(?m-s:a)')
# expect: '(?mi-s' PatternError 'missing : at position 6'
# expect: '(?mi-s2:)' PatternError 'missing : at position 6'
# expect: '(?m2)' PatternError 'missing -, : or ) at position 3'
# expect: '(?m-' PatternError 'missing flag at position 4'
# expect: '(?m\\)' PatternError 'missing -, : or ) at position 3'
# expect: 'a{,}' re.compile('a{,}')
# expect: 'a{,3}' re.compile('a{,3}')
# expect: 'a{2' re.compile('a{2')
# expect: 'a{}' re.compile('a{}')
# expect: 'a{ 2}' re.compile('a{ 2}')
# expect: '{1}' PatternError 'nothing to repeat at position 0'
# expect: 'x{2,1}?' PatternError 'min repeat greater than max repeat at position 2'
# expect: '\\z' re.compile('\\z')
# expect: '\\Z\\A' re.compile('\\Z\\A')
# expect: '(?P>a)' PatternError 'unknown extension ?P> at position 1'
# expect: '(?\\a)' PatternError 'unknown extension ?\\a at position 1'
# expect: '(?)' PatternError 'unknown extension ?) at position 1'
# expect: '(?:a' PatternError 'missing ), unterminated subpattern at position 0'
# expect: '(?P<a>(?P=a))' PatternError 'cannot refer to an open group at position 10'
# expect: b'(' PatternError 'missing ), unterminated subpattern at position 0'
# expect: b'\\u1234' PatternError 'bad escape \\u at position 0'
# expect: b'(?u)a' PatternError "bad inline flags: cannot use 'u' flag with a bytes pattern at position 3"
# expect: b'(?L)a' re.compile(b'(?L)a', re.LOCALE)
# expect: b'(?aL)' PatternError "bad inline flags: flags 'a', 'u' and 'L' are incompatible at position 4"
# expect: b'[\xff' PatternError 'unterminated character set at position 0'
# expect: b'(?P<\xe9>a)' PatternError "bad character in group name '\\xe9' at position 4"
# expect: b'\\N{a}' PatternError 'bad escape \\N at position 0'
# expect: b'\\xzz' PatternError 'incomplete escape \\x at position 0'
# expect: ValueError 'cannot use LOCALE flag with a str pattern'
# expect: ValueError 'ASCII and UNICODE flags are incompatible'
# expect: ValueError 'cannot use UNICODE flag with a bytes pattern'
# expect: ValueError 'ASCII and LOCALE flags are incompatible'
# expect: missing ), unterminated subpattern at position 3 (line 2, column 2) missing ), unterminated subpattern 'a\nb(' 3 2 2
# expect: look-behind requires fixed-width pattern look-behind requires fixed-width pattern None None None None <class 're.PatternError'> PatternError('look-behind requires fixed-width pattern')
