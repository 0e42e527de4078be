import { MODEL, type SentenceCase } from '../sentence-case.ts';

const AUDIENCE = 'audience users 1_000 { ring a 10% ring b 40% ring c }';
const FLAG = 'flag f { owner "x" remove by 2099-01-01 }';
/** A bug of people, and a check that sees it. */
const USER_HOURS = 'bug x { present 50% surfaces after exponential(mean 500 user-hours) }';
const HIDDEN = 'bug x { present 50% behind f surfaces after exponential(mean 500 user-hours) }';
const WAITED = '{ wait 2h gate health }';
const RINGS = `stage s { release to a, b, users ${WAITED} }`;

/** What is about people alone: code that is out. */
const people = { others: AUDIENCE, model: `${MODEL} ${USER_HOURS}`, plan: RINGS } as const;
/** Code that is out, behind a flag. */
const flagged = { others: `${AUDIENCE} ${FLAG}`, model: `${MODEL} ${HIDDEN}` } as const;
/** A change that lands at any moment and waits for trains. */
const channel = 'channel a for a departs every 1w from 2026-01-05 { wait 2h gate health }';
const trained = { others: AUDIENCE, model: `${MODEL} ${USER_HOURS}` } as const;

/** A service whose data change their form. */
const schemas = { others: 'service db { }', header: 'of db on fleet using m' } as const;

/** The three changes of a schema in their order; `takes` says what one of them does. */
function change(phase: string, takes: string): string {
  const each = (name: string) => `${name} db takes ${name === phase ? takes : '1h'}`;
  return `stage s { ${each('expand')} deploy all ${each('migrate')} ${each('contract')} } on unhealthy stop`;
}

