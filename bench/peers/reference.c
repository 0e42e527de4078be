/* The plan of examples/reference as a C program written for it alone: what a simulation of it costs at the least. With LOGNORMAL
 * defined, deploying a cluster takes lognormal time of median 2 h and sigma 0.4 instead of 2 h.
 * usage: reference TRIALS SEED; prints one line of JSON. Times in hours. */
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
  return (double)(result >> 11) * 0x1.0p-53;
}
static void seed(uint64_t x) {
  for (int i = 0; i < 4; i++) {
    uint64_t z = (x += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    s[i] = z ^ (z >> 31);
  }
}

#ifdef LOGNORMAL
/* Marsaglia's polar method gives two normal values at once. */
static double normal(void) {
  static double kept;
  static int has_kept = 0;
  if (has_kept) { has_kept = 0; return kept; }
  double u, v, r;
  do { u = 2 * uniform() - 1; v = 2 * uniform() - 1; r = u * u + v * v; } while (r >= 1 || r == 0);
  const double scale = sqrt(-2 * log(r) / r);
  kept = v * scale;
  has_kept = 1;
  return u * scale;
}
static inline double deploy(void) { return 2 * exp(0.4 * normal()); }
#else
static inline double deploy(void) { return 2; }
#endif

enum { WAVES = 4, CLUSTERS = 12, REGIONS = 3, SERVERS = 83333 };
static const int region_of[CLUSTERS] = {0, 1, 2, 0, 1, 2, 0, 0, 1, 1, 2, 2};
static const int first_of[WAVES + 1] = {0, 1, 2, 6, 12};
static const double present[WAVES] = {.002, .001, .001, .0005};
static const double detects[WAVES] = {.7, .8, .9, .95};
static const double false_alarm[WAVES] = {.02, .02, .01, .01};
static const double bake[WAVES] = {24, 24, 12, 12};
static const double rollback_in[WAVES] = {1, 1, 2, 3};

typedef struct { double time, exposure; int rolled_back, bug; } Trial;

static Trial trial(void) {
  double u = uniform(), now = 0, free_at[REGIONS], done[CLUSTERS];
  int bug = WAVES; /* of waves >= bug; WAVES: none */
  for (int k = 0; k < WAVES; k++) {
    if (u < present[k]) { bug = k; break; }
    u -= present[k];
  }
  int deployed = 0, rolled_back = -1;
  for (int w = 0; w < WAVES && rolled_back < 0; w++) {
    double end = now;
    for (int r = 0; r < REGIONS; r++) free_at[r] = now;
    for (int c = first_of[w]; c < first_of[w + 1]; c++) {
      done[c] = free_at[region_of[c]] += deploy();
      if (done[c] > end) end = done[c];
    }
    deployed = first_of[w + 1];
    now = end + bake[w];
    if (w >= bug) {
      if (uniform() < detects[w]) { now += rollback_in[w]; rolled_back = w; }
    } else {
      while (uniform() < false_alarm[w]) now += 8 + bake[w];
    }
  }
  double exposure = 0;
  for (int c = bug < WAVES ? first_of[bug] : deployed; c < deployed; c++) exposure += SERVERS * (now - done[c]);
  return (Trial){now, exposure, rolled_back >= 0, bug < WAVES};
}

int main(int count, char **words) {
  const uint64_t trials = count > 1 ? strtoull(words[1], 0, 10) : 1000000;
  seed(count > 2 ? strtoull(words[2], 0, 10) : 1);
  double time_sum = 0, time_squares = 0, exposure_sum = 0, exposure_squares = 0;
  uint64_t rolled_back = 0, escaped = 0;
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (uint64_t i = 0; i < trials; i++) {
    const Trial t = trial();
    time_sum += t.time;
    time_squares += t.time * t.time;
    exposure_sum += t.exposure;
    exposure_squares += t.exposure * t.exposure;
    rolled_back += t.rolled_back;
    escaped += t.bug && !t.rolled_back;
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  const double n = (double)trials, mean = time_sum / n, exposure = exposure_sum / n;
  printf("{\"trials\":%" PRIu64 ",\"seconds\":%.9f,\"rolledBack\":%.17g,\"escaped\":%.17g,\"time\":%.17g,\"timeError\":%.17g,"
         "\"exposure\":%.17g,\"exposureError\":%.17g}\n",
         trials, (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) * 1e-9, rolled_back / n, escaped / n,
         mean, sqrt((time_squares / n - mean * mean) / n), exposure, sqrt((exposure_squares / n - exposure * exposure) / n));
  return 0;
}
