/** Sources drawn from every sentence that a plan can hold. */
import fc from 'fast-check';
import { source } from './compile-text.ts';

const oneOf = (...texts: string[]) => fc.constantFrom(...texts);
const number = (max: number) => fc.integer({ min: 1, max }).map(String);

const join = (...parts: (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((texts) => texts.join(''));

const cluster = (name: string) =>
  join(
    `cluster ${name}[`,
    number(3),
    '] { ',
    oneOf('', 'upgradeDomains 2 ', 'upgradeDomains 3 '),
    oneOf('', 'label hw = 7 ', 'label hw = 8 '),
    oneOf('', 'traffic 5% '),
    fc.oneof(
      join('server[', number(7), ']'),
      join('rack[', number(3), '] { server[', number(4), '] }'),
      join('rack a { server[2] } rack b { server[', number(4), '] }'),
    ),
    ' }',
  );

const fleet = fc.oneof(
  join('region west { ', cluster('x'), ' ', cluster('y'), ' } region east { ', cluster('x'), ' }'),
  join(
    'region west { datacenter d[',
    number(2),
    '] { ',
    cluster('x'),
    ' ',
    cluster('y'),
    ' } } region east { cluster x[2] { server[3] } server[2] }',
  ),
);

const place = oneOf('west', 'east', 'x', 'y', 'west, east', 'y, x');
const level = oneOf('clusters', 'servers', 'regions', 'racks');
const filters = [
  '',
  '',
  ' in west',
  ' in east',
  ' in x',
  ' in each region',
  ' where hw == 7',
  ' where hw != 7',
  ' except x-1',
];
const ordering = oneOf(
  ...['', '', '', ' smallest first', ' largest first', ' busiest first'],
  ...[' random order', ' spread over region', ' spread over hw'],
);

/** `inside` the block of an `each` there is a `here`. */
const selectorOf = (inside: boolean) => {
  const filter = oneOf(...filters, ...(inside ? [' in here', ' in here'] : []));
  return join(
    fc.oneof(
      inside ? oneOf('here') : place,
      join(number(2), ' ', level, filter),
      join(oneOf('10', '34', '50', '100'), '% of ', level, filter),
      join(oneOf('all', 'remaining', 'all clusters', 'remaining clusters', 'remaining'), filter),
      oneOf('remaining', inside ? 'remaining in here' : 'remaining'),
    ),
    ordering,
  );
};

const deployOf = (inside: boolean) =>
  join(
    oneOf('deploy ', 'deploy ', 'deploy ', 'deploy green to '),
    selectorOf(inside),
    oneOf(...Array.from({ length: 20 }, () => ''), ' of a'),
    oneOf('', ' by region', ' by cluster', ' by rack'),
    oneOf('', ' parallel 2'),
    oneOf('', ' batch 2', ' batch 34%', ' batch upgradeDomain', ' rolling', ' rolling 2', ' rolling 50%'),
  );
const trafficOf = (inside: boolean) =>
  join(
    'shift traffic',
    fc.oneof(fc.constant(''), join(' in ', selectorOf(inside))),
    oneOf(' to 100%', ' to 5%, 100%', ' to 25%'),
  );
const plain = oneOf(
  ...[
    'wait 1h',
    'gate health',
    'run "x" takes 5m',
    'wait uniform(1h..2h)',
    'gate approval "board" takes 6h refuses 4%',
  ],
  ...['wait until next mon 09:00', 'wait until every 2w from 2026-01-05', 'gate canary slo for 30m'],
);
const particular = oneOf(
  ...['gate canary slo for 30m with 5% traffic', 'retire blue after 1h', 'retire blue'],
  ...['wait 1h and 1_000 requests', 'wait 1h and 1_000 requests at most 5h', 'wait until confidence 90% at most 2d'],
);
const people = oneOf(
  'enable f for in',
  'enable f for 100%',
  'disable f',
  'release to in',
  'release to all',
  'enable g for out',
);
const schema = oneOf(
  'expand a takes 1h',
  'migrate a takes 1h fails 1% retry 1',
  'contract a takes 1h',
  'contract c takes 1h',
);
const otherOf = (inside: boolean) =>
  fc.oneof(
    { weight: 8, arbitrary: plain },
    { weight: 2, arbitrary: particular },
    { weight: 2, arbitrary: trafficOf(inside) },
    { weight: 1, arbitrary: people },
    { weight: 1, arbitrary: schema },
  );
const block: fc.Arbitrary<string> = fc
  .array(fc.oneof(deployOf(true), otherOf(true)), { minLength: 1, maxLength: 3 })
  .map((steps) => steps.join('\n'));
const step = fc.oneof(
  { weight: 4, arbitrary: deployOf(false) },
  { weight: 2, arbitrary: otherOf(false) },
  {
    weight: 3,
    arbitrary: join(
      'each ',
      oneOf('region', 'cluster', 'upgradeDomain'),
      ' in ',
      selectorOf(false),
      oneOf('', ' parallel 2', ' parallel 1, 2'),
      ' {\n',
      block,
      '\n}',
    ),
  },
  {
    weight: 1,
    arbitrary: join(
      oneOf('enable f for in, 5%, 100%', 'enable g for 50% of out', 'release to in, out', 'release to 1%, all'),
      ' { ',
      oneOf('', 'wait 1h', 'wait 1h  gate health'),
      ' }',
    ),
  },
  {
    weight: 1,
    arbitrary: join(trafficOf(false), ' { ', oneOf('', 'wait 1h', 'gate health'), ' }'),
  },
  {
    weight: 1,
    arbitrary: join(
      'ramp ',
      oneOf('1, 2 clusters', '1, 1 racks', 'to 20%, 100% of servers', 'to 50%, 100% of clusters'),
      ' { ',
      oneOf('', 'wait 1h'),
      ' }',
    ),
  },
);
const stage = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('\n'));

/** Stages that make sense together, as they stand in a plan. */
const sensible = oneOf(
  `stage green { deploy green to all }
  stage switch { shift traffic to 5%, 100% { wait 1h  gate health  gate approval "board" takes 6h refuses 4% }  retire blue after 1h }`,
  `stage all { each region in all { deploy green to here  shift traffic in here to 50%, 100%  retire blue after 1h } }`,
  `stage all {
    each cluster in all parallel 2 { deploy green to here  gate canary slo for 1h with 1% traffic  shift traffic in here to 100% }
    retire blue
  }`,
  `stage first { deploy 1 cluster  gate canary slo for 1h with 1% traffic  wait until confidence 50% at most 1d  gate health }
  stage rest { deploy remaining rolling }`,
  `stage code { deploy all }
  stage on { enable f for in, 5%, all { wait 1h  gate health }  on unhealthy disable f }`,
  `stage code { deploy all }
  channel first for in departs every 1w from 2026-01-12 { wait 1h  gate health  on unhealthy next train at most 2 then rollback }
  channel rest for out departs every 4w from 2026-01-13 in "Europe/Berlin" { enable g for in  wait 1h }`,
  `stage open { expand c takes 1h  migrate c takes 2h fails 1% retry 2 }
  stage code { deploy all }
  stage close { contract c takes 1h  on unhealthy stop }`,
  `stage open { expand c takes 1h }
  stage code { deploy 1 cluster  wait 1h  gate health  deploy remaining }
  stage people { release to in, out { wait 1h } }
  stage close { contract c takes 1h fails 1%  wait 1h  gate health  on unhealthy rollback this stage }`,
  `stage first { deploy 1 cluster  wait until next mon 09:00  gate health }
  parallel { stage west { deploy remaining in west rolling 2 } stage east { deploy remaining in east  wait until every 2w from 2026-01-05 } }`,
);
const constraint = oneOf(
  'maxDown 50% per cluster',
  'maxDown 20%',
  'maxDown 1 rack per cluster, 100% in rollback',
  'exclusive x, y',
  'exclusive clusters per region',
  'exclusive regions at least 1h apart',
  'order x, y',
  'order x, y per region',
  'maxParallel 2 clusters per region',
  'maxRate 3 servers per minute',
  'deadline 5d',
  'maxSurge 100%',
  'maxSurge 50% rounded up per cluster',
  'maxSurge 2 servers per region',
  'window mon..thu 09:00..16:00 in "Europe/Berlin"',
  'window mon..sun 22:00..04:00 local for west',
  'freeze 2026-12-19..2027-01-04',
  'freeze 2026-12-19..2027-01-04 in "Asia/Kolkata" for x',
  'starts 2026-12-14 09:00 in "Europe/Berlin"',
  'on marginal ask "SRE" takes 20m continues 50% else rollback',
  'on refusal retry at most 2 then stop',
  'on unhealthy ask "SRE" takes 20m continues 40% else pause for 1h then rollback',
);
const random = fc
  .tuple(fc.array(stage, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([stages, graph]) =>
    stages.map((steps, index) => `stage s${index}${graph && index === 2 ? ' after s0' : ''} {\n${steps}\n}`).join('\n'),
  );
/** Whose stages are all about people. */
const dark = fc
  .array(
    fc.oneof(
      people,
      oneOf(
        'enable f for in, 100% { wait 1h }',
        'release to in, out { wait 1h  gate health }',
        'wait 1h',
        'gate health',
      ),
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((steps) => `stage on { ${steps.join('\n')} }`);
const plan = fc
  .tuple(
    fc.uniqueArray(constraint, { maxLength: 3 }),
    fc.oneof({ weight: 3, arbitrary: random }, { weight: 1, arbitrary: sensible }),
  )
  .map(([constraints, stages]) => [...constraints, stages].join('\n'));

/** Of which services a plan is: `all` runs where the others do. */
const services = oneOf('', '', ' of a', ' of a, b', ' of b', ' of all');
const SERVICES = `
audience everybody 10_000 { ring in 2%  ring out }
flag f { owner "a"  remove by 2030-01-01 }
flag g { owner "a"  remove by 2030-01-01 }
service c { }
service a { runs on x  needs c  load 1_000 requests/s  headroom 90% }
service b { runs on y  needs a  headroom 100% per cluster }
service all { needs a  load 500 requests/s }
health slo { metric errors { bad when higher  compare to baseline } }
`;
const MODEL = `
  switch takes 10s
  flag takes 5s
  release takes 1h
  fast track 5% of changes
  metric errors is normal(mean 0.5%, sd 0.1%)
  bug crash { present 5%  surfaces after exponential(mean 100 server-hours)  moves errors to normal(mean 1%, sd 0.1%) }
  bug hidden { present 5%  surfaces after exponential(mean 100 user-hours)  behind f }
  bug late { present 5%  shows 50% at each of rings 1..2 }
  gate health { detects 90% }`;
const SCENARIO = `
scenario dark for test { at 1h west down for 2h  at 2h 1 cluster down for 5m  deploy fails 10% per server }
`;

/** Whole sources: some of them right, some wrong in one way or another. The plan is `test`, its scenario `dark`. */
export const randomSource: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(fleet, plan, services)
      .map(([fleetText, planText, of]) =>
        `${SERVICES}${source({ fleet: fleetText, plan: planText, model: MODEL })}${SCENARIO}`.replace(
          'plan test on',
          `plan test${of} on`,
        ),
      ),
  },
  {
    // It deploys nothing.
    weight: 1,
    arbitrary: dark.map((planText) =>
      `${SERVICES}${source({ fleet: 'cluster x  cluster y', plan: planText, model: MODEL })}`.replace(
        'plan test on fleet',
        'plan test',
      ),
    ),
  },
);
