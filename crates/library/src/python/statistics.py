"""Statistics: averages, measures of spread and relations between samples.

    >>> import statistics
    >>> statistics.mean([1, 2, 3, 4, 4]), statistics.median([1, 3, 5, 7]), statistics.stdev([1.5, 2.5, 4.5])
    (2.8, 4.0, 1.5275252316519468)

Sums are exact: numbers are added as ratios of whole numbers, and only the result is rounded.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from math import erfc, exp, fabs, fsum, hypot, isqrt, log, sqrt, sumprod, tau
from operator import itemgetter

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _ratio(x):
    """A number as a ratio of whole numbers; (x, None) for infinities and NaN."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None


def _common_type(a, b):
    """The type of a sum of numbers of two types."""
    if a is b or b is int or b is bool or issubclass(a, b):
        return a
    if a is int or a is bool or issubclass(b, a):
        return b
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, float) or issubclass(b, float):
        return a if issubclass(a, float) else b
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _add_ratios(ratios):
    """The exact sum, as a ratio. Infinities and NaN win."""
    partials, special = {}, None
    for n, d in ratios:
        if d is None:
            special = n if special is None else special + n
        else:
            partials[d] = partials.get(d, 0) + n
    if special is not None:
        return special, None
    numerator, denominator = 0, 1
    for d, n in partials.items():
        numerator, denominator = numerator * d + n * denominator, denominator * d
    return numerator, denominator


def _sum(data):
    """The type of the numbers, their exact sum as a ratio, and how many there are."""
    kind, values = int, []
    for x in data:
        if type(x) is not kind:
            kind = _common_type(kind, type(x))
        values.append(x)
    return kind, _add_ratios(map(_ratio, values)), len(values)


