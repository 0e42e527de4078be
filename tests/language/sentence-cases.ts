/**
 * For each sentence of the language, and each part of one that may be left out, a plan in which it decides something.
 * ⟦ … ⟧ marks what is left out the second time; ⟦ … ¦ … ⟧ what stands there instead.
 */
export interface SentenceCase {
  /** The entry of the schema that this is about. */
  readonly of: string;
  readonly topology?: string;
  readonly model?: string;
  readonly plan?: string;
  /** What follows the plan's name. */
  readonly header?: string;
  /** Services, healths and scenarios. */
  readonly others?: string;
  /** The scenario under which the plan runs. */
  readonly scenario?: string;
  /** The whole source, in place of all these. */
  readonly source?: string;
  /** Other files. */
  readonly files?: Readonly<Record<string, string>>;
  /**
   * What is compared: what a simulation gives but for capacity, unless the sentence is about that, or about what the
   * machine or the program holds.
   */
  readonly compare?: 'results' | 'capacity' | 'machine' | 'program' | 'codes';
}

const TOPOLOGY =
  'region a { cluster web[2] { rack[2] { server[10] } } } region b { cluster web[2] { rack[2] { server[10] } } }';
const MODEL = 'deploy takes uniform(5m..15m) per server';
const PLAN = 'stage s { deploy all }';

/** A bug that shows at once, and is seen by whoever looks. */
const BUG = 'bug x { present 50% shows 100% at cluster 1 }';
const CHAIN = 'stage s { deploy all clusters where zone == one gate health } stage t { deploy remaining gate health }';
const ZONES =
  'region a { cluster web[2] { label zone = one server[10] } cluster db[2] { label zone = two server[10] } }';

/** A service on web clusters, and one on the others. */
const TWO =
  'region a { cluster web[2] { label role = web server[10] } cluster db { label role = db server[10] } } region b { cluster web { label role = web server[10] } }';
const WEB = 'runs on all clusters where role == web';
const DEPLOY_HALF = 'stage s { deploy 1 cluster in each region gate h gate health }';
/** Readings of a metric that a bug moves. */
const READINGS = `${MODEL} metric errors is normal(mean 1%, sd 0.2%) bug x { present 50% shows 100% at cluster 1 moves errors to normal(mean 1.2%, sd 0.2%) } gate h { takes 20m }`;
const CANARY = 'stage s { deploy 1 cluster gate canary h for 20m wait 1h deploy remaining }';

/** A load that grows from midnight to midnight. */
const HOURS = `hour,factor\n${Array.from({ length: 168 }, (_, hour) => `${hour},${(hour % 24) / 12}`).join('\n')}\n`;

export function sourceOf(each: SentenceCase): string {
  const { topology = TOPOLOGY, model = MODEL, plan = PLAN, header = 'on fleet using m', others = '' } = each;
  return (
    each.source ?? `topology fleet { ${topology} }\n${others}\nmodel m { ${model} }\nplan p ${header} { ${plan} }\n`
  );
}

