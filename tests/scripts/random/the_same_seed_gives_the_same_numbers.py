# since: 3.14
import random
from random import Random, SystemRandom
def t(f, *a, **k):
    try: r = f(*a, **k)
    except Exception as e: r = (type(e).__name__, str(e))
    print(getattr(f, "__name__", type(f).__name__), r)
for s in (0, 1, 42, -5, 2**64 + 3, 10**50, "hello", "", "äöü", b"bytes", bytearray(b"x"), -0.0, 3.0, True):
    r = Random(s); print(repr(s)[:25], r.random(), r.getrandbits(5), r.getrandbits(40), r.getrandbits(100), r.randint(1, 6), r.choice("abc"))
print(Random(1.5).random() in (0.551763726942059, 0.8444333481435627))
for s in ("hello", b"abc", ""): r = Random(); r.seed(s, version=1); print(r.random())
random.seed(12345)
print(random.random(), random.uniform(1, 10), random.uniform(5, -5), random.randint(-5, 5), random.randrange(10), random.randrange(3, 30, 4), random.randrange(10, 0, -3), random.randrange(10**30))
print(random.choice([1, 2, 3]), random.choices("abcdef", k=6), random.choices("ab", weights=[1, 9], k=5), random.choices([1, 2, 3], cum_weights=[1, 2, 3], k=4), random.sample(range(100), 5), random.sample(range(10**6), 10), random.sample("abc", 3), random.sample(["x", "y"], counts=[3, 2], k=4), random.sample([], 0))
l = list(range(20)); random.shuffle(l); print(l, random.randbytes(5), random.getrandbits(0), random.getrandbits(1), random.getrandbits(32), random.getrandbits(33), random.getrandbits(64))
for n, a in (("triangular", ()), ("triangular", (1, 5, 2)), ("triangular", (3, 3, 3)), ("normalvariate", ()), ("normalvariate", (10, 2)), ("gauss", (0, 1)), ("gauss", ()), ("lognormvariate", (0, 1)), ("expovariate", (1.5,)), ("expovariate", ()), ("vonmisesvariate", (0, 4)), ("vonmisesvariate", (1, 1e-7)), ("gammavariate", (2, 3)), ("gammavariate", (1, 3)), ("gammavariate", (0.5, 1)), ("betavariate", (2, 3)), ("betavariate", (0.5, 0.5)), ("paretovariate", (3,)), ("weibullvariate", (1, 1.5)), ("binomialvariate", ()), ("binomialvariate", (10, 0.3)), ("binomialvariate", (100, 0.4)), ("binomialvariate", (1000, 0.9)), ("binomialvariate", (5, 0.0)), ("binomialvariate", (5, 1))):
    print(n, a, [getattr(random, n)(*a) for _ in range(4)])
st = random.getstate(); x = [random.random() for _ in range(3)]; random.setstate(st); print(x == [random.random() for _ in range(3)], st[0], len(st[1]), st[1][:3], st[1][-1], st[2] is None)
t(random.choice, []); t(random.randrange, 0); t(random.randrange, 5, 5); t(random.randrange, 5, 1); t(random.randrange, 1, 5, 0); t(random.randrange, 1.5); t(random.randrange, 1, 2.5); t(random.randint, 5, 1); t(random.randint, 1.0, 2); t(random.sample, [1, 2], 3); t(random.sample, {1, 2}, 1); t(random.sample, [1], -1); t(random.sample, "ab", 1, counts=[1]); t(random.sample, "ab", 1, counts=[1.5, 2]); t(random.sample, "ab", 5, counts=[1, 1]); t(random.choices, [], k=1); t(random.choices, "ab", [1]); t(random.choices, "ab", [0, 0]); t(random.choices, "ab", 3); t(random.choices, "ab", [1, 2], cum_weights=[1, 2]); t(random.choices, "ab", [1, float("inf")]); t(random.shuffle, (1, 2)); t(random.getrandbits, -1); t(random.getrandbits, 1.5); t(random.seed, [1]); t(random.seed, (1,)); t(random.gammavariate, 0, 1); t(random.binomialvariate, -1); t(random.binomialvariate, 2, 1.5); t(random.setstate, (5, (), None)); t(random.setstate, (3, (1,), None)); t(random.randrange, 5, None, 2); t(random.expovariate, 0); t(random.randrange, 1, 10, -1); t(random.random, 1); t(random.randbytes, -1)
class MyR(Random):
    def random(self): return 0.25
m = MyR(1); print(m.random(), m.randrange(100), m.choice("abcd"), m.uniform(0, 4), m.sample(range(8), 3) if False else "", m.getrandbits(8), m.gauss(0, 1))
class MyB(Random):
    def getrandbits(self, k): return 1
print(MyB(1).randrange(10), MyB(1).randint(5, 9), MyB(3).random())
class Lcg(Random):
    def seed(self, a=None, version=2): self.s = a or 1
    def random(self): self.s = (self.s * 1103515245 + 12345) % 2**31; return self.s / 2**31
    def getstate(self): return self.s
    def setstate(self, s): self.s = s
