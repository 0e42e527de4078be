import { CANARY, DEPLOY_HALF, HOURS, MODEL, READINGS, type SentenceCase, TWO, WEB } from '../sentence-case.ts';

export const SERVICES: readonly SentenceCase[] = [
  // Services
  {
    of: 'service',
    topology: TWO,
    others: `service web { ${WEB} load 100 requests/s }`,
    header: '⟦of web⟧ on fleet using m',
    compare: 'machine',
  },
  {
    of: 'runs-on',
    topology: TWO,
    others: `service web { ⟦${WEB}⟧ load 100 requests/s headroom 10% }`,
    header: 'of web on fleet using m',
    plan: 'stage s { deploy a/web-1 wait 1h }',
    compare: 'capacity',
  },
  {
    of: 'needs',
    topology: TWO,
    others: `service web { ${WEB} ⟦needs db⟧ } service db { runs on all clusters where role == db }`,
    header: 'of web on fleet using m',
    plan: 'stage s { deploy a/web-1 }',
    compare: 'program',
  },
  {
    of: 'needs',
    topology: TWO,
    others: `service web { ${WEB} ⟦needs db⟧ } service db { runs on all clusters where role == db }`,
    header: 'of web, db on fleet using m',
    plan: 'stage s { deploy all parallel 4 }',
  },
  {
    of: 'load',
    others: 'service web { ⟦load 100 requests/s⟧ headroom 10% }',
    header: 'of web on fleet using m',
    compare: 'machine',
  },
  {
    of: 'load',
    others: 'service web { load 100 requests/s ⟦from "hours.csv" in "UTC"⟧ headroom 400% }',
    header: 'of web on fleet using m',
    files: { 'hours.csv': HOURS },
    plan: 'starts 2026-11-23 09:00 in "UTC" stage s { deploy all wait 1h and 100_000 requests }',
    compare: 'capacity',
  },
  {
    of: 'load',
    others: 'service web { load 100 requests/s from "hours.csv" ⟦in "Asia/Kolkata"¦in "UTC"⟧ headroom 400% }',
    header: 'of web on fleet using m',
    files: { 'hours.csv': HOURS },
    plan: 'starts 2026-11-23 09:00 in "UTC" stage s { deploy all wait 1h and 100_000 requests }',
    compare: 'capacity',
  },
  {
    of: 'headroom',
    others: 'service web { load 100 requests/s ⟦headroom 400%⟧ }',
    header: 'of web on fleet using m',
    plan: 'maxDown 10% per cluster stage s { deploy all }',
    compare: 'machine',
  },
  {
    of: 'headroom',
    others: 'service web { load 100 requests/s headroom 400% ⟦per cluster⟧ }',
    header: 'of web on fleet using m',
    plan: 'maxDown 30% per cluster stage s { deploy all }',
    compare: 'capacity',
  },
  // Health
  {
    of: 'health',
    others: '⟦health h { metric errors { bad when higher threshold 1.1% } }⟧',
    model: `${MODEL} ⟦metric errors is normal(mean 1%, sd 0.2%)⟧ bug x { present 50% shows 100% at cluster 1 ⟦moves errors to normal(mean 1.2%, sd 0.2%)⟧ } gate h { takes 20m }`,
    plan: DEPLOY_HALF,
  },
  {
    of: 'metric',
    others:
      'health h { metric errors { bad when higher threshold 1.1% } ⟦metric latency { bad when higher threshold 1.1 }⟧ }',
    model: `${READINGS} ⟦metric latency is normal(mean 1.2, sd 0.1)⟧`,
    plan: DEPLOY_HALF,
  },
  {
    of: 'bad-when',
    others: 'health h { metric errors { bad when ⟦lower¦higher⟧ threshold 1.1% } }',
    model: READINGS,
    plan: DEPLOY_HALF,
  },
  {
    of: 'threshold',
    others: 'health h { metric errors { bad when higher threshold ⟦1.3%¦1.1%⟧ } }',
    model: READINGS,
    plan: DEPLOY_HALF,
  },
  {
    of: 'compare-to-baseline',
    others:
      'health h { metric errors { compare to baseline } metric latency { bad when higher ⟦compare to baseline¦threshold 1.2⟧ } }',
    model: `${READINGS} metric latency is normal(mean 1.2, sd 0.1)`,
    plan: CANARY,
  },
  {
    of: 'query',
    others: 'health h { metric errors { bad when higher threshold 1.1% ⟦query prometheus "errors"⟧ } }',
    model: READINGS,
    plan: DEPLOY_HALF,
    compare: 'program',
  },
  {
    of: 'weight',
    others:
      'health h { metric errors { bad when higher threshold 1.1% ⟦weight 3⟧ } metric latency { bad when higher threshold 2 } }',
    model: `${READINGS} metric latency is normal(mean 1.2, sd 0.1)`,
    plan: DEPLOY_HALF,
  },
  {
    of: 'critical',
    others:
      'health h { metric errors { bad when higher threshold 1.1% weight 1 ⟦critical⟧ } metric latency { bad when higher threshold 2 } }',
    model: `${READINGS} metric latency is normal(mean 1.2, sd 0.1)`,
    plan: DEPLOY_HALF,
  },
  {
    of: 'sample-every',
    others: 'health h { metric errors { compare to baseline } ⟦every 4m⟧ }',
    model: READINGS,
    plan: CANARY,
  },
  {
    of: 'pass-at',
    others:
      'health h { metric errors { bad when higher threshold 1.1% weight 10 } metric latency { bad when higher threshold 2 } ⟦pass at 80⟧ }',
    model: `${READINGS} metric latency is normal(mean 1.2, sd 0.1)`,
    plan: DEPLOY_HALF,
  },
  {
    of: 'marginal-at',
    others:
      'health h { metric errors { bad when higher threshold 1.1% weight 10 } metric latency { bad when higher threshold 2 } ⟦marginal at 92⟧ }',
    model: `${READINGS} metric latency is normal(mean 1.2, sd 0.1)`,
    plan: `${DEPLOY_HALF} on marginal continue`,
  },
];
