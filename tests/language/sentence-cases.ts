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
  /** The whole source, in place of the three. */
  readonly source?: string;
  /** Other files. */
  readonly files?: Readonly<Record<string, string>>;
  /** What is compared: what a simulation gives, unless the sentence is about what the machine or the program holds. */
  readonly compare?: 'results' | 'machine' | 'program' | 'codes';
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

export function sourceOf(each: SentenceCase): string {
  const { topology = TOPOLOGY, model = MODEL, plan = PLAN } = each;
  return each.source ?? `topology fleet { ${topology} }\nmodel m { ${model} }\nplan p on fleet using m { ${plan} }\n`;
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
  { of: 'wait', plan: 'stage s { deploy all ⟦wait 1h⟧ }' },
  { of: 'gate', model: `${MODEL} ${BUG}`, plan: 'stage s { deploy all ⟦gate health⟧ }' },
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