g = Lcg(7); print([g.randint(1, 10) for _ in range(10)], g.sample(range(50), 4), g.choices("xyz", k=5)); st = g.getstate(); a = g.random(); g.setstate(st); print(a == g.random())
s = SystemRandom(); print(0 <= s.random() < 1, 0 <= s.getrandbits(10) < 1024, len(s.randbytes(4)), s.choice([7]), s.seed(5), 1 <= s.randint(1, 3) <= 3); t(s.getstate); t(s.getrandbits, -1)
print(Random(5).random() == Random(5).random(), random.Random.__module__, isinstance(s, Random), random.__all__, Random.VERSION, random.BPF, random.LOG4, random.TWOPI, random.NV_MAGICCONST, random.SG_MAGICCONST, random.RECIP_BPF)
import copy; r = Random(3); q = copy.copy(r); z = copy.deepcopy(r); print(r.random() == q.random() == z.random())
r = Random(99); print(sum(r.random() for _ in range(5000)), [r.getrandbits(31) for _ in range(3)], r.gauss(0, 1), copy.copy(r).gauss(0, 1) == r.gauss(0, 1))


# expect: 0 0.8444218515250481 24 463385069186 710317309215200623862088544052 4 b
# expect: 1 0.13436424411240122 27 840964324912 563939619696045208395865113809 4 b
# expect: 42 0.6394267984578837 0 303832645883 882565121070403957190206503824 1 c
# expect: -5 0.6229016948897019 23 873418259388 938181154984218104806431072222 6 c
# expect: 18446744073709551619 0.9129684455472157 29 910956804074 316105875396599054531698634572 3 a
# expect: 1000000000000000000000000 0.8266205292084633 23 527246864511 1184060311569983753033054216756 4 c
# expect: 'hello' 0.3537754404730722 21 604552077479 28100859669716678190534808369 6 b
# expect: '' 0.9602256525641875 19 426090334336 297331751877652332165653204682 3 c
# expect: 'äöü' 0.8249369797729297 31 641289982266 479193495652830618553644371904 3 c
# expect: b'bytes' 0.37075677971469856 21 163142780597 271338484710541560720816074359 3 a
# expect: bytearray(b'x') 0.6307877176639078 19 530859078910 548202757916172080936249849691 5 b
# expect: -0.0 0.8444218515250481 24 463385069186 710317309215200623862088544052 4 b
# expect: 3.0 0.23796462709189137 17 404287087465 829840015971843481576650005493 5 a
# expect: True 0.13436424411240122 27 840964324912 563939619696045208395865113809 4 b
# expect: True
# expect: 0.8180391270568783
# expect: 0.09639374978773074
# expect: 0.8444218515250481
# expect: 0.41661987254534116 1.0915225251136151 -3.252065092537432 -1 5 7 4 408951041752918591462038694213
# expect: 1 ['f', 'b', 'd', 'd', 'b', 'e'] ['b', 'b', 'b', 'b', 'b'] [1, 1, 3, 1] [58, 43, 3, 65, 88] [780696, 435660, 3622, 6997, 985911, 696149, 913065, 171764, 808278, 608288] ['a', 'b', 'c'] ['y', 'x', 'x', 'y'] []
# expect: [9, 19, 11, 5, 0, 13, 17, 6, 4, 2, 8, 14, 18, 15, 3, 1, 10, 16, 7, 12] b'\x84Ax&\xf7' 0 0 1502067441 2315581263 7120683906288837975
# expect: triangular () [0.4023435880273759, 0.15703379098641648, 0.6203141389355974, 0.19819529113148046]
# expect: triangular (1, 5, 2) [4.745541770386169, 4.023699872563479, 3.408128920665228, 3.3473871250674927]
# expect: triangular (3, 3, 3) [3, 3, 3, 3]
# expect: normalvariate () [-0.7666164464273741, -2.8612431870989004, -2.2147385793089533, 0.7681776128356061]
# expect: normalvariate (10, 2) [8.377974532563423, 10.265125174092436, 9.983443324175216, 11.830142326016295]
# expect: gauss (0, 1) [0.977409927361484, 0.6721163911280413, -1.4692988245970982, 0.9832487521113336]
# expect: gauss () [0.996742612196449, -0.2909877827231649, 0.08682002322851724, 2.051269346266533]
# expect: lognormvariate (0, 1) [0.2978254786258395, 0.8028384735542718, 1.8979526060087906, 0.47996440198383084]
# expect: expovariate (1.5,) [0.7848511281539868, 0.2619928695352927, 0.04673802708985069, 0.41141209509918814]
# expect: expovariate () [0.21699310701111588, 0.9710440396964534, 0.22550809626779617, 0.145055542523865]
# expect: vonmisesvariate (0, 4) [0.24547683616340402, 5.455775985670794, 0.39074483630868106, 5.671890655012747]
# expect: vonmisesvariate (1, 1e-07) [2.332427379121119, 4.452038371533046, 0.22196789424362023, 4.688752598657219]
# expect: gammavariate (2, 3) [9.418592088844724, 5.333291815604248, 10.884495947417783, 4.144607508129231]
# expect: gammavariate (1, 3) [3.382377373170745, 2.947311373972497, 8.148892671524543, 0.09324930670702312]
# expect: gammavariate (0.5, 1) [0.508757067544766, 0.22086060813458247, 0.00798666935565672, 0.8619245611963506]
# expect: betavariate (2, 3) [0.24839511554297558, 0.10089618081656739, 0.5354789798409841, 0.2841312189696914]
# expect: betavariate (0.5, 0.5) [0.9055147100961854, 0.2175515760976345, 0.31624577436783663, 0.5789926993966414]
# expect: paretovariate (3,) [1.4300022018319094, 1.0057448973758571, 1.2358723279060082, 1.0157284369200879]
# expect: weibullvariate (1, 1.5) [0.5207087941434343, 1.375175110338389, 0.2619352207303253, 0.8854962172068425]
# expect: binomialvariate () [1, 1, 0, 1]
# expect: binomialvariate (10, 0.3) [3, 2, 2, 2]
# expect: binomialvariate (100, 0.4) [42, 41, 36, 38]
# expect: binomialvariate (1000, 0.9) [895, 896, 884, 885]
# expect: binomialvariate (5, 0.0) [0, 0, 0, 0]
# expect: binomialvariate (5, 1) [5, 5, 5, 5]
# expect: True 3 625 (1060008160, 340894186, 922533364) 518 True
# expect: choice ('IndexError', 'Cannot choose from an empty sequence')
# expect: randrange ('ValueError', 'empty range for randrange()')
# expect: randrange ('ValueError', 'empty range in randrange(5, 5)')
# expect: randrange ('ValueError', 'empty range in randrange(5, 1)')
# expect: randrange ('ValueError', 'zero step for randrange()')
# expect: randrange ('TypeError', "'float' object cannot be interpreted as an integer")
# expect: randrange ('TypeError', "'float' object cannot be interpreted as an integer")
# expect: randint ('ValueError', 'empty range in randint(5, 1)')
# expect: randint ('TypeError', "'float' object cannot be interpreted as an integer")
# expect: sample ('ValueError', 'Sample larger than population or is negative')
# expect: sample ('TypeError', 'Population must be a sequence.  For dicts or sets, use sorted(d).')
# expect: sample ('ValueError', 'Sample larger than population or is negative')
# expect: sample ('ValueError', 'The number of counts does not match the population')
# expect: sample ('TypeError', 'Counts must be integers')
# expect: sample ('ValueError', 'Sample larger than population or is negative')
# expect: choices ('IndexError', 'list index out of range')
# expect: choices ('ValueError', 'The number of weights does not match the population')
# expect: choices ('ValueError', 'Total of weights must be greater than zero')
# expect: choices ('TypeError', 'The number of choices must be a keyword argument: k=3')
# expect: choices ('TypeError', 'Cannot specify both weights and cumulative weights')
# expect: choices ('ValueError', 'Total of weights must be finite')
# expect: shuffle ('TypeError', "'tuple' object does not support item assignment")
# expect: getrandbits ('ValueError', 'Cannot convert negative int')
# expect: getrandbits ('TypeError', "'float' object cannot be interpreted as an integer")
# expect: seed ('TypeError', 'The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.')
# expect: seed ('TypeError', 'The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.')
# expect: gammavariate ('ValueError', 'gammavariate: alpha and beta must be > 0.0')
# expect: binomialvariate ('ValueError', 'n must be non-negative')
# expect: binomialvariate ('ValueError', 'p must be in the range 0.0 <= p <= 1.0')
# expect: setstate ('ValueError', 'state with version 5 passed to Random.setstate() of version 3')
# expect: setstate ('ValueError', 'state vector is the wrong size')
# expect: randrange ('TypeError', 'Missing a non-None stop argument')
# expect: expovariate ('ZeroDivisionError', 'division by zero')
# expect: randrange ('ValueError', 'empty range in randrange(1, 10, -1)')
# expect: random ('TypeError', 'Random.random() takes no arguments (1 given)')
# expect: randbytes ('ValueError', 'Cannot convert negative int')
# expect: 0.25 48 a 1.0  34 4.644642087696294e-17
# expect: 1 6 0.23796462709189137
# expect: [5, 3, 3, 5, 1, 5, 9, 9, 5, 9] [0, 8, 20, 10] ['x', 'x', 'y', 'z', 'y']
# expect: True
# expect: True True 4 7 None True
# expect: _notimplemented ('NotImplementedError', 'System entropy source does not have state.')
# expect: getrandbits ('ValueError', 'number of bits must be non-negative')
# expect: True random True ['Random', 'SystemRandom', 'betavariate', 'binomialvariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss', 'getrandbits', 'getstate', 'lognormvariate', 'normalvariate', 'paretovariate', 'randbytes', 'randint', 'random', 'randrange', 'sample', 'seed', 'setstate', 'shuffle', 'triangular', 'uniform', 'vonmisesvariate', 'weibullvariate'] 3 53 1.3862943611198906 6.283185307179586 1.7155277699214135 2.504077396776274 1.1102230246251565e-16
# expect: True
# expect: 2481.7801294521705 [670153948, 1529795818, 6335641] -0.44305715527575995 True
