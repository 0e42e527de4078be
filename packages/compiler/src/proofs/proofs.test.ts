import { describe, expect, test } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { compileText, source } from '../testing/compile-text.ts';
import { prove } from './prove.ts';

const FLEET = `
  region west { cluster bar[2] { server[4] } cluster potato[2] { server[4] } }
  region east { cluster bar[2] { server[4] } cluster potato[2] { server[4] } }`;

/** By what the constraints of a plan are proven, in the order in which proofs come. */
function reasons(plan: string, model = ''): string[] {
  const { machine, sources } = compileText(source({ fleet: FLEET, plan, model }));
  if (machine === null) throw new Error('no machine');
  return prove(machine, sources).flatMap(({ by, verdict }) => (by === 'control graph' ? [] : [`${verdict} by ${by}`]));
}

describe('an exclusion is kept', () => {
  test('by the order of the stages', () => {
    expect(
      reasons('exclusive west, east  stage a { deploy west parallel 4 } stage b { deploy east parallel 4 }'),
    ).toEqual(['proven by stage order']);
  });

  test('by the order of the steps of a stage', () => {
    expect(
      reasons(
        'exclusive bar, potato  stage a { each region in all parallel 2 { deploy bar } }'
          .replace('{ deploy bar }', '{ deploy 2 clusters in here parallel 2  deploy remaining in here parallel 2 }')
          .replace('exclusive bar, potato', 'exclusive west/bar, west/potato'),
      ),
    ).toEqual(['proven by stage order']);
  });

  test('by units of which one runs at a time', () => {
    expect(reasons('exclusive bar, potato  stage a { deploy all }')).toEqual(['proven by parallel 1']);
    expect(reasons('exclusive west, east  stage a { each region in all { deploy here parallel 4 } }')).toEqual([
      'proven by parallel 1',
    ]);
    expect(reasons('exclusive clusters  stage a { deploy all }')).toEqual(['proven by parallel 1']);
  });

  test('by the scheduler where nothing else keeps it', () => {
    expect(reasons('exclusive bar, potato  stage a { deploy all parallel 2 }')).toEqual(['proven by scheduler']);
    expect(reasons('exclusive west, east  stage a { each region in all parallel 2 { deploy here } }')).toEqual([
      'proven by scheduler',
    ]);
    expect(reasons('exclusive west, east  parallel { stage a { deploy west } stage b { deploy east } }')).toEqual([
      'proven by scheduler',
    ]);
    expect(reasons('exclusive clusters per region  stage a { deploy all parallel 2 }')).toEqual([
      'proven by scheduler',
    ]);
  });

  test('by the scheduler where time must pass between', () => {
    expect(reasons('exclusive west, east at least 1h apart  stage a { deploy west } stage b { deploy east }')).toEqual([
      'proven by scheduler',
    ]);
  });

  test('group by group', () => {
    const stages = 'parallel { stage a { deploy west } stage b { deploy east } }';
    expect(reasons(`exclusive clusters per region  ${stages}`)).toEqual(['proven by parallel 1']);
    expect(reasons(`exclusive clusters  ${stages}`)).toEqual(['proven by scheduler']);
  });

  test('in the stage that it is of', () => {
    expect(reasons('stage a { exclusive clusters  deploy west } stage b { deploy east parallel 4 }')).toEqual([
      'proven by parallel 1',
    ]);
    expect(reasons('parallel { stage a { exclusive clusters  deploy west } stage b { deploy east } }')).toEqual([
      'proven by scheduler',
    ]);
  });
});

describe('an order is kept', () => {
  test('by the order of the stages', () => {
    expect(reasons('order bar, potato  stage a { deploy bar } stage b { deploy potato }')).toEqual([
      'proven by stage order',
    ]);
  });

  test('by the scheduler, even where one unit runs at a time', () => {
    expect(reasons('order bar, potato  stage a { deploy all }')).toEqual(['proven by scheduler']);
  });
});

test('limits are kept by the scheduler', () => {
  expect(
    reasons(
      'maxDown 50% per cluster, 3 servers in rollback  maxParallel 1 cluster  maxRate 10 servers per minute  stage a { deploy all }',
    ),
  ).toEqual(Array.from({ length: 3 }, () => 'proven by scheduler'));
});

test('the explanation of a limit says what it counts, on both ways', () => {
  const why = (text: string) => {
    const { machine } = compileText(text);
    if (machine === null) throw new Error('no machine');
    return prove(machine)
      .slice(2)
      .map(({ explanation }) => explanation);
  };
  const limits = 'maxDown 50% per cluster, 3 servers in rollback  maxRate 10 servers per hour';
  expect(why(source({ fleet: FLEET, plan: `${limits}  stage a { deploy all }` }))).toEqual([
    'A batch takes a server only while fewer than the limit (2 servers, on the way back 3 servers) of its cluster are down.',
    'A batch takes no more than what is left of 10 servers in the last 1h.',
  ]);
  const racks = 'maxDown 2 servers per cluster, 1 cluster in rollback  stage a { deploy all }';
  expect(why(source({ fleet: FLEET, plan: racks }))).toEqual([
    'A batch takes a server only while fewer than the limit (2 servers, on the way back 1 cluster) of its cluster are down.',
  ]);
  const whole = source({ fleet: FLEET, plan: 'stage a { maxDown 50% per cluster  deploy all }' });
  expect(why(whole.replace('1m per server', '1h per cluster'))).toEqual([
    'A batch of its stage takes a cluster only while fewer than the limit (2 servers) of its cluster are down. ' +
      'Each cluster goes as a whole, and counts for no more than what is left.',
  ]);
});

