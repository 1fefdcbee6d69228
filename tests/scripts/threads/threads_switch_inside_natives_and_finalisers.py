import threading, time, random, gc, sys, queue, weakref
random.seed(5)
out = []
# generator shared
def gen():
    for i in range(5):
        time.sleep(0.002)
        yield i
g = gen()
errs = []
def pull():
    for _ in range(3):
        try: next(g)
        except ValueError as e: errs.append(str(e))
        except StopIteration: pass
        time.sleep(0.001)
ts = [threading.Thread(target=pull) for _ in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(set(errs))  # expect: {'generator already executing'}
# sort with switching keys, dict with __eq__/__hash__ that switch, nested natives
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): time.sleep(0.0005); return self.v % 3
    def __eq__(self, o): time.sleep(0.0005); return self.v == o.v
    def __lt__(self, o): time.sleep(0.0001); return self.v < o.v
def work(n, res):
    d = {}
    for i in range(20): d[K(i % 7)] = i
    res[n] = (len(d), [k.v for k in sorted(d)], sum(map(lambda x: x.v, d)))
res = {}
ts = [threading.Thread(target=work, args=(n, res)) for n in range(5)]
[t.start() for t in ts]; [t.join() for t in ts]
print(res == {n: (7, list(range(7)), 21) for n in range(5)})  # expect: True
# deep recursion in threads with natives in between
def deep(n):
    if n == 0:
        time.sleep(0.001); return 0
    return max([n], key=lambda x: deep(n - 1)) and n
rs = []
ts = [threading.Thread(target=lambda: rs.append(deep(60))) for n in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(rs)  # expect: [60, 60, 60, 60]
# exceptions, context, finally across switches
log = queue.Queue()
def exc(n):
    try:
        try:
            raise KeyError(n)
        except KeyError:
            time.sleep(0.001 * n)
            raise ValueError(n)
        finally:
            time.sleep(0.001)
            log.put(("finally", n, type(sys.exception()).__name__))
    except ValueError as e:
        log.put((n, repr(e.__context__)))
ts = [threading.Thread(target=exc, args=(n,)) for n in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted((log.get() for _ in range(8)), key=str))
# expect: [('finally', 0, 'ValueError'), ('finally', 1, 'ValueError'), ('finally', 2, 'ValueError'), ('finally', 3, 'ValueError'), (0, 'KeyError(0)'), (1, 'KeyError(1)'), (2, 'KeyError(2)'), (3, 'KeyError(3)')]
# finalisers, cycles and weakrefs in threads
dead = []
class N:
    def __init__(self, i): self.i = i; self.me = self
    def __del__(self): time.sleep(0.0001); dead.append(self.i)
def cyc(k):
    for i in range(50): N(k * 100 + i)
    gc.collect()
ts = [threading.Thread(target=cyc, args=(n,)) for n in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
gc.collect()
print(len(dead), len(set(dead)))  # expect: 150 150
# bank
class Bank:
    def __init__(self): self.a = [100] * 5; self.l = [threading.RLock() for _ in range(5)]
    def move(self, i, j, n):
        x, y = sorted((i, j))
        with self.l[x], self.l[y]:
            if self.a[i] >= n:
                self.a[i] -= n
                time.sleep(0.0001)
                self.a[j] += n
b = Bank()
def mover(s):
    r = random.Random(s)
    for _ in range(30): b.move(r.randrange(5), r.randrange(5), r.randrange(20))
ts = [threading.Thread(target=mover, args=(n,)) for n in range(6)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sum(b.a))  # expect: 500
# dining
forks = [threading.Lock() for _ in range(5)]
ate = [0] * 5
def phil(i):
    a, b = sorted((i, (i + 1) % 5))
    for _ in range(10):
        with forks[a]:
            with forks[b]:
                ate[i] += 1; time.sleep(0.0002)
ts = [threading.Thread(target=phil, args=(n,)) for n in range(5)]
[t.start() for t in ts]; [t.join() for t in ts]
print(ate)  # expect: [10, 10, 10, 10, 10]
# readers / writers with Condition
cond = threading.Condition(); state = {"r": 0, "w": False}; seen = []; val = [0, 0]
def reader():
    for _ in range(5):
        with cond:
            cond.wait_for(lambda: not state["w"]); state["r"] += 1
        time.sleep(0.0002); seen.append(val[0] == val[1])
        with cond:
            state["r"] -= 1; cond.notify_all()
def writer():
    for _ in range(5):
        with cond:
            cond.wait_for(lambda: not state["w"] and state["r"] == 0); state["w"] = True
        val[0] += 1; time.sleep(0.0002); val[1] += 1
        with cond:
            state["w"] = False; cond.notify_all()
ts = [threading.Thread(target=f) for f in (reader, writer, reader, writer)]
[t.start() for t in ts]; [t.join() for t in ts]
print(all(seen), val)  # expect: True [10, 10]