def _convert(n, d, kind):
    """A ratio as a number of a type; an int only if it is one."""
    if d is None:
        return kind(n) if kind not in (int, bool) else n
    if issubclass(kind, int):
        return kind(n // d) if n % d == 0 and kind is not bool else n / d if n % d else n // d
    if issubclass(kind, float):
        return kind(n / d)
    try:
        return kind(n, d)
    except TypeError:
        return kind(n) / kind(d)


def _fail_neg(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def mean(data):
    """Return the sample arithmetic mean of data."""
    kind, (n, d), count = _sum(data)
    if count < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(n, None if d is None else d * count, kind) if d is not None else n / count


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    if weights is None:
        if not hasattr(data, "__len__"):
            data = list(data)
        if not len(data):
            raise StatisticsError("fmean requires at least one data point")
        return fsum(data) / len(data)
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    if not isinstance(data, (list, tuple)):
        data = list(data)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return sumprod(data, weights) / total


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    logs, found_zero, count = [], False, 0
    for count, x in enumerate(data, start=1):
        if x > 0.0 or x != x:
            logs.append(log(x))
        elif x == 0.0:
            found_zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    if not count:
        raise StatisticsError("Must have a non-empty dataset")
    total = fsum(logs)
    if total != total:
        return total
    if found_zero:
        return float("nan") if total == float("inf") else 0.0
    return exp(total / count)


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    data = list(data)
    message = "harmonic mean does not support negative values"
    count = len(data)
    if count < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        if not hasattr(data[0], "as_integer_ratio"):
            raise TypeError("unsupported type")
        if data[0] < 0:
            raise StatisticsError(message)
        return data[0]
    if weights is None:
        weights, total = [1] * count, (count, 1)
    else:
        weights = list(weights)
        if len(weights) != count:
            raise StatisticsError("Number of weights does not match data size")
        _, total, _ = _sum(_fail_neg(weights, message))
    try:
        kind, (n, d), _ = _sum(w / x if w else 0 for w, x in zip(weights, _fail_neg(data, message)))
    except ZeroDivisionError:
        return 0
    if d is None:
        return total[0] / total[1] / n
    if n <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(total[0] * d, total[1] * n, kind)


def median(data):
    """Return the median (middle value) of numeric data; the mean of the two in the middle when their number is even."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2 == 1:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the high median of data."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """Estimates the median for numeric data binned around the midpoints of consecutive, fixed-width intervals."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = bisect_left(data, x)
    j = bisect_right(data, x, lo=i)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    """Return the most common data point from discrete or nominal data; the first one of several."""
    pairs = Counter(iter(data)).most_common(1)
    try:
        return pairs[0][0]
    except IndexError:
        raise StatisticsError("no mode for empty data") from None


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """Divide data into n continuous intervals with equal probability: a list of (n - 1) cut points."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    ld = len(data)
    if ld < 2:
        if ld == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        m, result = ld - 1, []
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m, result = ld + 1, []
        for i in range(1, n):
            j = min(max(i * m // n, 1), ld - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _squares(data, center=None):
    """The type of the numbers, the exact sum of the squares of their distances from the center (their mean if none is
    given) as a ratio, and how many there are."""
    values = list(data)
    kind, (sx, d), count = _sum(values)
    if d is None:
        return kind, (sx * sx, None), count
    ratios = list(map(_ratio, values))
    if center is None:
        if not count:
            return kind, (0, 1), 0
        cn, cd = sx, d * count
    else:
        kind = _common_type(kind, type(center))
        cn, cd = _ratio(center)
    n, d = _add_ratios(((n * cd - cn * d) ** 2, (d * cd) ** 2) for n, d in ratios)
    return kind, (n, d), count


def _spread(data, center, less, name):
    kind, (n, d), count = _squares(data, center)
    if count < 1 + less:
        points = "two data points" if less else "one data point"
        raise StatisticsError(f"{name} requires at least {points}")
    return kind, n, None if d is None else d * (count - less)


def variance(data, xbar=None):
    """Return the sample variance of data."""
    kind, n, d = _spread(data, xbar, 1, "variance")
    return _convert(n, d, kind)


def pvariance(data, mu=None):
    """Return the population variance of data."""
    kind, n, d = _spread(data, mu, 0, "pvariance")
    return _convert(n, d, kind)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    _, n, d = _spread(data, xbar, 1, "stdev")
    return _sqrt_of_ratio(n, d)


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    _, n, d = _spread(data, mu, 0, "pstdev")
    return _sqrt_of_ratio(n, d)


def _sqrt_of_ratio(n, d):
    """The float nearest to the square root of a ratio. The root is taken of whole numbers with more bits than a float has,
    and its last bit says whether anything was cut off."""
    if d is None:
        raise ValueError("inf or nan encountered in data")

    def root(n, m):
        a = isqrt(n // m)
        return a | (a * a * m != n)

    q = (n.bit_length() - d.bit_length() - 109) // 2
    if q >= 0:
        return float(root(n, d << 2 * q) << q)
    return root(n << -2 * q, d) / (1 << -q)


def covariance(x, y, /):
    """Return the sample covariance of two inputs *x* and *y*."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar, ybar = fsum(x) / n, fsum(y) / n
    return sumprod((xi - xbar for xi in x), (yi - ybar for yi in y)) / (n - 1)


def _rank(data, start):
    """The rank of each value; equal values share the mean of theirs."""
    order = sorted(zip(data, range(len(data))), key=itemgetter(0))
    result = [0.0] * len(data)
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and order[end][0] == order[at][0]:
            end += 1
        for _, place in order[at:end]:
            result[place] = start + (at + end - 1) / 2
        at = end
    return result


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient; with method "ranked" Spearman's rank correlation coefficient."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        start = (n - 1) / -2
        x, y = _rank(x, start), _rank(y, start)
    else:
        xbar, ybar = fsum(x) / n, fsum(y) / n
        x, y = [xi - xbar for xi in x], [yi - ybar for yi in y]
    sxy, sxx, syy = sumprod(x, y), sumprod(x, x), sumprod(y, y)
    try:
        return sxy / sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        xbar, ybar = fsum(x) / n, fsum(y) / n
        x, y = [xi - xbar for xi in x], [yi - ybar for yi in y]
    sxy, sxx = sumprod(x, y) + 0.0, sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


def _polynomial(coefficients, x):
    result = 0.0
    for coefficient in coefficients:
        result = result * x + coefficient
    return result


# Wichura's algorithm AS241: quotients of polynomials for the middle, the tails, and the far tails.
_MIDDLE = ((2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
            1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0),
           (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
            5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0))
_TAIL = ((7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
          3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0),
         (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
          6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0))
_FAR = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
         2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0),
        (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
         1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0))