export const PEOPLE: readonly SentenceCase[] = [
  // Audiences
  { of: 'audience', ...people, others: 'audience users ⟦5_000¦1_000⟧ { ring a 10% ring b 40% ring c }' },
  { of: 'ring', ...people, others: 'audience users 1_000 { ring a ⟦20%¦10%⟧ ring b 40% ring c }' },
  {
    of: 'ring',
    ...people,
    others: 'audience users 1_000 { ring a 10% ⟦ring z 5%⟧ ring b 40% ring c }',
  },
  { of: 'people', ...people, plan: `stage s { release to 5% ⟦of b⟧, users ${WAITED} }` },
  { of: 'people', ...people, plan: `param p = 40% stage s { release to ⟦p¦a⟧, users ${WAITED} }` },
  { of: 'release', ...people, plan: `stage s { release to a ${WAITED} ⟦release to users⟧ wait 1d gate health }` },
  { of: 'release', ...people, plan: `stage s { release to a⟦, b⟧, users ${WAITED} }` },
  { of: 'release', ...people, plan: 'stage s { release to a, users ⟦{ wait 2h gate health }⟧ }' },
  { of: 'release-takes', ...people, model: `${MODEL} ${USER_HOURS} ⟦release takes 1h⟧` },
  {
    of: 'shows',
    ...people,
    model: `${MODEL} bug x { present 50% shows 30% at ring 1 ⟦shows 80% at ring 3⟧ }`,
  },
  {
    of: 'shows',
    ...people,
    model: `${MODEL} bug x { present 50% found 30% at ⟦each of rings 1..3¦ring 1⟧ }`,
  },
  {
    of: 'surfaces',
    ...people,
    model: `${MODEL} bug x { present 50% surfaces after exponential(mean ⟦500¦50⟧ user-hours) }`,
  },
  {
    of: 'plan',
    compare: 'program',
    source: `topology fleet { server[2] } ${AUDIENCE} model m { ${USER_HOURS} } plan p ⟦on fleet⟧ using m { ${RINGS} }`,
  },
  {
    of: 'import',
    source: `import { users, f } from "./⟦few¦many⟧.rollout" model m { ${USER_HOURS} } plan p using m { stage s { release to users wait 2h } }`,
    files: {
      'few.rollout': `audience users 10 { ring a } ${FLAG}`,
      'many.rollout': `audience users 1_000 { ring a } ${FLAG}`,
    },
  },
  // Flags
  {
    of: 'flag',
    ...flagged,
    others: `${AUDIENCE} ${FLAG} ⟦flag g⟧`,
    plan: 'stage s { enable f for users wait 1h }',
    compare: 'program',
  },
  {
    of: 'owner',
    ...flagged,
    others: `${AUDIENCE} flag f { ⟦owner "x"⟧ }`,
    plan: 'stage s { enable f for users }',
    compare: 'program',
  },
  {
    of: 'remove-by',
    ...flagged,
    others: `${AUDIENCE} flag f { ⟦remove by 2099-01-01⟧ }`,
    plan: 'stage s { enable f for users }',
    compare: 'program',
  },
  {
    of: 'retired-flags',
    ...flagged,
    others: `${AUDIENCE} ${FLAG} ⟦retired flags f⟧`,
    plan: 'stage s { enable f for users }',
    compare: 'codes',
  },
  { of: 'enable', ...flagged, plan: `stage s { ⟦enable f for a ${WAITED}⟧ enable f for users ${WAITED} }` },
  { of: 'enable', ...flagged, plan: 'stage s { enable f for a, users ⟦{ wait 2h gate health }⟧ }' },
  { of: 'disable', ...flagged, plan: 'stage s { enable f for users wait 1h ⟦disable f⟧ wait 1d gate health }' },
  { of: 'flag-takes', ...flagged, model: `${MODEL} ${HIDDEN} ⟦flag takes 1h⟧`, plan: 'stage s { enable f for users }' },
  {
    of: 'behind',
    ...flagged,
    model: `${MODEL} bug x { present 50% ⟦behind f⟧ surfaces after exponential(mean 500 user-hours) }`,
    plan: 'stage s { wait 1h enable f for users wait 1h gate health }',
  },
  {
    of: 'disable-action',
    ...flagged,
    model: `${MODEL} ${HIDDEN} flag takes 1h`,
    plan: `stage s { enable f for a, users ${WAITED} } on unhealthy ⟦disable f¦stop⟧`,
  },
  // Channels
  { of: 'channel', ...trained, plan: `⟦${channel}⟧ stage s { release to users wait 1h gate health }` },
  {
    of: 'channel',
    ...trained,
    plan: 'channel a for ⟦b¦a⟧ departs every 1w from 2026-01-05 { wait 2h gate health }',
  },
  { of: 'channel', ...trained, plan: `channel a for a departs every ⟦2w¦1w⟧ from 2026-01-05 ${WAITED}` },
  {
    of: 'channel',
    ...trained,
    plan: `starts 2026-01-06 00:00 in "UTC" channel a for a departs every 1w from ⟦2026-01-07¦2026-01-05⟧ ${WAITED}`,
  },
  {
    of: 'channel',
    ...trained,
    plan: `starts 2026-01-06 00:00 in "UTC" channel a for a departs every 1w from 2026-01-05 ⟦in "Asia/Tokyo"⟧ ${WAITED}`,
  },
  {
    of: 'channel',
    ...trained,
    plan: `starts 2026-01-06 00:00 in "UTC" stage s { wait 10d } stage t { wait 1d } channel a ⟦after t¦after s⟧ for a departs every 1w from 2026-01-05 ${WAITED}`,
  },
  {
    of: 'fast-track',
    ...trained,
    model: `${MODEL} ${USER_HOURS} ⟦fast track 40% of changes⟧`,
    plan: channel,
  },
  {
    of: 'next-train-action',
    ...trained,
    plan: `${channel} on unhealthy ⟦next train¦stop⟧`,
  },
  {
    of: 'next-train-action',
    ...trained,
    model: `${MODEL} ${USER_HOURS} gate health { false alarm 60% }`,
    plan: `${channel} on unhealthy next train ⟦at most 1⟧`,
  },
  {
    of: 'next-train-action',
    ...trained,
    model: `${MODEL} ${USER_HOURS} gate health { false alarm 60% }`,
    plan: `${channel} on unhealthy next train at most 1 ⟦then continue⟧`,
  },
  // Changes of schemas
  ...(['expand', 'migrate', 'contract'] as const).flatMap((phase): readonly SentenceCase[] => [
    { of: phase, ...schemas, plan: change(phase, '⟦1h¦2h⟧') },
    { of: phase, ...schemas, plan: change(phase, '1h ⟦fails 30%⟧') },
    { of: phase, ...schemas, plan: change(phase, '1h fails 30% ⟦retry 2⟧') },
  ]),
  { of: 'contract', ...schemas, plan: 'stage s { expand db takes 1h deploy all ⟦contract db takes 1h⟧ }' },
  { of: 'migrate', ...schemas, plan: 'stage s { expand db takes 1h deploy all ⟦migrate db takes 1h⟧ }' },
  { of: 'expand', ...schemas, plan: 'stage s { ⟦expand db takes 1h⟧ deploy all }' },
];
