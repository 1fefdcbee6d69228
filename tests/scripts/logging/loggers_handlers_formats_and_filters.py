# since: 3.14
# Loggers, handlers, formats, filters and adapters, and what is wrong with their arguments.
import builtins, logging, sys, time
FILE = sys._getframe().f_code.co_filename
def show(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
class Shown:
    name = '<stdout>'
    def write(self, text): builtins.print(text.replace(FILE, 'FILE'), end='')
    def flush(self): pass
OUT = Shown()
class Out:
    name='<out>'
    def write(self,s): print('ERR', repr(s))
    def flush(self): pass
sys.stderr=Out()
logging.warning('last %s','resort') if 0 else None
log=logging.getLogger('a.b'); log.warning('no handlers %d',1); log.info('unseen'); log.error('err')
logging.basicConfig(stream=OUT, format='%(levelname)s:%(name)s:%(funcName)s:%(lineno)d:%(message)s', level=logging.INFO)
logging.debug('d'); logging.info('i %s %s','x',2); logging.warning('w'); logging.error('e'); logging.critical('c'); logging.log(25,'l25'); logging.fatal('f')
def fn(): log.warning('in fn'); log.warning('lvl',stacklevel=2)
fn()
log.info('%(a)s-%(b)d',{'a':1,'b':2}); log.info('no args %s'); log.info({'k':1}); log.info('%s',{'k':1}); log.info('%s %s',1,2)
try: 1/0
except ZeroDivisionError as e:
    h=logging.StreamHandler(OUT); h.setFormatter(logging.Formatter('%(message)s')); l2=logging.getLogger('exc'); l2.propagate=False; l2.addHandler(h)
    l2.exception('boom'); l2.error('with',exc_info=True); l2.error('with e',exc_info=e); l2.error('none',exc_info=False)
l2.info('stack?'); l2.warning('no exc',exc_info=True)
print(log, logging.getLogger(), h, logging.NullHandler(), logging.getLogger('x'), l2.handlers, log.level, log.getEffectiveLevel(), log.isEnabledFor(20), log.hasHandlers(), log.parent, logging.getLogger('a.b.c').parent, logging.getLogger('a').getChild('z').name, logging.root.name)
a=logging.getLogger('a'); print(log.parent is a, sorted(x.name for x in a.getChildren()), logging.getLogger('a') is a, logging.getLogger(None) is logging.root, logging.getLogger('root') is logging.root)
log.setLevel('ERROR'); log.warning('hidden'); log.error('shown'); log.setLevel(logging.NOTSET)
show(log.setLevel,'FOO'); show(log.setLevel,1.5); show(logging.getLevelName,20); show(logging.getLevelName,'INFO'); show(logging.getLevelName,33); show(logging.getLevelName,'NOPE'); logging.addLevelName(15,'TRACE'); show(logging.getLevelName,15); log.log(35,'thirty five'); show(log.log,'x','y'); show(logging.getLevelNamesMapping)
logging.disable(logging.WARNING); log.warning('disabled'); log.error('not disabled'); logging.disable(logging.NOTSET); log.warning('enabled')
for fmt,style in [('{levelname:>8}|{message}','{'),('$levelname ${message} $$','$'),('%(levelname)-8s %(message)s','%'),('%(asctime)s %(message)s','%'),('{asctime} {msecs:03.0f} {message}','{')]:
    f=logging.Formatter(fmt,style=style); r=logging.makeLogRecord({'name':'n','msg':'m %s','args':('x',),'levelname':'INFO','levelno':20,'created':1700000000.123,'msecs':123.0}); print(f.format(r), f.usesTime(), f._fmt)
f=logging.Formatter('%(asctime)s','%Y/%m/%d'); print(f.format(r)); f.converter=time.gmtime; print(f.formatTime(r), f.formatTime(r,'%H:%M'))
for a in [('%(foo',),('{foo','%Y','{'),('{}',None,'{'),('$',None,'$'),('x',),('{a!x}',None,'{'),('{a:zz}',None,'{'),('x',None,'?'),('{a b}',None,'{'),('nofields',None,'$')]: show(logging.Formatter,*a)
show(logging.Formatter('%(foo)s').format,r); print(logging.Formatter('%(foo)s %(message)s',defaults={'foo':'D'}).format(r)); print(logging.Formatter('nothing',validate=False).format(r))
class F(logging.Filter):
    def filter(self,record): record.extra='EX'; return 'no' not in record.getMessage()
h2=logging.StreamHandler(OUT); h2.setFormatter(logging.Formatter('%(extra)s %(message)s')); h2.addFilter(F()); h2.setLevel(logging.WARNING); h2.name='hh'
l3=logging.getLogger('filt'); l3.propagate=False; l3.addHandler(h2); l3.warning('yes'); l3.warning('no'); l3.info('info'); l3.setLevel(10); l3.info('low'); l3.addFilter(lambda r: r.levelno!=40); l3.error('dropped'); l3.critical('kept')
print(logging.getHandlerByName('hh') is h2, logging.getHandlerNames(), h2, h2.get_name()); l3.removeHandler(h2); print(l3.handlers, logging.Filter('a.b').filter(logging.makeLogRecord({'name':'a.b.c'})), logging.Filter('a.b').filter(logging.makeLogRecord({'name':'a.bc'})))
h4=logging.StreamHandler(OUT); h4.setFormatter(logging.Formatter('%(user)s %(message)s')); l4=logging.getLogger('adapt'); l4.propagate=False; l4.addHandler(h4)
ad=logging.LoggerAdapter(l4,{'user':'bob'}); ad.warning('hi %s','x'); ad.error('e'); print(ad, ad.name, ad.isEnabledFor(10)); l4.warning('direct',extra={'user':'al'}); show(l4.warning,'x',extra={'message':1}); show(l4.warning,'x',extra={'name':1})
class Ad(logging.LoggerAdapter):
    def process(self,msg,kw): return '[%s] %s'%(self.extra['user'],msg), {**kw,'extra':self.extra}
Ad(l4,{'user':'carl'}).warning('proc')
l4.warning('bad %d','x',extra={'user':'u'}) if 0 else None
print(repr(r), r.getMessage(), r.pathname, r.module, r.filename)
class L(logging.Logger):
    def shout(self,m): self.warning(m.upper())
logging.setLoggerClass(L); logging.getLogger('shout').shout('hey'); logging.setLoggerClass(logging.Logger); show(logging.setLoggerClass,int); print(logging.getLoggerClass())
class H(logging.Handler):
    def emit(self,record): print('H',self.format(record),record.levelname,record.name,record.funcName,record.args,record.exc_info, record.threadName, record.processName, record.taskName)
lh=logging.getLogger('hand'); lh.propagate=False; lh.addHandler(H()); lh.warning('m',1) if 0 else lh.warning('m %d',1)
show(logging.Handler().emit,r); show(logging.getLogger,5); show(logging.basicConfig,force=True,stream=OUT,filename='x'); show(logging.basicConfig,force=True,foo=1); show(logging.basicConfig,force=True,handlers=[],stream=1); show(logging.basicConfig,force=True,style='?')
logging.basicConfig(force=True,stream=OUT,format='{message}!',style='{',level='DEBUG'); logging.debug('forced'); print(logging.root, logging.root.handlers)
logging.basicConfig(force=True); logging.warning('default format'); print(logging.lastResort, logging.BASIC_FORMAT, logging.raiseExceptions)
import warnings
logging.captureWarnings(True); logging.basicConfig(force=True,stream=OUT,format='%(name)s %(levelname)s'); warnings.warn('captured'); logging.captureWarnings(False)
bf=logging.BufferingFormatter(); print(repr(bf.format([r,r])))

# expect: ERR 'no handlers 1\n'
# expect: ERR 'err\n'
# expect: INFO:root:<module>:21:i x 2
# expect: WARNING:root:<module>:21:w
# expect: ERROR:root:<module>:21:e
# expect: CRITICAL:root:<module>:21:c
# expect: Level 25:root:<module>:21:l25
# expect: CRITICAL:root:<module>:21:f
# expect: WARNING:a.b:fn:22:in fn
# expect: WARNING:a.b:<module>:23:lvl
# expect: INFO:a.b:<module>:24:1-2
# expect: INFO:a.b:<module>:24:no args %s
# expect: INFO:a.b:<module>:24:{'k': 1}
# expect: INFO:a.b:<module>:24:{'k': 1}
# expect: INFO:a.b:<module>:24:1 2
# expect: boom
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 25, in <module>
# expect:     try: 1/0
# expect:          ~^~
# expect: ZeroDivisionError: division by zero
# expect: with
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 25, in <module>
# expect:     try: 1/0
# expect:          ~^~
# expect: ZeroDivisionError: division by zero
# expect: with e
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 25, in <module>
# expect:     try: 1/0
# expect:          ~^~
# expect: ZeroDivisionError: division by zero
# expect: none
# expect: stack?
# expect: no exc
# expect: NoneType: None
# expect: <Logger a.b (INFO)> <RootLogger root (INFO)> <StreamHandler <stdout> (NOTSET)> <NullHandler (NOTSET)> <Logger x (INFO)> [<StreamHandler <stdout> (NOTSET)>] 0 20 True True <RootLogger root (INFO)> <Logger a.b (INFO)> a.z root
# expect: True ['a.b', 'a.z'] True True True
# expect: ERROR:a.b:<module>:32:shown
# expect: ValueError Unknown level: 'FOO'
# expect: TypeError Level not an integer or a valid string: 1.5
# expect: 'INFO'
# expect: 20
# expect: 'Level 33'
# expect: 'Level NOPE'
# expect: 'TRACE'
# expect: Level 35:a.b:<module>:33:thirty five
# expect: TypeError level must be an integer
# expect: {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0, 'TRACE': 15}
# expect: ERROR:a.b:<module>:34:not disabled
# expect: WARNING:a.b:<module>:34:enabled
# expect:     INFO|m x False {levelname:>8}|{message}
# expect: INFO m x $ False $levelname ${message} $$
# expect: INFO     m x False %(levelname)-8s %(message)s
# expect: 2023-11-14 22:13:20,123 m x True %(asctime)s %(message)s
# expect: 2023-11-14 22:13:20,123 123 m x True {asctime} {msecs:03.0f} {message}
# expect: 2023/11/14
# expect: 2023-11-14 22:13:20,123 22:13
# expect: ValueError Invalid format '%(foo' for '%' style
# expect: ValueError invalid format: expected '}' before end of string
# expect: ValueError invalid format: no fields
# expect: ValueError invalid format: bare '$' not allowed
# expect: ValueError Invalid format 'x' for '%' style
# expect: ValueError invalid format: invalid conversion: 'x'
# expect: ValueError invalid format: bad specifier: 'zz'
# expect: ValueError Style must be one of: %,{,$
# expect: ValueError invalid format: invalid field name/expression: 'a b'
# expect: ValueError invalid format: no fields
# expect: ValueError Formatting field not found in record: 'foo'
# expect: D m x
# expect: nothing
# expect: EX yes
# expect: EX kept
# expect: True frozenset({'hh'}) <StreamHandler <stdout> (WARNING)> hh
# expect: [] True False
# expect: bob hi x
# expect: bob e
# expect: <LoggerAdapter adapt (INFO)> adapt False
# expect: al direct
# expect: KeyError "Attempt to overwrite 'message' in LogRecord"
# expect: KeyError "Attempt to overwrite 'name' in LogRecord"
# expect: carl [carl] proc
# expect: <LogRecord: n, 20, , 0, "m %s"> m x
# expect: WARNING:shout:shout:53:HEY
# expect: TypeError logger not derived from logging.Logger: int
# expect: <class 'logging.Logger'>
# expect: H m 1 WARNING hand <module> (1,) None MainThread MainProcess None
# expect: NotImplementedError emit must be implemented by Handler subclasses
# expect: TypeError A logger name must be a string
# expect: ValueError 'stream' and 'filename' should not be specified together
# expect: ValueError Unrecognised argument(s): foo
# expect: ValueError 'stream' or 'filename' should not be specified together with 'handlers'
# expect: ValueError Style must be one of: %,{,$
# expect: forced!
# expect: <RootLogger root (DEBUG)> [<StreamHandler <stdout> (NOTSET)>]
# expect: ERR 'WARNING:root:default format\n'
# expect: <_StderrHandler <out> (WARNING)> %(levelname)s:%(name)s:%(message)s True
# expect: py.warnings WARNING
# expect: 'm xm x'
