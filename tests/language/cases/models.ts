import { BUG, CHAIN, DEPLOY_HALF, MODEL, PLAN, type SentenceCase, TOPOLOGY, ZONES } from '../sentence-case.ts';

export const MODELS: readonly SentenceCase[] = [
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
  ...[
    'deploy takes exponential(mean 1h) ⟦from 30⟧ per server',
    'rollback takes 1h ⟦from 30⟧ per server',
    'repair takes 1h ⟦from 30⟧ per server',
  ].map((model): SentenceCase => ({ of: model.split(' ').slice(0, 2).join('-'), model, compare: 'machine' })),
  { of: 'law-evidence', model: 'deploy takes exponential(mean 1h) from ⟦30¦31⟧ per server', compare: 'machine' },
  { of: 'deploy-fails', model: `${MODEL} deploy fails 20% ⟦from 2 of 10⟧ per server`, compare: 'machine' },
  { of: 'rate-evidence', model: `${MODEL} deploy fails 20% from ⟦2¦3⟧ of 10 per server`, compare: 'machine' },
  ...['present 50% ⟦from 5 of 10⟧ shows 30% at cluster 1', 'shows 30% ⟦from 3 of 10⟧ at cluster 1'].map(
    (bug): SentenceCase => ({ of: bug.split(' ', 1)[0] ?? '', model: `${MODEL} bug x { ${bug} }`, compare: 'machine' }),
  ),
  ...[
    ['gate-detects', 'detects 50% ⟦from 5 of 10⟧'],
    ['gate-false-alarm', 'false alarm 5% ⟦from 5 of 100⟧'],
    ['gate-takes', 'takes exponential(mean 5m) ⟦from 30⟧'],
  ].map(
    ([of = '', gate]): SentenceCase => ({ of, model: `${MODEL} ${BUG} gate health { ${gate} }`, compare: 'machine' }),
  ),
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
];
