/** The closed sets of words that stand for a value: levels, periods, units; and the symbols of the language. */

/** The levels of a fleet, outermost first: how they are written in the singular and the plural. */
export const LEVEL_WORDS = [
  { level: 'region', plural: 'regions' },
  { level: 'zone', plural: 'zones' },
  { level: 'datacenter', plural: 'datacenters' },
  { level: 'cluster', plural: 'clusters' },
  { level: 'rack', plural: 'racks' },
  { level: 'server', plural: 'servers' },
] as const;

/** Spans of time that a chance or a rate is told for. A month is 30 days, a year 365. */
export const PERIOD_WORDS = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;

/** The days of a week, as a `window` names them. */
export const WEEKDAY_WORDS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What a number can be of. */
export const UNIT_WORDS = [
  {
    unit: 'server-hours',
    doc: 'servers times hours: one server with the new version, under its ordinary load for one hour, is 1',
  },
  {
    unit: 'user-hours',
    doc: 'users times hours: one user who has the new version (and the flag that it is behind) for one hour is 1',
  },
  { unit: 'requests', doc: 'requests that servers with the new version serve; the service says how many come' },
] as const;

/** The units of a duration, longest first, in milliseconds. */
export const DURATION_UNITS = [
  { unit: 'w', name: 'weeks', milliseconds: 604_800_000 },
  { unit: 'd', name: 'days', milliseconds: 86_400_000 },
  { unit: 'h', name: 'hours', milliseconds: 3_600_000 },
  { unit: 'm', name: 'minutes', milliseconds: 60_000 },
  { unit: 's', name: 'seconds', milliseconds: 1_000 },
  { unit: 'ms', name: 'milliseconds', milliseconds: 1 },
] as const;

export const COMPARATORS = ['==', '!=', '<=', '>=', '<', '>'] as const;

/** All symbols, longer ones before those that they begin with. */
export const SYMBOLS = [...COMPARATORS, '..', '=', '/', ',', '{', '}', '(', ')', '[', ']'] as const;

/** Distributions, with the ways to write each. What their arguments must be, the type checker says. */
export const DISTRIBUTIONS = [
  { name: 'uniform', forms: ['uniform(2m..6m)'], doc: 'anything between, equally likely' },
  { name: 'triangular', forms: ['triangular(2m, 4m, 12m)'], doc: 'least, most likely, most' },
  {
    name: 'exponential',
    forms: ['exponential(mean 5m)'],
    doc: 'waiting for what may come at any moment, equally likely however long it has not',
  },
  { name: 'normal', forms: ['normal(mean 5m, sd 1m)'], doc: 'the bell curve, of values above 0' },
  {
    name: 'lognormal',
    forms: ['lognormal(median 4m, p95 12m)', 'lognormal(median 4m, sigma 0.5)', 'lognormal(mean 5m, sd 2m)'],
    doc: 'skewed to the right, as most durations are',
  },
  {
    name: 'weibull',
    forms: ['weibull(shape 1.5, scale 10m)'],
    doc: 'waiting for what grows likelier with time (shape above 1), or less likely',
  },
  { name: 'gamma', forms: ['gamma(shape 2, scale 5m)', 'gamma(shape 2, mean 10m)'], doc: 'a sum of exponential waits' },
  {
    name: 'erlang',
    forms: ['erlang(3, mean 10m)'],
    doc: 'that many exponential waits in a row, with this mean in all',
  },
  {
    name: 'empirical',
    forms: ['empirical("times.csv", column "minutes")'],
    doc: 'as measured: a column of a CSV file',
  },
  { name: 'mix', forms: ['mix(90% 5m, 10% exponential(mean 1h))'], doc: 'one of several, with these chances' },
] as const;
