import { BUG, DEPLOY_HALF, MODEL, READINGS, type SentenceCase } from '../sentence-case.ts';

export const HANDLERS: readonly SentenceCase[] = [
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
];
