# since: 3.14
# Averages, spreads, relations, and the normal distribution.
import statistics as s
def show(f,*a,**k):
    try: print(f.__name__, repr(f(*a,**k)))
    except Exception as e: print(f.__name__, type(e).__name__, e)
data=[[1,2,3,4,4],[1],[1,2],[-1.0,2.5,3.25,5.75],[0.1]*10,[1,1,2,2,3],[10**20,1,-10**20],[1e16,1.0,-1e16],[3,1,2,9,5,5,5,7],[True,False,True],[],[1.5,2.5,2.5,2.75,3.25,4.75],[0.0,0.25,0.25,1.25,1.5,1.75,2.75,3.25],range(10),(x for x in [1,2,3]),[1,2.5],[float('inf'),1],[float('nan'),1.0],[2,4,8],[40,60],[0,1,2]]
for d in data:
    d=list(d); print(d)
    for f in (s.mean,s.fmean,s.geometric_mean,s.harmonic_mean,s.median,s.median_low,s.median_high,s.median_grouped,s.mode,s.multimode,s.pstdev,s.pvariance,s.stdev,s.variance,s.quantiles):
        if any(x!=x for x in d) and 'median' in f.__name__+'quant': continue
        show(f,d)
show(s.mean,['a']); show(s.mean,iter([1,2])); show(s.mode,'aabbb'); show(s.multimode,'aabb'); show(s.multimode,''); show(s.quantiles,range(1,101),n=10); show(s.quantiles,range(1,12),n=4,method='inclusive'); show(s.quantiles,[1,2],n=0); show(s.quantiles,[1,2],method='x'); show(s.quantiles,[5]); show(s.fmean,[1,2,3],[1,2,3]); show(s.fmean,[1,2],[0,0]); show(s.fmean,[1],[1,2]); show(s.harmonic_mean,[40,60],weights=[5,30]); show(s.harmonic_mean,[-1,2]); show(s.geometric_mean,[-1]); show(s.geometric_mean,[0,1]); show(s.variance,[1,2,3],2); show(s.pvariance,[1,2,3,4],2.5); show(s.median_grouped,[1,3,3,5,7],interval=2); show(s.median,['a','b','c']); show(s.median_low,['a','b'])
x=[1,2,3,4,5,6,7,8,9];y=[1,2,3,1,2,3,1,2,3]
show(s.covariance,x,y); show(s.correlation,x,y); show(s.correlation,x,x); show(s.correlation,x,y,method='ranked'); show(s.correlation,[1,1],[1,2]); show(s.correlation,[1],[1]); show(s.correlation,[1,2],[1]); show(s.linear_regression,x,y); show(s.linear_regression,[1971,1975,1979,1982,1983],[1,2,3,4,5]); show(s.linear_regression,[1,2,3],[2,4,6],proportional=True); show(s.linear_regression,[1,1],[1,2]); show(s.covariance,[1],[1])
N=s.NormalDist
n=N(100,15); m=N(110.5,7.25)
print(n, n.mean,n.median,n.mode,n.stdev,n.variance,n.pdf(110),n.cdf(110),n.inv_cdf(0.975),n.inv_cdf(0.3),n.inv_cdf(1e-10),n.inv_cdf(1-1e-9),n.quantiles(),n.overlap(m),n.zscore(130),n+m,n-m,n*2,n/3,-n,+n,2*n,5+n,5-n,n==N(100,15),n==1,hash(n)==hash(N(100,15)),N.from_samples([1,2,3,4.5]),n.samples(3,seed=1),N())
show(N,1,-1); show(n.inv_cdf,0); show(N(0,0).pdf,1); show(N(0,0).cdf,1); show(n.overlap,5)
show(s.stdev,[1e308,1e-308]); show(s.stdev,[10**200,0]); show(s.pstdev,[1.1,2.2,3.3,4.4]); show(s.variance,[0.1,0.2,0.3]); show(s.mean,[0.1,0.2,0.3]); show(s.mean,[1,1.5,True])

