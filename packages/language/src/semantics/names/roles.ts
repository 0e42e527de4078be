/** What a name is there for, by the node that it is a part of. */
import type { SyntaxKind } from '../../syntax/tree.ts';

/** What has a name. */
export type NameKind =
  | 'topology'
  | 'node'
  | 'label'
  | 'label-value'
  | 'service'
  | 'audience'
  | 'ring'
  | 'flag'
  | 'health'
  | 'metric'
  | 'check'
  | 'model'
  | 'bug'
  | 'plan'
  | 'stage'
  | 'param'
  | 'scenario'
  | 'policy';

/**
 * `defines`: something is called so here. `refers`: it stands for something of that kind; `people`: for a ring or an audience, or, where
 * there is none of that name, for a param; `imported`: for a declaration of another file. `free`: nothing is declared that it could stand
 * for: a distribution, a statistic, a system.
 */
export type Role =
  | { readonly kind: 'defines'; readonly what: NameKind }
  | { readonly kind: 'refers'; readonly to: NameKind | 'people' | 'imported' }
  | { readonly kind: 'free' };

const defines = (what: NameKind): Role => ({ kind: 'defines', what });
const refers = (to: NameKind | 'people' | 'imported'): Role => ({ kind: 'refers', to });
const FREE: Role = { kind: 'free' };
const PARAM = refers('param');

/** Where a name stands for anything but a quantity. */
const ROLES: Readonly<Partial<Record<SyntaxKind, Readonly<Record<string, Role>>>>> = {
  import: { names: refers('imported') },
  topology: { name: defines('topology') },
  'fleet-node': { name: defines('node') },
  label: { name: defines('label'), value: defines('label-value') },
  service: { name: defines('service') },
  needs: { services: refers('service') },
  audience: { name: defines('audience') },
  ring: { name: defines('ring') },
  flag: { name: defines('flag') },
  'retired-flags': { flags: defines('flag') },
  'named-people': { name: refers('people') },
  'shared-people': { of: refers('people') },
  health: { name: defines('health') },
  metric: { name: defines('metric') },
  query: { system: FREE },
  model: { name: defines('model'), extends: refers('model') },
  bug: { name: defines('bug') },
  shows: { first: refers('ring'), last: refers('ring') },
  behind: { flag: refers('flag') },
  moves: { metric: refers('metric') },
  'metric-reads': { metric: refers('metric') },
  'gate-numbers': { check: defines('check') },
  'watch-numbers': { check: defines('check') },
  detects: { bug: refers('bug') },
  plan: { name: defines('plan'), of: refers('service'), on: refers('topology'), using: refers('model') },
  param: { name: defines('param') },
  stage: { name: defines('stage'), after: refers('stage') },
  channel: { name: defines('stage'), after: refers('stage'), ring: refers('people') },
  deploy: { of: refers('service') },
  enable: { flag: refers('flag') },
  disable: { flag: refers('flag') },
  'disable-action': { flag: refers('flag') },
  'schema-change': { service: refers('service') },
  gate: { check: refers('check') },
  'gate-canary': { check: refers('check') },
  watch: { check: refers('check') },
  scenario: { name: defines('scenario'), plan: refers('plan') },
  assume: { bug: refers('bug') },
  policy: { name: defines('policy') },
  given: { bug: refers('bug') },
  'of-escape': { bug: refers('bug') },
  'of-found': { bug: refers('bug'), stage: refers('stage') },
  'of-exposure': { bug: refers('bug') },
  'of-reach': { bug: refers('bug') },
  measure: { statistic: FREE },
  address: { segments: refers('node') },
  comparison: { label: refers('label'), value: refers('label-value') },
  spread: { over: refers('label') },
  distribution: { name: FREE },
  argument: { label: FREE },
};

/** Names in all other places are quantities: params. */
export function roleOf(node: SyntaxKind, as: string): Role {
  return ROLES[node]?.[as] ?? PARAM;
}
