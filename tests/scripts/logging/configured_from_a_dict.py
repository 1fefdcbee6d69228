# since: 3.14
# Logging configured from a dict, and what is wrong with a dict.
import logging, logging.config, sys
def show(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except Exception as e: print(type(e).__name__, e, '|', e.__cause__)
old=logging.getLogger('old'); child=logging.getLogger('app.child')
class OnlyWarn(logging.Filter):
    def __init__(self,level=0): super().__init__(); self.lv=level
    def filter(self,r): return r.levelno>=self.lv
cfg={'version':1,'disable_existing_loggers':True,'formatters':{'brief':{'format':'%(levelname)s:%(name)s:%(message)s'},'curly':{'format':'{message}|{levelname}','style':'{'}},
'filters':{'warn':{'()':OnlyWarn,'level':30},'named':{'name':'app'}},
'handlers':{'console':{'class':'logging.StreamHandler','formatter':'brief','level':'DEBUG','stream':'ext://sys.stdout'},'second':{'class':'logging.StreamHandler','formatter':'curly','stream':'ext://sys.stdout','filters':['warn']},'a_mem':{'class':'logging.handlers.MemoryHandler','capacity':2,'target':'console','flushLevel':'ERROR'}},
'loggers':{'app':{'handlers':['console','second'],'level':'INFO','propagate':False},'mem':{'handlers':['a_mem'],'level':'DEBUG','propagate':False}},'root':{'level':'WARNING','handlers':['console']}}
logging.config.dictConfig(cfg)
logging.getLogger('app').info('info'); logging.getLogger('app').warning('warn'); child.warning('child'); child.debug('no'); old.warning('disabled'); logging.getLogger('new').warning('root'); logging.info('no')
m=logging.getLogger('mem'); m.info('1'); print('--'); m.info('2'); m.error('3')
print(sorted(logging.getHandlerNames()), old.disabled, child.disabled, logging.getLogger('app').handlers)
logging.config.dictConfig({'version':1,'incremental':True,'handlers':{'console':{'level':'ERROR'}},'loggers':{'app':{'level':'ERROR'}}}); logging.getLogger('app').warning('x'); logging.getLogger('app').error('y')
for bad in [{},{'version':2},{'version':1,'handlers':{'h':{'class':'nope.X'}}},{'version':1,'handlers':{'h':{'class':'logging.StreamHandler','formatter':'zz'}}},{'version':1,'loggers':{'q':{'handlers':['zz']}}},{'version':1,'root':{'level':'FOO'}},{'version':1,'formatters':{'f':{'format':'x'}}}]:
    show(logging.config.dictConfig,bad)
logging.config.dictConfig({'version':1,'forms':{'f':{'format':'<%(message)s>'}},'hands':{'h':{'class':'logging.StreamHandler','formatter':'f','stream':'ext://sys.stdout'}},'formatters':'cfg://forms','handlers':{'one':'cfg://hands.h'},'root':{'level':'INFO','handlers':['one']}})
logging.info('by reference')
class Loud(logging.Formatter):
    def format(self, record):
        return super().format(record).upper() + '!'
logging.config.dictConfig({'version':1,'formatters':{'f':{'()':Loud,'format':'<%(message)s>'}},'handlers':{'one':{'class':'logging.StreamHandler','formatter':'f','stream':'ext://sys.stdout'}},'root':{'level':'INFO','handlers':['one']}})
logging.info('custom formatter')

# expect: INFO:app:info
# expect: WARNING:app:warn
# expect: warn|WARNING
# expect: WARNING:app.child:child
# expect: child|WARNING
# expect: WARNING:new:root
# expect: --
# expect: INFO:mem:1
# expect: INFO:mem:2
# expect: ERROR:mem:3
# expect: ['a_mem', 'console', 'second'] True False [<StreamHandler <stdout> (DEBUG)>, <StreamHandler <stdout> (NOTSET)>]
# expect: ERROR:app:y
# expect: y|ERROR
# expect: ValueError dictionary doesn't specify a version | None
# expect: ValueError Unsupported version: 2 | None
# expect: ValueError Unable to configure handler 'h' | Cannot resolve 'nope.X': No module named 'nope'
# expect: ValueError Unable to configure handler 'h' | Unable to set formatter 'zz'
# expect: ValueError Unable to configure logger 'q' | Unable to add handler 'zz'
# expect: ValueError Unable to configure root logger | Unknown level: 'FOO'
# expect: ValueError Unable to configure formatter 'f' | Invalid format 'x' for '%' style
# expect: <by reference>
# expect: <CUSTOM FORMATTER>!
