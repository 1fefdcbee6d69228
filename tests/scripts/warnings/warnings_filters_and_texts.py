# since: 3.14
# Warnings, their filters and their texts.
import warnings, sys
FILE = sys._getframe().f_code.co_filename
def show(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
class Out:
    def write(self,s): print('ERR', repr(s).replace(repr(FILE)[1:-1],'FILE'))
    def flush(self): pass
sys.stderr=Out()
warnings.warn('one'); 
for i in range(3): warnings.warn('loop')
for i in range(2): warnings.warn('dep', DeprecationWarning)
for i in range(2): warnings.warn('pend', PendingDeprecationWarning)
def f(): warnings.warn('lvl2', stacklevel=2)
f()
f()
def g(): warnings.warn('deep', stacklevel=99)
g()
warnings.warn(UserWarning('obj')); warnings.warn(RuntimeWarning('rt'),DeprecationWarning)
class W(UserWarning): pass
warnings.warn('mine', W)
show(warnings.warn,'x',int); show(warnings.warn,'x',5); show(warnings.filterwarnings,'foo'); show(warnings.simplefilter,'foo'); show(warnings.filterwarnings,'error',category=int); show(warnings.simplefilter,'error',lineno=-1)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    for i in range(2): warnings.warn('rec')
    warnings.warn('dep',DeprecationWarning)
    print(len(w), w[0].message, w[0].category, w[0].lineno, str(w[-1].message), repr(w[0]).replace(repr(FILE),'FILE'), w[0].filename==FILE, w[0].source, w[0].line)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    show(warnings.warn,'err'); show(warnings.warn,'err',W)
    try: warnings.warn('boom',FutureWarning)
    except FutureWarning as e: print(repr(e))
with warnings.catch_warnings():
    warnings.simplefilter('ignore'); warnings.warn('never')
with warnings.catch_warnings(action='ignore'): warnings.warn('never')
with warnings.catch_warnings():
    warnings.resetwarnings(); warnings.filterwarnings('ignore',message='ab.*'); warnings.warn('abc'); warnings.warn('xabc'); warnings.filterwarnings('error',category=W); show(warnings.warn,'w',W)
    warnings.simplefilter('once')
    for i in range(2): warnings.warn('once!')
    warnings.warn('once!')
    warnings.simplefilter('module')
    warnings.warn('mod'); warnings.warn('mod')
print(warnings.filters)
print(repr(warnings.formatwarning('m',UserWarning,'f.py',3)), repr(warnings.formatwarning('m',UserWarning,'f.py',3,'  code')))
old=warnings.showwarning
def sw(message,category,filename,lineno,file=None,line=None): print('SHOW',message,category.__name__,lineno)
warnings.showwarning=sw; warnings.warn('custom'); warnings.showwarning=old
warnings.warn_explicit('expl',UserWarning,'f.py',7); warnings.warn_explicit('expl',UserWarning,'f.py',7,module='m',registry={})
warnings.formatwarning=lambda m,c,f,l,line=None: f'{c.__name__}|{m}\n'
warnings.warn('fmt')
c=warnings.catch_warnings(); print(c, warnings.catch_warnings(record=True)); show(c.__exit__); c.__enter__(); show(c.__enter__); c.__exit__()

# expect: ERR "FILE:12: UserWarning: one\n  warnings.warn('one');\n"
# expect: ERR "FILE:13: UserWarning: loop\n  for i in range(3): warnings.warn('loop')\n"
# expect: ERR "FILE:14: DeprecationWarning: dep\n  for i in range(2): warnings.warn('dep', DeprecationWarning)\n"
# expect: ERR 'FILE:17: UserWarning: lvl2\n  f()\n'
# expect: ERR 'FILE:18: UserWarning: lvl2\n  f()\n'
# expect: ERR '<sys>:0: UserWarning: deep\n'
# expect: ERR "FILE:21: UserWarning: obj\n  warnings.warn(UserWarning('obj')); warnings.warn(RuntimeWarning('rt'),DeprecationWarning)\n"
# expect: ERR "FILE:21: RuntimeWarning: rt\n  warnings.warn(UserWarning('obj')); warnings.warn(RuntimeWarning('rt'),DeprecationWarning)\n"
# expect: ERR "FILE:23: W: mine\n  warnings.warn('mine', W)\n"
# expect: TypeError category must be a Warning subclass, not 'type'
# expect: TypeError category must be a Warning subclass, not 'int'
# expect: ValueError invalid action: 'foo'
# expect: ValueError invalid action: 'foo'
# expect: TypeError category must be a Warning subclass
# expect: ValueError lineno must be an int >= 0
# expect: 3 rec <class 'UserWarning'> 27 dep <WarningMessage {message : UserWarning('rec'), category : 'UserWarning', filename : FILE, lineno : 27, line : None}> True None None
# expect: UserWarning err
# expect: W err
# expect: FutureWarning('boom')
# expect: ERR "FILE:39: UserWarning: xabc\n  warnings.resetwarnings(); warnings.filterwarnings('ignore',message='ab.*'); warnings.warn('abc'); warnings.warn('xabc'); warnings.filterwarnings('error',category=W); show(warnings.warn,'w',W)\n"
# expect: W w
# expect: ERR "FILE:41: UserWarning: once!\n  for i in range(2): warnings.warn('once!')\n"
# expect: ERR "FILE:44: UserWarning: mod\n  warnings.warn('mod'); warnings.warn('mod')\n"
# expect: [('default', None, <class 'DeprecationWarning'>, '__main__', 0), ('ignore', None, <class 'DeprecationWarning'>, None, 0), ('ignore', None, <class 'PendingDeprecationWarning'>, None, 0), ('ignore', None, <class 'ImportWarning'>, None, 0), ('ignore', None, <class 'ResourceWarning'>, None, 0)]
# expect: 'f.py:3: UserWarning: m\n' 'f.py:3: UserWarning: m\n  code\n'
# expect: SHOW custom UserWarning 49
# expect: ERR 'f.py:7: UserWarning: expl\n'
# expect: ERR 'f.py:7: UserWarning: expl\n'
# expect: ERR 'UserWarning|fmt\n'
# expect: catch_warnings() catch_warnings(record=True)
# expect: RuntimeError Cannot exit catch_warnings() without entering first
# expect: RuntimeError Cannot enter catch_warnings() twice
