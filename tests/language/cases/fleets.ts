import { MODEL, PLAN, type SentenceCase, TOPOLOGY } from '../sentence-case.ts';

export const FLEETS: readonly SentenceCase[] = [
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
];