test('what stands beside, windows and freezes are kept by the scheduler, each in its place', () => {
  const { machine } = compileText(
    source({
      fleet: FLEET,
      plan: `
        maxSurge 25% per cluster
        maxSurge 3 servers
        window mon..thu 09:00..16:00 in "Europe/Berlin"
        freeze 2026-12-19..2027-01-04 for west
        stage a { window tue 09:00..16:00 in "Europe/Berlin"  deploy all rolling }`,
    }),
  );
  if (machine === null) throw new Error('no machine');
  expect(
    prove(machine)
      .slice(2)
      .map(({ verdict, by, explanation }) => `${verdict} by ${by}: ${explanation}`),
  ).toEqual([
    'proven by scheduler: A server is deployed beside its old one only while fewer than the limit (1 server) of its cluster stand beside theirs.',
    'proven by scheduler: A server is deployed beside its old one only while fewer than the limit (3 servers) of the fleet stand beside theirs.',
    'proven by scheduler: A batch, a shift or a `run` waits until this window, or another of the same place, is open. Nothing that has started is held.',
    'proven by scheduler: A batch, a shift or a `run` of its stage waits until this window, or another of the same place, is open. Nothing that has started is held.',
    'proven by scheduler: A batch or a shift with such a server waits until the freeze is over. Nothing that has started is held.',
  ]);
});

test('proofs say where their constraint was written', () => {
  const text = source({ fleet: FLEET, plan: 'exclusive bar, potato stage a { maxDown 50% per cluster deploy all }' });
  const { machine, sources } = compileText(text);
  const places = machine === null ? [] : prove(machine, sources).slice(2);
  expect(places.map(({ location }) => text.slice(location?.span.start, location?.span.end))).toEqual(
    places.map((proof) => proof.text),
  );
});

describe('every way leads to an end', () => {
  const ways = (plan: string, model = '') => {
    const { machine } = compileText(source({ fleet: FLEET, plan, model }));
    return machine === null
      ? []
      : prove(machine)
          .slice(0, 2)
          .map(({ verdict, explanation }) => `${verdict}: ${explanation}`);
  };

  test('forward', () => {
    expect(ways('stage a { deploy all wait 1h }')).toEqual([
      "proven: From the plan's start, ways lead to each of its 2 steps in 1 stage.",
      'proven: Steps lead only forward, stages only to later ones, and no handler goes back.',
    ]);
  });

  test('with retries that are bounded, or have a chance', () => {
    const gate = 'gate health { detects 90%  false alarm 1% }\nbug b { present 1%  shows 50% at cluster 1 }';
    expect(ways('on unhealthy retry at most 3 stage a { deploy all gate health }', gate)[1]).toBe(
      'proven: Steps lead only forward, stages only to later ones; `retry` goes back at most 3 times in a row.',
    );
    expect(ways('on unhealthy retry stage a { deploy all gate health }', gate)[1]).toContain('proven: ');
  });

  test('with people who may refuse, or let it go on', () => {
    const approval = (handler: string) =>
      ways(`${handler} stage a { gate approval "board" takes 1h refuses 4%  deploy all }`)[1];
    expect(approval('on refusal retry')).toContain('proven: ');
    expect(approval('on refusal retry at most 2 then stop')).toBe(
      'proven: Steps lead only forward, stages only to later ones; `retry` goes back at most 2 times in a row.',
    );
    expect(approval('on unhealthy ask "SRE" takes 1h continues 50% else rollback')).toBe(
      'proven: Steps lead only forward, stages only to later ones, and no handler goes back.',
    );
  });

  test('not with a machine in which a person refuses for ever', () => {
    const { machine } = compileText(
      source({
        fleet: FLEET,
        plan: 'on refusal retry stage a { gate approval "board" takes 1h refuses 4%  deploy all }',
      }),
    );
    if (machine === null) throw new Error('no machine');
    const never = machine.steps.map((step) => (step.kind === 'approval' ? { ...step, refuses: 1 } : step));
    expect(prove({ ...machine, steps: never })[1]).toMatchObject({
      verdict: 'not proven',
      explanation:
        '`a` retries without bound, and its `gate approval "board" takes 1h refuses 4%` may fail at every turn.',
    });
  });

  test('not with a machine in which a step fails for ever', () => {
    const { machine } = compileText(
      source({
        fleet: FLEET,
        plan: 'on unhealthy retry stage a { deploy all gate health run "migration" takes 5m fails 1% }',
        model: 'gate health { detects 90% }\nbug b { present 1%  shows 50% at cluster 1 }',
      }),
    );
    if (machine === null) throw new Error('no machine');
    const { numbers, steps } = machine;
    const verdict = (changed: Machine) => prove(changed)[1]?.verdict;
    expect(verdict(machine)).toBe('proven');
    const checks = numbers.checks.map((one) => ({ ...one, gate: { ...one.gate, detects: [1] } }));
    expect(verdict({ ...machine, numbers: { ...numbers, checks } })).toBe('not proven');
    const bugs = numbers.bugs.map((bug) => ({ ...bug, shows: bug.shows.map((one) => ({ ...one, found: true })) }));
    expect(verdict({ ...machine, numbers: { ...numbers, bugs } })).toBe('not proven');
    const fails = steps.map((step) => (step.kind === 'act' ? { ...step, fails: 1 } : step));
    expect(verdict({ ...machine, steps: fails })).toBe('not proven');
  });
});
