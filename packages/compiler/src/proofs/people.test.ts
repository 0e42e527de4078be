import { describe, expect, test } from 'vitest';
import { compileText, machineOfText } from '../testing/compile-text.ts';
import { DARK, PEOPLE } from '../testing/full-machines.ts';
import { prove } from './prove.ts';

const told = (machine: Parameters<typeof prove>[0]) =>
  prove(machine).map(({ text, verdict, by, explanation }) => `${verdict} by ${by}: ${text} ${explanation}`);

test('every step of a plan of people, trains and schemas can be reached, and every way ends', () => {
  expect(told(PEOPLE)).toEqual([
    "proven by control graph: Every step can be reached. From the plan's start, ways lead to each of its 27 steps in 6 stages.",
    'proven by control graph: Every way leads to an end. Steps lead only forward, stages only to later ones; `next train` takes a change off its train at most 2 times.',
    'proven by control graph: What comes before `contract data takes 1h` does not go back once that has started. A rollback after it takes back only what came later, and ends `stopped`. Of the 10 steps that deploy or reach people, 10 come before it, 0 after it.',
  ]);
  expect(told(DARK)).toEqual([
    "proven by control graph: Every step can be reached. From the plan's start, ways lead to each of its 6 steps in 1 stage.",
    'proven by control graph: Every way leads to an end. Steps lead only forward, stages only to later ones, and no handler goes back.',
  ]);
});

const MODEL = `audience users 1_000 { ring early 5%  ring rest }
  flag f { owner "a"  remove by 2027-01-01 }
  service data { }
  model quick { deploy takes 1m per server  flag takes 1s  gate health { detects 90% } }
  topology fleet { region west { cluster a { server[2] } } region east { cluster a { server[2] } } }`;
const machine = (plan: string) => machineOfText(`${MODEL}\nplan test on fleet using quick {\n${plan}\n}`);

describe('every way leads to an end', () => {
  const ends = (plan: string) => {
    const [, proof] = prove(machine(plan));
    return `${proof?.verdict}: ${proof?.explanation}`;
  };

  test('with trains and retries', () => {
    const channel = (action: string) =>
      `stage code { deploy all }
       channel beta for early departs every 4w from 2026-01-13 { wait 1d  gate health  on unhealthy ${action} }`;
    expect(ends(channel('next train'))).toBe(
      'proven: Steps lead only forward, stages only to later ones; `next train` takes a change off its train at most 3 times.',
    );
    expect(ends(channel('retry at most 2 then next train at most 1 then rollback'))).toBe(
      'proven: Steps lead only forward, stages only to later ones; `retry` goes back at most 2 times in a row; `next train` takes a change off its train at most 1 time.',
    );
  });

  test('with a flag that goes off', () => {
    expect(ends('stage on { deploy all  enable f for early { gate health }  on unhealthy disable f }')).toBe(
      'proven: Steps lead only forward, stages only to later ones, and no handler goes back.',
    );
  });

  test('not with a machine in which a change of a schema fails for ever', () => {
    const of = machine('on unhealthy retry  stage all { expand data takes 1h fails 1%  deploy all }');
    expect(prove(of)[1]?.verdict).toBe('proven');
    const fails = of.steps.map((step) => (step.kind === 'schema' ? { ...step, fails: 1 } : step));
    expect(prove({ ...of, steps: fails })[1]).toMatchObject({
      verdict: 'not proven',
      explanation: '`all` retries without bound, and its `expand data takes 1h fails 1%` may fail at every turn.',
    });
  });
});

describe('what comes before a contract stays', () => {
  const stays = (plan: string) =>
    prove(machine(plan)).flatMap(({ text, explanation }) => (text.startsWith('What comes') ? [explanation] : []));
  const rollback = 'A rollback after it takes back only what came later, and ends `stopped`.';

  test('is said of each sentence, with what there is on either side of it', () => {
    expect(stays('stage all { contract data takes 1h }')).toEqual([`${rollback} No step deploys or reaches people.`]);
    expect(
      stays('stage a { deploy all  contract data takes 1h  enable f for early, rest  on unhealthy stop }'),
    ).toEqual([`${rollback} Of the 3 steps that deploy or reach people, 1 comes before it, 2 after it.`]);
    expect(
      stays(`
        on unhealthy stop
        stage a { deploy all }
        parallel { stage b { contract data takes 1h } stage c { enable f for early } }
        stage d { enable f for rest }`),
    ).toEqual([
      `${rollback} Of the 3 steps that deploy or reach people, 1 comes before it, 1 after it, and 1 may run at the same time.`,
    ]);
  });

  test('and where it stands', () => {
    const text = `${MODEL}\nplan test on fleet using quick { stage all { contract data takes 1h } }`;
    const { machine: of, sources } = compileText(text);
    const location = of === null ? null : prove(of, sources)[2]?.location;
    expect(text.slice(location?.span.start, location?.span.end)).toBe('contract data takes 1h');
  });
});

test('windows hold what brings a change to people, too', () => {
  const [, , ...proofs] = prove(
    machine(`
      window mon..thu 09:00..16:00 in "Europe/Berlin"
      freeze 2026-12-19..2027-01-04 for west
      stage all { expand data takes 1h  deploy all  release to early  enable f for early }`),
  );
  expect(proofs.map(({ explanation }) => explanation)).toEqual([
    'A batch, a shift, a release, a flag, a change of a schema or a `run` waits until this window, or another of the same place, is open. Nothing that has started is held.',
    'A batch or a shift with such a server waits until the freeze is over. Nothing that has started is held.',
  ]);
});
