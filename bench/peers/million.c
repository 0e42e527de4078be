/* A million servers, 12 clusters of 100 batches of 833, one batch after the other: a batch takes as long as its slowest server. A server takes
 * lognormal time of median 5 min and sigma 0.5; an attempt fails with 0.1% and then takes 10 min; it is tried 4 times at most. Drawn by order
 * statistics: how many fail is binomial, and of those that succeed only the slowest is drawn.
 * usage: million TRIALS SEED; prints one line of JSON. Times in minutes. */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* xoshiro256+ by Blackman and Vigna, seeded by splitmix64. */
static uint64_t s[4];
static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
static inline double uniform(void) {
  const uint64_t result = s[0] + s[3], t = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 45);
  return ((double)(result >> 12) + 0.5) * 0x1.0p-52;
}
static void seed(uint64_t x) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    s[i] = z ^ (z >> 31);
  }
}

enum { BATCHES = 1200, SERVERS = 833, ATTEMPTS = 4 };
static const double fails = 0.001, failed_takes = 10, median = 5, sigma = 0.5;

/* The z beyond which a standard normal value lies with probability q: P. J. Acklam's rational approximation and a step of Halley's method. */
static double upper_normal(double q) {
  static const double a[] = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
                             -3.066479806614716e+01, 2.506628277459239e+00};
  static const double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                             -1.328068155288572e+01};
  static const double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00,
                             4.374664141464968e+00, 2.938163982698783e+00};
  static const double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
  const double p = q < 0.5 ? q : 1 - q;
  double z;
  if (p < 0.02425) {
    const double t = sqrt(-2 * log(p));
    z = -(((((c[0] * t + c[1]) * t + c[2]) * t + c[3]) * t + c[4]) * t + c[5]) /
        ((((d[0] * t + d[1]) * t + d[2]) * t + d[3]) * t + 1);
  } else {
    const double t = 0.5 - p, r = t * t;
    z = (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * t /
        (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
  }
  const double e = 0.5 * erfc(z * M_SQRT1_2) - p;
  const double u = e * 2.50662827463100050242 * exp(z * z / 2);
  z += u / (1 + z * u / 2);
  return q < 0.5 ? z : -z;
}

static int binomial(int n) {
  double term = pow(1 - fails, n), left = uniform();
  int k = 0;
  while (left > term && k < n) {
    left -= term;
    k++;
    term *= fails / (1 - fails) * (n - k + 1) / k;
  }
  return k;
}

static double slowest(int n) { return median * exp(sigma * upper_normal(-expm1(log(uniform()) / n))); }

static double batch(void) {
  double longest = 0;
  int left = SERVERS;
  for (int attempt = 0; attempt < ATTEMPTS && left > 0; attempt++) {
    const int failed = binomial(left);
    if (left > failed) longest = fmax(longest, attempt * failed_takes + slowest(left - failed));
    left = failed;
  }
  return left > 0 ? fmax(longest, ATTEMPTS * failed_takes) : longest;
}

int main(int count, char **words) {
  const uint64_t trials = count > 1 ? strtoull(words[1], 0, 10) : 1000;
  seed(count > 2 ? strtoull(words[2], 0, 10) : 1);
  double sum = 0, squares = 0;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (uint64_t i = 0; i < trials; i++) {
    double time = 0;
    for (int b = 0; b < BATCHES; b++) time += batch();
    sum += time;
    squares += time * time;
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  const double n = (double)trials, mean = sum / n;
  printf("{\"trials\":%" PRIu64 ",\"seconds\":%.9f,\"time\":%.17g,\"timeError\":%.17g}\n", trials,
         (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9, mean, sqrt((squares / n - mean * mean) / n));
  return 0;
}