# expect: [1, 2, 3, 4, 4]
# expect: mean 2.8
# expect: fmean 2.8
# expect: geometric_mean 2.491461879231035
# expect: harmonic_mean 2.142857142857143
# expect: median 3
# expect: median_low 3
# expect: median_high 3
# expect: median_grouped 3.0
# expect: mode 4
# expect: multimode [4]
# expect: pstdev 1.1661903789690602
# expect: pvariance 1.36
# expect: stdev 1.3038404810405297
# expect: variance 1.7
# expect: quantiles [1.5, 3.0, 4.0]
# expect: [1]
# expect: mean 1
# expect: fmean 1.0
# expect: geometric_mean 1.0
# expect: harmonic_mean 1
# expect: median 1
# expect: median_low 1
# expect: median_high 1
# expect: median_grouped 1.0
# expect: mode 1
# expect: multimode [1]
# expect: pstdev 0.0
# expect: pvariance 0
# expect: stdev StatisticsError stdev requires at least two data points
# expect: variance StatisticsError variance requires at least two data points
# expect: quantiles [1, 1, 1]
# expect: [1, 2]
# expect: mean 1.5
# expect: fmean 1.5
# expect: geometric_mean 1.414213562373095
# expect: harmonic_mean 1.3333333333333333
# expect: median 1.5
# expect: median_low 1
# expect: median_high 2
# expect: median_grouped 1.5
# expect: mode 1
# expect: multimode [1, 2]
# expect: pstdev 0.5
# expect: pvariance 0.25
# expect: stdev 0.7071067811865476
# expect: variance 0.5
# expect: quantiles [0.75, 1.5, 2.25]
# expect: [-1.0, 2.5, 3.25, 5.75]
# expect: mean 2.625
# expect: fmean 2.625
# expect: geometric_mean StatisticsError ('No negative inputs allowed', -1.0)
# expect: harmonic_mean StatisticsError harmonic mean does not support negative values
# expect: median 2.875
# expect: median_low 2.5
# expect: median_high 3.25
# expect: median_grouped 2.75
# expect: mode -1.0
# expect: multimode [-1.0, 2.5, 3.25, 5.75]
# expect: pstdev 2.414150989478496
# expect: pvariance 5.828125
# expect: stdev 2.787621447279622
# expect: variance 7.770833333333333
# expect: quantiles [-0.125, 2.875, 5.125]
# expect: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]
# expect: mean 0.1
# expect: fmean 0.1
# expect: geometric_mean 0.10000000000000002
# expect: harmonic_mean 0.1
# expect: median 0.1
# expect: median_low 0.1
# expect: median_high 0.1
# expect: median_grouped 0.09999999999999998
# expect: mode 0.1
# expect: multimode [0.1]
# expect: pstdev 0.0
# expect: pvariance 0.0
# expect: stdev 0.0
# expect: variance 0.0
# expect: quantiles [0.1, 0.1, 0.1]
# expect: [1, 1, 2, 2, 3]
# expect: mean 1.8
# expect: fmean 1.8
# expect: geometric_mean 1.6437518295172258
# expect: harmonic_mean 1.5
# expect: median 2
# expect: median_low 2
# expect: median_high 2
# expect: median_grouped 1.75
# expect: mode 1
# expect: multimode [1, 2]
# expect: pstdev 0.7483314773547883
# expect: pvariance 0.56
# expect: stdev 0.8366600265340756
# expect: variance 0.7
# expect: quantiles [1.0, 2.0, 2.5]
# expect: [100000000000000000000, 1, -100000000000000000000]
# expect: mean 0.3333333333333333
# expect: fmean 0.3333333333333333
# expect: geometric_mean StatisticsError ('No negative inputs allowed', -100000000000000000000)
# expect: harmonic_mean StatisticsError harmonic mean does not support negative values
# expect: median 1
# expect: median_low 1
# expect: median_high 1
# expect: median_grouped 1.0
# expect: mode 100000000000000000000
# expect: multimode [100000000000000000000, 1, -100000000000000000000]
# expect: pstdev 8.16496580927726e+19
# expect: pvariance 6.666666666666666e+39
# expect: stdev 1e+20
# expect: variance 1e+40
# expect: quantiles [-1e+20, 1.0, 1e+20]
# expect: [1e+16, 1.0, -1e+16]
# expect: mean 0.3333333333333333
# expect: fmean 0.3333333333333333
# expect: geometric_mean StatisticsError ('No negative inputs allowed', -1e+16)
# expect: harmonic_mean StatisticsError harmonic mean does not support negative values
# expect: median 1.0
# expect: median_low 1.0
# expect: median_high 1.0
# expect: median_grouped 1.0
# expect: mode 1e+16
# expect: multimode [1e+16, 1.0, -1e+16]
# expect: pstdev 8164965809277260.0
# expect: pvariance 6.666666666666667e+31
# expect: stdev 1e+16
# expect: variance 1e+32
# expect: quantiles [-1e+16, 1.0, 1e+16]
# expect: [3, 1, 2, 9, 5, 5, 5, 7]
# expect: mean 4.625
# expect: fmean 4.625
# expect: geometric_mean 3.8397259298408994
# expect: harmonic_mean 2.9769639692852925
# expect: median 5.0
# expect: median_low 5
# expect: median_high 5
# expect: median_grouped 4.833333333333333
# expect: mode 5
# expect: multimode [5]
# expect: pstdev 2.4462982238476156
# expect: pvariance 5.984375
# expect: stdev 2.615202805574687
# expect: variance 6.839285714285714
# expect: quantiles [2.25, 5.0, 6.5]
# expect: [True, False, True]
# expect: mean 0.6666666666666666
# expect: fmean 0.6666666666666666
# expect: geometric_mean 0.0
# expect: harmonic_mean 0
# expect: median True
# expect: median_low True
# expect: median_high True
# expect: median_grouped 0.75
# expect: mode True
# expect: multimode [True]
# expect: pstdev 0.4714045207910317
# expect: pvariance 0.2222222222222222
# expect: stdev 0.5773502691896257
# expect: variance 0.3333333333333333
# expect: quantiles [0.0, 1.0, 1.0]
# expect: []
# expect: mean StatisticsError mean requires at least one data point
# expect: fmean StatisticsError fmean requires at least one data point
# expect: geometric_mean StatisticsError Must have a non-empty dataset
# expect: harmonic_mean StatisticsError harmonic_mean requires at least one data point
# expect: median StatisticsError no median for empty data
# expect: median_low StatisticsError no median for empty data
# expect: median_high StatisticsError no median for empty data
# expect: median_grouped StatisticsError no median for empty data
# expect: mode StatisticsError no mode for empty data
# expect: multimode []
# expect: pstdev StatisticsError pstdev requires at least one data point
# expect: pvariance StatisticsError pvariance requires at least one data point
# expect: stdev StatisticsError stdev requires at least two data points
# expect: variance StatisticsError variance requires at least two data points
# expect: quantiles StatisticsError must have at least one data point
# expect: [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
# expect: mean 2.875
# expect: fmean 2.875
# expect: geometric_mean 2.7121486566834387
# expect: harmonic_mean 2.554798671040809
# expect: median 2.625
# expect: median_low 2.5
# expect: median_high 2.75
# expect: median_grouped 2.25
# expect: mode 2.5
# expect: multimode [2.5]
# expect: pstdev 0.986893273527251
# expect: pvariance 0.9739583333333334
# expect: stdev 1.0810874155219827
# expect: variance 1.16875
# expect: quantiles [2.25, 2.625, 3.625]
# expect: [0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]
# expect: mean 1.375
# expect: fmean 1.375
# expect: geometric_mean 0.0
# expect: harmonic_mean 0
# expect: median 1.375
# expect: median_low 1.25
# expect: median_high 1.5
# expect: median_grouped 1.0
# expect: mode 0.25
# expect: multimode [0.25]
# expect: pstdev 1.118033988749895
# expect: pvariance 1.25
# expect: stdev 1.1952286093343936
# expect: variance 1.4285714285714286
# expect: quantiles [0.25, 1.375, 2.5]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: mean 4.5
# expect: fmean 4.5
# expect: geometric_mean 0.0
# expect: harmonic_mean 0
# expect: median 4.5
# expect: median_low 4
# expect: median_high 5
# expect: median_grouped 4.5
# expect: mode 0
# expect: multimode [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: pstdev 2.8722813232690143
# expect: pvariance 8.25
# expect: stdev 3.0276503540974917
# expect: variance 9.166666666666666
# expect: quantiles [1.75, 4.5, 7.25]
# expect: [1, 2, 3]
# expect: mean 2
# expect: fmean 2.0
# expect: geometric_mean 1.8171205928321397
# expect: harmonic_mean 1.6363636363636365
# expect: median 2
# expect: median_low 2
# expect: median_high 2
# expect: median_grouped 2.0
# expect: mode 1
# expect: multimode [1, 2, 3]
# expect: pstdev 0.816496580927726
# expect: pvariance 0.6666666666666666
# expect: stdev 1.0
# expect: variance 1
# expect: quantiles [1.0, 2.0, 3.0]
# expect: [1, 2.5]
# expect: mean 1.75
# expect: fmean 1.75
# expect: geometric_mean 1.5811388300841898
# expect: harmonic_mean 1.4285714285714286
# expect: median 1.75
# expect: median_low 1
# expect: median_high 2.5
# expect: median_grouped 2.0
# expect: mode 1
# expect: multimode [1, 2.5]
# expect: pstdev 0.75
# expect: pvariance 0.5625
# expect: stdev 1.0606601717798212
# expect: variance 1.125
# expect: quantiles [0.625, 1.75, 2.875]
# expect: [inf, 1]
# expect: mean inf
# expect: fmean inf
# expect: geometric_mean inf
# expect: harmonic_mean 2.0
# expect: median inf
# expect: median_low 1
# expect: median_high inf
# expect: median_grouped inf
# expect: mode inf
# expect: multimode [inf, 1]
# expect: pstdev ValueError inf or nan encountered in data
# expect: pvariance inf
# expect: stdev ValueError inf or nan encountered in data
# expect: variance inf
# expect: quantiles [-inf, inf, inf]
# expect: [nan, 1.0]
# expect: mean nan
# expect: fmean nan
# expect: geometric_mean nan
# expect: harmonic_mean nan
# expect: mode nan
# expect: multimode [nan, 1.0]
# expect: pstdev ValueError inf or nan encountered in data
# expect: pvariance nan
# expect: stdev ValueError inf or nan encountered in data
# expect: variance nan
# expect: quantiles [nan, nan, nan]
# expect: [2, 4, 8]
# expect: mean 4.666666666666667
# expect: fmean 4.666666666666667
# expect: geometric_mean 4.0
# expect: harmonic_mean 3.4285714285714284
# expect: median 4
# expect: median_low 4
# expect: median_high 4
# expect: median_grouped 4.0
# expect: mode 2
# expect: multimode [2, 4, 8]
# expect: pstdev 2.494438257849294
# expect: pvariance 6.222222222222222
# expect: stdev 3.0550504633038935
# expect: variance 9.333333333333334
# expect: quantiles [2.0, 4.0, 8.0]
# expect: [40, 60]
# expect: mean 50
# expect: fmean 50.0
# expect: geometric_mean 48.98979485566357
# expect: harmonic_mean 48.0
# expect: median 50.0
# expect: median_low 40
# expect: median_high 60
# expect: median_grouped 59.5
# expect: mode 40
# expect: multimode [40, 60]
# expect: pstdev 10.0
# expect: pvariance 100
# expect: stdev 14.142135623730951
# expect: variance 200
# expect: quantiles [35.0, 50.0, 65.0]
# expect: [0, 1, 2]
# expect: mean 1
# expect: fmean 1.0
# expect: geometric_mean 0.0
# expect: harmonic_mean 0
# expect: median 1
# expect: median_low 1
# expect: median_high 1
# expect: median_grouped 1.0
# expect: mode 0
# expect: multimode [0, 1, 2]
# expect: pstdev 0.816496580927726
# expect: pvariance 0.6666666666666666
# expect: stdev 1.0
# expect: variance 1
# expect: quantiles [0.0, 1.0, 2.0]
# expect: mean TypeError can't convert type 'str' to numerator/denominator
# expect: mean 1.5
# expect: mode 'b'
# expect: multimode ['a', 'b']
# expect: multimode []
# expect: quantiles [10.1, 20.2, 30.3, 40.4, 50.5, 60.6, 70.7, 80.8, 90.9]
# expect: quantiles [3.5, 6.0, 8.5]
# expect: quantiles StatisticsError n must be at least 1
# expect: quantiles ValueError Unknown method: 'x'
# expect: quantiles [5, 5, 5]
# expect: fmean 2.3333333333333335
# expect: fmean StatisticsError sum of weights must be non-zero
# expect: fmean StatisticsError data and weights must be the same length
# expect: harmonic_mean 56.0
# expect: harmonic_mean StatisticsError harmonic mean does not support negative values
# expect: geometric_mean StatisticsError ('No negative inputs allowed', -1)
# expect: geometric_mean 0.0
# expect: variance 1
# expect: pvariance 1.25
# expect: median_grouped 3.5
# expect: median 'b'
# expect: median_low 'a'
# expect: covariance 0.75
# expect: correlation 0.31622776601683794
# expect: correlation 1.0
# expect: correlation 0.31622776601683794
# expect: correlation StatisticsError at least one of the inputs is constant
# expect: correlation StatisticsError correlation requires at least two data points
# expect: correlation StatisticsError correlation requires that both inputs have same number of data points
# expect: linear_regression LinearRegression(slope=0.1, intercept=1.5)
# expect: linear_regression LinearRegression(slope=0.31, intercept=-610.18)
# expect: linear_regression LinearRegression(slope=2.0, intercept=0.0)
# expect: linear_regression StatisticsError x is constant
# expect: covariance StatisticsError covariance requires at least two data points
# expect: NormalDist(mu=100.0, sigma=15.0) 100.0 100.0 100.0 15.0 225.0 0.02129653370149015 0.7475074624530771 129.3994597681008 92.1339923093794 4.579886463939161 189.96710529402458 [89.88265374705878, 100.0, 110.11734625294122] 0.5419866228379352 2.0 NormalDist(mu=210.5, sigma=16.660207081546137) NormalDist(mu=-10.5, sigma=16.660207081546137) NormalDist(mu=200.0, sigma=30.0) NormalDist(mu=33.333333333333336, sigma=5.0) NormalDist(mu=-100.0, sigma=15.0) NormalDist(mu=100.0, sigma=15.0) NormalDist(mu=200.0, sigma=30.0) NormalDist(mu=105.0, sigma=15.0) NormalDist(mu=-95.0, sigma=15.0) True False True NormalDist(mu=2.625, sigma=1.4930394055974097) [83.41006823153529, 115.38233458510831, 110.77745828412147] NormalDist(mu=0.0, sigma=1.0)
# expect: NormalDist StatisticsError sigma must be non-negative
# expect: inv_cdf StatisticsError p must be in the range 0.0 < p < 1.0
# expect: pdf StatisticsError pdf() not defined when sigma is zero
# expect: cdf StatisticsError cdf() not defined when sigma is zero
# expect: overlap TypeError Expected another NormalDist instance
# expect: stdev 7.071067811865476e+307
# expect: stdev 7.071067811865475e+199
# expect: pstdev 1.2298373876248845
# expect: variance 0.009999999999999998
# expect: mean 0.2
# expect: mean 1.1666666666666667