export const SENTENCES: readonly SentenceCase[] = [
  // Files and fleets
  {
    of: 'import',
    source: `⟦import { m } from "./slow.rollout"¦model m { deploy takes 1m per server }⟧ topology fleet { ${TOPOLOGY} } plan p on fleet using m { ${PLAN} }`,
    files: { './slow.rollout': 'model m { deploy takes 1h per server }' },
  },
  {
    of: 'topology',
    source: `topology fleet { ${TOPOLOGY} } topology small { region a { server[3] } } model m { ${MODEL} } plan p on ⟦small¦fleet⟧ using m { ${PLAN} }`,
  },
  { of: 'fleet-node', topology: `${TOPOLOGY} ⟦region c { server[10] }⟧` },
  { of: 'located-in', topology: 'region a { ⟦located in "Portland, OR"⟧ server[10] }', compare: 'program' },
  { of: 'timezone', topology: 'region a { ⟦timezone "Europe/Berlin"⟧ server[10] }', compare: 'machine' },
  {
    of: 'upgrade-domains',
    topology: 'region a { upgradeDomains ⟦5¦2⟧ cluster web { server[10] } }',
    plan: 'stage s { deploy all batch upgradeDomain }',
  },
  {
    of: 'label',
    topology: 'region a { cluster web { ⟦label hw = gen7⟧ server[10] } cluster db { label hw = gen7 server[10] } }',
    plan: 'stage s { deploy all clusters where hw == gen7 }',
  },
  {
    of: 'traffic',
    topology: 'region a { ⟦traffic 90%⟧ server[10] } region b { server[10] }',
    model: `${MODEL} bug x { present 50% }`,
    plan: 'stage s { deploy a wait 1h }',
  },
  { of: 'node-fails', topology: 'region a { cluster web { rack[4] { ⟦fails 30%⟧ server[10] } } }' },

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

  // Models
  {
    of: 'model',
    source: `topology fleet { ${TOPOLOGY} } model m { ${MODEL} } model slow { deploy takes 1h per server } plan p on fleet using ⟦slow¦m⟧ { ${PLAN} }`,
  },
  {
    of: 'model',
    source: `topology fleet { ${TOPOLOGY} } model base { deploy takes 1h per server repair takes 1h per server } model m ⟦extends base⟧ { deploy fails 20% per server } plan p on fleet using m { ${PLAN} }`,
  },
  { of: 'deploy-takes', model: '⟦deploy takes 10m per server⟧' },
  { of: 'deploy-takes', model: 'deploy takes 10m per server ⟦ready after 5m⟧' },
  { of: 'deploy-fails', model: `${MODEL} ⟦deploy fails 20% per server⟧` },
  { of: 'deploy-fails', model: `${MODEL} deploy fails 20% per server ⟦after 1h⟧` },
  { of: 'deploy-fails', model: `${MODEL} deploy fails 20% per server ⟦retry 2⟧` },
  { of: 'deploy-fails', model: `${MODEL} deploy fails 20% per ⟦rack¦server⟧` },
  { of: 'rollback-takes', model: `${MODEL} ${BUG} ⟦rollback takes 1h per server⟧`, plan: CHAIN, topology: ZONES },
  {
    of: 'rollback-takes',
    model: `${MODEL} ${BUG} rollback takes 1h per server ⟦fails 50%⟧`,
    plan: `maxDown 1 servers ${CHAIN}`,
    topology: ZONES,
  },
  {
    of: 'rollback-fails',
    model: `${MODEL} ${BUG} rollback takes 1h per server ⟦rollback fails 50%⟧`,
    plan: `maxDown 1 servers ${CHAIN}`,
    topology: ZONES,
  },
  {
    of: 'repair-takes',
    model: `${MODEL} deploy fails 40% per server ⟦repair takes 1h per server⟧`,
    plan: 'maxDown 2 servers per cluster stage s { deploy all }',
  },
  {
    of: 'switch-takes',
    model: `${MODEL} ⟦switch takes 10m⟧`,
    plan: 'stage s { deploy green to all shift traffic to 50%, 100% }',
  },
  {
    of: 'moves',
    others: 'health h { metric errors { bad when higher threshold 1.1% } }',
    model: `${MODEL} metric errors is normal(mean 1%, sd 0.2%) bug x { present 50% shows 100% at cluster 1 ⟦moves errors to normal(mean 2%, sd 0.2%)⟧ } gate h { takes 20m }`,
    plan: DEPLOY_HALF,
  },
  {
    of: 'metric-reads',
    others: 'health h { metric errors { bad when higher threshold 1.1% } }',
    model: `${MODEL} metric errors is ⟦normal(mean 1.09%, sd 0.2%)¦normal(mean 0.9%, sd 0.2%)⟧ gate h { takes 20m }`,
    plan: DEPLOY_HALF,
  },
  { of: 'bug', model: `${MODEL} ⟦bug x { present 50% }⟧` },
  {
    of: 'present',
    model: `${MODEL} bug x { ⟦present 50%⟧ shows 30% at cluster 1 }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'surfaces',
    model: `${MODEL} bug x { present 50% ⟦surfaces after exponential(mean 20 server-hours)⟧ }`,
    plan: 'stage s { deploy a wait 1h gate health }',
  },
  {
    of: 'shows',
    model: `${MODEL} bug x { present 50% ⟦shows 50% at cluster 1⟧ }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'shows',
    model: `${MODEL} gate health { detects 10% } bug x { present 50% ⟦found¦shows⟧ 50% at cluster 1 }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'shows',
    model: `${MODEL} bug x { present 50% shows 50% at ⟦each of clusters 1..4¦cluster 1⟧ }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'only-where',
    topology: ZONES,
    model: `${MODEL} bug x { present 50% ⟦only where zone == two⟧ shows 100% at cluster 1 }`,
    plan: CHAIN,
  },
  {
    of: 'downs',
    model: `${MODEL} gate health { detects 0% } bug x { present 50% shows 100% at cluster 1 ⟦downs 20% of servers⟧ }`,
    plan: 'maxDown 50% per cluster stage s { deploy all }',
  },
  { of: 'at-most-one', model: `${MODEL} ⟦at most one {¦⟧ bug x { present 40% } bug y { present 40% } ⟦}¦⟧` },
  {
    of: 'gate-numbers',
    model: `${MODEL} ${BUG} ⟦gate health { detects 20% }⟧`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'gate-detects',
    model: `${MODEL} ${BUG} gate health { ⟦detects 20%⟧ }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'gate-detects',
    model: `${MODEL} ${BUG} gate health { detects 20% ⟦detects 90% of x⟧ }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'gate-false-alarm',
    model: `${MODEL} gate health { detects 20% ⟦false alarm 30%⟧ }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'gate-takes',
    model: `${MODEL} gate health { detects 20% ⟦takes 30m⟧ }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'blind-to',
    model: `${MODEL} ${BUG} gate health { detects 100% ⟦blind to 50% of bugs⟧ }`,
    plan: 'stage s { deploy all gate health }',
  },
  {
    of: 'watch-numbers',
    model: `${MODEL} ${BUG} ⟦watch health { detects 30% }⟧`,
    plan: 'watch health stage s { deploy all wait 1h }',
  },
  {
    of: 'watch-detects',
    model: `${MODEL} ${BUG} watch health { ⟦detects 30%⟧ }`,
    plan: 'watch health stage s { deploy all wait 1h }',
  },
  {
    of: 'watch-detects',
    model: `${MODEL} ${BUG} watch health { detects 30% ⟦after 2h⟧ }`,
    plan: 'watch health stage s { deploy all wait 1h }',
  },
  {
    of: 'watch-detects',
    model: `${MODEL} ${BUG} watch health { detects 30% ⟦detects 90% of x⟧ }`,
    plan: 'watch health stage s { deploy all wait 1h }',
  },
  {
    of: 'watch-false-alarm',
    model: `${MODEL} watch health { detects 30% ⟦false alarm 30% per day⟧ }`,
    plan: 'watch health stage s { deploy all wait 24h }',
  },
  {
    of: 'outage',
    model: `${MODEL} ⟦outage of each region 50% per day lasts 2h⟧`,
    plan: 'stage s { deploy a wait 24h deploy b }',
    topology: 'region a { server[10] } region b { server[10] }',
  },

  // Plans and stages
  { of: 'plan', plan: 'stage s { deploy ⟦all¦a⟧ }' },
  {
    of: 'plan',
    topology: TWO,
    others: `service web { ${WEB} load 100 requests/s }`,
    header: '⟦of web⟧ on fleet using m',
    compare: 'machine',
  },
  {
    of: 'starts',
    plan: 'starts ⟦2026-11-23 09:00¦2026-11-27 15:00⟧ in "UTC" window mon..fri 09:00..16:00 in "UTC" stage s { deploy all wait 1h run "x" takes 1h }',
  },
  {
    of: 'starts',
    plan: 'starts 2026-11-23 09:00 ⟦in "Asia/Tokyo"¦in "UTC"⟧ window mon..fri 09:00..16:00 in "UTC" stage s { deploy all run "x" takes 1h }',
  },
  { of: 'param', plan: 'param soak = ⟦4h¦2h⟧ in 1h..8h stage s { deploy all wait soak }' },
  { of: 'param', plan: 'param soak = 4h ⟦in 1h..8h⟧ stage s { deploy all wait soak }', compare: 'program' },
  { of: 'stage', plan: 'stage s { deploy a } ⟦stage t { deploy b }⟧' },
  { of: 'stage', plan: 'stage s { deploy a } stage t { wait 1h } stage u ⟦after s⟧ { deploy b }' },
  { of: 'parallel-stages', plan: '⟦parallel {¦⟧ stage s { deploy a } stage t { deploy b } ⟦}¦⟧' },
  { of: 'deploy', plan: 'stage s { deploy a ⟦deploy b⟧ }' },
  { of: 'deploy', plan: 'stage s { deploy all ⟦by region⟧ }' },
  { of: 'deploy', plan: 'stage s { deploy all ⟦parallel 4⟧ }' },
  { of: 'deploy', plan: 'stage s { deploy all ⟦batch 3⟧ }' },
  { of: 'deploy', plan: 'stage s { deploy all ⟦batch 20%⟧ }' },
  {
    of: 'deploy',
    topology: 'region a { upgradeDomains 5 server[10] }',
    plan: 'stage s { deploy all ⟦batch upgradeDomain⟧ }',
  },
  { of: 'deploy', plan: 'stage s { deploy ⟦green to⟧ 1 cluster shift traffic to 10% }', compare: 'machine' },
  {
    of: 'deploy',
    topology: TWO,
    others: `service web { ${WEB} } service db { runs on all clusters where role == db }`,
    header: 'of web, db on fleet using m',
    plan: 'stage s { deploy all ⟦of web⟧ }',
  },
  { of: 'deploy', plan: 'maxDown 20% per cluster stage s { deploy all ⟦rolling⟧ }' },
  { of: 'deploy', plan: 'stage s { deploy all rolling ⟦2⟧ }' },
  { of: 'deploy', plan: 'stage s { deploy all rolling ⟦20%⟧ }' },
  { of: 'each', plan: 'stage s { ⟦each region in all {¦⟧ deploy ⟦here¦all⟧ wait 1h ⟦}¦⟧ }' },
  { of: 'each', plan: 'stage s { each region in all ⟦parallel 2⟧ { deploy here } }' },
  {
    of: 'each',
    topology: 'region a { upgradeDomains 5 server[10] }',
    plan: 'stage s { each ⟦upgradeDomain¦region⟧ in all { deploy here wait 1h } }',
  },
  { of: 'ramp', plan: 'stage s { ⟦ramp 1, 3 clusters { wait 1h }¦deploy 4 clusters⟧ }' },
  { of: 'ramp', plan: 'stage s { ramp to ⟦25%, 100%¦100%⟧ of clusters { wait 1h } }' },
  { of: 'ramp', plan: 'stage s { ramp 1, 1 clusters ⟦in b¦in a⟧ { wait 1h } }', compare: 'machine' },
  {
    of: 'shift-traffic',
    model: `${MODEL} bug x { present 50% surfaces after exponential(mean 20 server-hours) }`,
    plan: 'stage s { deploy green to all shift traffic to ⟦10%,⟧ 100% { wait 1h } gate health }',
  },
  {
    of: 'shift-traffic',
    model: `${MODEL} switch takes 10m`,
    plan: 'stage s { deploy 1 cluster in each region shift traffic ⟦in a⟧ to 5% }',
    compare: 'machine',
  },
  {
    of: 'retire-blue',
    plan: 'stage s { deploy green to all shift traffic to 100% ⟦retire blue⟧ wait 1h }',
    compare: 'machine',
  },
  { of: 'retire-blue', plan: 'stage s { deploy green to all shift traffic to 100% retire blue ⟦after 3h⟧ }' },
  { of: 'wait', plan: 'stage s { deploy all ⟦wait 1h⟧ }' },
  {
    of: 'wait',
    others: 'service web { load 10 requests/s }',
    header: 'of web on fleet using m',
    plan: 'stage s { deploy a wait 1h ⟦and 100_000 requests⟧ }',
  },
  {
    of: 'wait',
    others: 'service web { load 10 requests/s }',
    header: 'of web on fleet using m',
    plan: 'stage s { deploy a wait 1h and 100_000 requests ⟦at most 2h⟧ }',
  },
  {
    of: 'until-confidence',
    model: `${MODEL} bug x { present 5% surfaces after exponential(mean 20 server-hours) } watch health { detects 100% }`,
    plan: 'watch health stage s { deploy a wait until confidence ⟦99%¦96%⟧ at most 10d gate health }',
  },
  {
    of: 'until-next',
    plan: 'starts 2026-11-23 09:00 in "UTC" stage s { deploy a wait until next ⟦thu 09:00¦fri 10:00⟧ deploy b }',
  },
  {
    of: 'until-next',
    plan: 'starts 2026-11-23 09:00 in "UTC" stage s { deploy a wait until next thu 09:00 ⟦in "Asia/Tokyo"⟧ deploy b }',
  },
  {
    of: 'until-every',
    plan: 'starts 2026-11-23 09:00 in "UTC" stage s { deploy a wait until every ⟦2w¦3w⟧ from 2026-11-02 deploy b }',
  },
  {
    of: 'until-every',
    plan: 'starts 2026-11-23 09:00 in "UTC" stage s { deploy a wait until every 3w from 2026-11-02 ⟦in "Asia/Tokyo"⟧ deploy b }',
  },
  { of: 'gate', model: `${MODEL} ${BUG}`, plan: 'stage s { deploy all ⟦gate health⟧ }' },
  {
    of: 'canary-gate',
    others: 'health h { metric errors { compare to baseline } }',
    model: READINGS,
    plan: 'stage s { deploy 1 cluster gate canary h for ⟦10m¦30m⟧ deploy remaining }',
  },
  {
    of: 'canary-gate',
    others: 'health h { metric errors { compare to baseline } }',
    model: `${READINGS} bug y { present 50% surfaces after exponential(mean 20 server-hours) }`,
    plan: 'stage s { deploy 1 cluster gate canary h for 10m ⟦with 5% traffic⟧ deploy remaining }',
  },
  { of: 'approval-gate', plan: 'stage s { deploy a ⟦gate approval "SRE" takes 1h⟧ deploy b }' },
  { of: 'approval-gate', plan: 'stage s { deploy a gate approval "SRE" takes 1h ⟦refuses 30%⟧ deploy b }' },
  { of: 'run', plan: 'stage s { deploy all ⟦run "backfill" takes 2h⟧ }' },
  { of: 'run', plan: 'stage s { deploy all run "backfill" takes 2h ⟦fails 30%⟧ }' },
  { of: 'run', plan: 'stage s { deploy all run "backfill" takes 2h fails 30% ⟦retry 2⟧ }' },

  // Constraints
  { of: 'max-down', plan: '⟦maxDown 50% per cluster⟧ stage s { deploy all }' },
  { of: 'max-down', plan: 'maxDown 2 ⟦racks¦servers⟧ stage s { deploy all }' },
  { of: 'max-down', plan: 'maxDown 50% ⟦per rack⟧ stage s { deploy all by region }' },
  {
    of: 'max-down',
    model: `${MODEL} ${BUG}`,
    plan: 'maxDown 10% per cluster⟦, 100% in rollback⟧ stage s { deploy all gate health }',
  },
  {
    of: 'max-down',
    plan: 'maxDown 25% ⟦rounded up⟧ stage s { deploy all }',
    topology: 'region a { server[10] }',
  },
  {
    of: 'max-surge',
    plan: '⟦maxSurge 20% per cluster⟧ maxDown 10% per cluster stage s { deploy all rolling }',
  },
  {
    of: 'max-surge',
    topology: 'region a { server[10] }',
    plan: 'maxSurge 25% ⟦rounded up⟧ maxDown 10% stage s { deploy all rolling }',
  },
  {
    of: 'max-surge',
    plan: 'maxSurge 20% ⟦per cluster⟧ maxDown 10% per cluster stage s { deploy all rolling }',
  },
  {
    of: 'window',
    plan: 'starts 2026-11-23 12:00 in "UTC" ⟦window mon..fri 09:00..12:30 in "UTC"⟧ stage s { deploy a wait 1h deploy b }',
  },
  {
    of: 'window',
    topology: `region a { timezone "Asia/Tokyo" server[10] } region b { timezone "UTC" server[10] }`,
    plan: 'starts 2026-11-23 12:00 in "UTC" window mon..fri 09:00..12:30 ⟦local¦in "UTC"⟧ stage s { deploy b wait 1h deploy a }',
  },
  {
    of: 'window',
    plan: 'starts 2026-11-23 12:00 in "UTC" window mon..fri 09:00..12:30 in "UTC" ⟦for a⟧ stage s { deploy a wait 1h deploy b }',
  },
  {
    of: 'days',
    plan: 'starts 2026-11-24 12:00 in "UTC" window ⟦mon..wed¦mon, wed⟧ 09:00..18:00 in "UTC" stage s { deploy all }',
  },
  {
    of: 'freeze',
    plan: 'starts 2026-12-18 23:50 in "UTC" ⟦freeze 2026-12-19..2026-12-20⟧ stage s { deploy a deploy b }',
  },
  {
    of: 'freeze',
    plan: 'starts 2026-12-18 10:00 in "UTC" freeze 2026-12-19..2026-12-20 ⟦in "Asia/Tokyo"⟧ stage s { deploy a wait 8h deploy b }',
  },
  {
    of: 'freeze',
    plan: 'starts 2026-12-18 23:50 in "UTC" freeze 2026-12-19..2026-12-20 ⟦for a⟧ stage s { deploy b deploy a }',
  },
  { of: 'exclusive', plan: '⟦exclusive a, b⟧ stage s { deploy all by region parallel 2 }' },
  { of: 'exclusive', plan: '⟦exclusive regions⟧ stage s { deploy all by region parallel 2 }' },
  { of: 'exclusive', plan: 'exclusive clusters ⟦per region⟧ stage s { deploy all parallel 4 }' },
  { of: 'exclusive', plan: '⟦exclusive (1 cluster in a), (1 cluster in b)⟧ stage s { deploy all parallel 4 }' },
  { of: 'exclusive', plan: 'exclusive a, b ⟦at least 3h apart⟧ stage s { deploy all by region parallel 2 }' },
  { of: 'order', plan: '⟦order b, a⟧ stage s { deploy all parallel 4 }' },
  {
    of: 'order',
    topology:
      'region a { cluster web { server[10] } cluster db { server[10] } } region b { cluster web { server[10] } cluster db { server[10] } }',
    plan: 'order db, web ⟦per region⟧ stage s { deploy all parallel 4 }',
  },
  { of: 'max-parallel', plan: '⟦maxParallel 1 regions⟧ stage s { deploy all parallel 4 }' },
  { of: 'max-parallel', plan: 'maxParallel 1 clusters ⟦per region⟧ stage s { deploy all parallel 4 }' },
  { of: 'max-rate', plan: '⟦maxRate 10 servers per hour⟧ stage s { deploy all }' },
  { of: 'deadline', plan: '⟦deadline 2h⟧ stage s { deploy all }' },
  { of: 'horizon', model: `${MODEL} bug x { present 50% }`, plan: '⟦horizon 30d⟧ stage s { deploy all }' },
  {
    of: 'watch',
    model: `${MODEL} ${BUG} watch health { detects 100% }`,
    plan: '⟦watch health⟧ stage s { deploy all wait 1h }',
  },

  // Handlers
  { of: 'handler', model: `${MODEL} ${BUG}`, plan: 'stage s { deploy all gate health } ⟦on unhealthy stop⟧' },
  { of: 'on-unhealthy', model: `${MODEL} ${BUG}`, plan: 'stage s { deploy all gate health ⟦on unhealthy continue⟧ }' },
  {
    of: 'on-false-alarm',
    model: `${MODEL} gate health { detects 50% false alarm 40% }`,
    plan: 'stage s { deploy all gate health } ⟦on false alarm continue⟧',
  },
  {
    of: 'on-failures',
    model: `${MODEL} deploy fails 30% per server`,
    plan: 'stage s { deploy all } ⟦on failures over 20% stop⟧',
  },
  {
    of: 'on-failures',
    model: `${MODEL} deploy fails 30% per server`,
    plan: 'stage s { deploy all } on failures over 31% ⟦of at least 20 servers⟧ stop',
  },
  {
    of: 'on-blocked',
    model: `${MODEL} deploy fails 40% per server`,
    plan: 'maxDown 2 servers per cluster stage s { deploy all } ⟦on blocked rollback⟧',
  },
  {
    of: 'on-refusal',
    plan: 'stage s { deploy a gate approval "SRE" takes 1h refuses 50% deploy b } ⟦on refusal rollback⟧',
  },
  {
    of: 'on-marginal',
    others:
      'health h { metric errors { bad when higher threshold 1.1% weight 10 } metric latency { bad when higher threshold 2 } pass at 95 marginal at 80 }',
    model: `${READINGS} metric latency is normal(mean 1.2, sd 0.1)`,
    plan: `${DEPLOY_HALF} ⟦on marginal stop⟧`,
  },
  { of: 'on-timeout', plan: 'stage s { deploy all wait uniform(1h..3h) } ⟦on timeout 2h stop⟧' },
  {
    of: 'rollback-action',
    model: `${MODEL} ${BUG}`,
    plan: 'stage s { deploy all gate health } on unhealthy rollback ⟦in 10h⟧',
  },
  {
    of: 'rollback-action',
    model: `${MODEL} ${BUG}`,
    plan: 'stage r { deploy a } stage s { deploy b gate health on unhealthy rollback ⟦this stage⟧ }',
  },
  {
    of: 'stop-action',
    model: `${MODEL} ${BUG}`,
    plan: 'stage s { deploy all gate health } on unhealthy ⟦stop¦rollback⟧',
  },
  {
    of: 'pause-action',
    model: `${MODEL} ${BUG}`,
    plan: 'stage s { deploy all gate health } on unhealthy ⟦pause for 3h then⟧ rollback',
  },
  {
    of: 'ask-action',
    model: `${MODEL} ${BUG}`,
    plan: 'stage s { deploy all gate health } on unhealthy ⟦ask "SRE" takes 40m continues 60% else⟧ rollback',
  },
  {
    of: 'retry-action',
    model: `${MODEL} ${BUG} gate health { detects 50% }`,
    plan: 'stage s { deploy all gate health } on unhealthy ⟦retry at most 2¦rollback⟧',
  },
  {
    of: 'retry-action',
    model: `${MODEL} ${BUG} gate health { detects 50% }`,
    plan: 'stage s { deploy all wait 1h gate health } on unhealthy retry at most ⟦3¦1⟧',
  },
  {
    of: 'retry-action',
    model: `${MODEL} ${BUG} gate health { detects 50% }`,
    plan: 'stage s { deploy all gate health } on unhealthy retry at most 1 ⟦then stop⟧',
  },
  {
    of: 'continue-action',
    model: `${MODEL} ${BUG}`,
    plan: 'stage s { deploy all gate health } on unhealthy ⟦continue¦rollback⟧',
  },

  // Scenarios
  {
    of: 'scenario',
    others: 'scenario slow for p { deploy takes ⟦1h¦10m⟧ per server }',
    scenario: 'slow',
  },
  {
    of: 'assume',
    others: 'scenario bad for p { deploy fails 1% per server ⟦assume x present 100%⟧ }',
    model: `${MODEL} ${BUG}`,
    plan: 'stage s { deploy all gate health }',
    scenario: 'bad',
  },
  {
    of: 'down-at',
    others: 'scenario lost for p { deploy fails 1% per server ⟦at 5m a down for 2h⟧ }',
    scenario: 'lost',
  },

  // Selections
  { of: 'all-selection', plan: 'stage s { deploy ⟦all¦1 cluster⟧ }' },
  { of: 'remaining-selection', plan: 'stage s { deploy 1 cluster ⟦deploy remaining⟧ }' },
  { of: 'count-selection', plan: 'stage s { deploy ⟦3 clusters¦all⟧ }' },
  { of: 'share-selection', plan: 'stage s { deploy ⟦25% of clusters¦all⟧ }' },
  { of: 'place-selection', plan: 'stage s { deploy ⟦a/web-1, b¦all⟧ }' },
  { of: 'in-each', plan: 'stage s { deploy 1 cluster ⟦in each region⟧ }' },
  { of: 'in-places', plan: 'stage s { deploy 1 cluster ⟦in b⟧ }', compare: 'machine' },
  { of: 'where', topology: ZONES, plan: 'stage s { deploy all clusters ⟦where zone == two⟧ }', compare: 'machine' },
  { of: 'except', plan: 'stage s { deploy all ⟦except b⟧ }' },
  {
    of: 'ordering',
    topology: 'region a { cluster big { server[20] } cluster small { server[5] } }',
    plan: 'stage s { deploy 1 cluster ⟦smallest first⟧ }',
  },
];