def _normal_dist_inv_cdf(p, mu, sigma):
    q = p - 0.5
    if fabs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(_MIDDLE[0], r) * q / _polynomial(_MIDDLE[1], r) * sigma
    r = sqrt(-log(p if q <= 0.0 else 1.0 - p))
    above, below = _TAIL if r <= 5.0 else _FAR
    r -= 1.6 if r <= 5.0 else 5.0
    x = _polynomial(above, r) / _polynomial(below, r)
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    "Normal distribution of a random variable"

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        "NormalDist where mu is the mean and sigma is the standard deviation."
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        "Make a normal distribution instance from sample data."
        data = list(data)
        return cls(mean(map(float, data)), stdev(map(float, data)))

    def samples(self, n, *, seed=None):
        "Generate *n* samples for a given mean and standard deviation."
        import random
        rnd = random.random if seed is None else random.Random(seed).random
        return [_normal_dist_inv_cdf(rnd(), self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        "Probability density function.  P(x <= X < x+dx) / dx"
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        "Cumulative distribution function.  P(X <= x)"
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * erfc((self._mu - x) / (self._sigma * sqrt(2.0)))

    def inv_cdf(self, p):
        "Inverse cumulative distribution function.  x : P(X <= x) = p"
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        "Divide into *n* continuous intervals with equal probability."
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        "Compute the overlapping coefficient (OVL) between two normal distributions."
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        x_var, y_var = X.variance, Y.variance
        if not x_var or not y_var:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = y_var - x_var, fabs(Y._mu - X._mu)
        if not dv:
            return erfc(dm / (2.0 * X._sigma * sqrt(2.0)))
        a = X._mu * y_var - Y._mu * x_var
        b = X._sigma * Y._sigma * sqrt(dm * dm + dv * log(y_var / x_var))
        x1, x2 = (a + b) / dv, (a - b) / dv
        return 1.0 - (fabs(Y.cdf(x1) - X.cdf(x1)) + fabs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        "Compute the Standard Score.  (x - mean) / stdev"
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        "Arithmetic mean of the normal distribution."
        return self._mu

    @property
    def median(self):
        "Return the median of the normal distribution"
        return self._mu

    @property
    def mode(self):
        "Return the mode of the normal distribution"
        return self._mu

    @property
    def stdev(self):
        "Standard deviation of the normal distribution."
        return self._sigma

    @property
    def variance(self):
        "Square of the standard deviation."
        return self._sigma * self._sigma

    def __add__(self, other):
        "Add a constant or another NormalDist instance."
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        "Subtract a constant or another NormalDist instance."
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        "Multiply both mu and sigma by a constant."
        return NormalDist(self._mu * other, self._sigma * fabs(other))

    def __truediv__(self, other):
        "Divide both mu and sigma by a constant."
        return NormalDist(self._mu / other, self._sigma / fabs(other))

    def __pos__(self):
        "Return a copy of the instance."
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        "Negates mu while keeping sigma the same."
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        "Subtract a NormalDist from a constant or another NormalDist."
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        "Two NormalDist objects are equal if their mu and sigma are both equal."
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        "NormalDist objects hash equal if their mu and sigma are both equal."
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
