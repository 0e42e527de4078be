import { expect, test } from 'vitest';
import type { Model } from '../../program/index.ts';
import { expectFindings } from '../testing/expect-findings.ts';

function model(source: string): Model {
  const { program } = expectFindings(source);
  const last = program.models.at(-1);
  if (last === undefined) throw new Error('no model');
  return last;
}

const MINUTE = 60_000;
const fixed = (minutes: number) => ({ kind: 'fixed', value: minutes * MINUTE });

test('what a model does not say is filled in', () => {
  expect(model('model m { deploy takes 5m per rack }')).toMatchObject({
    deploy: { takes: fixed(5), per: 'rack', fails: [], failedTakes: null, retries: 0 },
    rollback: { takes: fixed(5), per: 'rack', fails: 0 },
    repair: null,
    bugs: [],
    atMostOne: [],
    outages: [],
    checks: [
      {
        name: 'health',
        blind: 0,
        gate: { detects: 1, detectsBug: {}, falseAlarm: 0, takes: fixed(0) },
        watch: { detects: 1, detectsBug: {}, after: fixed(0), afterBug: {}, falseAlarm: { probability: 0 } },
      },
    ],
  });
  expect(model('model m { rollback takes 5m per server }')).toMatchObject({
    deploy: { takes: fixed(0), per: 'server' },
  });
});

test('failures of all levels are tried again alike', () => {
  expect(
    model(
      'model m { deploy takes 5m per server  deploy fails 1% per server after 10m  deploy fails 2% per rack retry 3 }',
    ).deploy,
  ).toEqual({
    takes: fixed(5),
    per: 'server',
    fails: [
      { per: 'server', probability: 0.01 },
      { per: 'rack', probability: 0.02 },
    ],
    failedTakes: fixed(10),
    retries: 3,
    readyAfter: 0,
  });
});

test('bugs', () => {
  const { bugs, atMostOne } = model(`model m {
  /// Crashes under load.
  bug crash { present 3%  surfaces after 200 server-hours  only where hw == gen7  downs 5% of servers }
  bug config { found 0.2% at cluster 1  shows 0.1% at each of clusters 2..3 }
  at most one { bug a { present 1%  shows 1% at rack 1 }  bug b { present 2%  shows 1% at rack 2 } }
}`);
  expect(bugs).toMatchObject([
    {
      name: 'crash',
      doc: 'Crashes under load.',
      present: 0.03,
      surfaces: { kind: 'fixed', value: 200 },
      where: { kind: 'compare', label: 'hw', value: 'gen7' },
      downs: { digits: 5, scale: 2 },
    },
    {
      name: 'config',
      present: null,
      surfaces: null,
      shows: [
        { probability: 0.002, level: 'cluster', from: 1, to: 1, found: true },
        { probability: 0.001, level: 'cluster', from: 2, to: 3, found: false },
      ],
    },
    { name: 'a' },
    { name: 'b' },
  ]);
  expect(atMostOne).toEqual([['a', 'b']]);
});

test('checks', () => {
  const { checks } = model(`model m {
  bug crash { shows 1% at cluster 1 }
  gate health { detects 95%  detects 99% of crash  blind to 2% of bugs  false alarm 0.5%  takes 5m }
  watch deep { detects 80% after 10m  detects 70% of crash after 20m  false alarm 1% per month }
}`);
  expect(checks).toMatchObject([
    {
      name: 'health',
      blind: 0.02,
      gate: { detects: 0.95, detectsBug: { crash: 0.99 }, falseAlarm: 0.005, takes: fixed(5) },
      watch: { detects: 1, after: fixed(0) },
    },
    {
      name: 'deep',
      blind: 0,
      gate: { detects: 1 },
      watch: {
        detects: 0.8,
        detectsBug: { crash: 0.7 },
        after: fixed(10),
        afterBug: { crash: fixed(20) },
        falseAlarm: { probability: 0.01, per: 30 * 24 * 60 * MINUTE },
      },
    },
  ]);
});

test('outages', () => {
  expect(model('model m { outage of each region 0.02% per day lasts 2h }').outages).toMatchObject([
    { level: 'region', probability: 0.0002, per: 24 * 60 * MINUTE, lasts: fixed(120) },
  ]);
});

test('a model that extends another replaces the sentences that it says too, and keeps the rest', () => {
  const { deploy, rollback, bugs, checks, outages, atMostOne } = model(`
model base {
  deploy takes 5m per server
  deploy fails 1% per server after 10m retry 2
  deploy fails 2% per rack
  /// Old.
  bug crash { present 3%  surfaces after 200 server-hours }
  bug config { shows 1% at cluster 1 }
  at most one { bug a { present 1%  shows 1% at rack 1 }  bug b { present 2%  shows 1% at rack 2 } }
  gate health { detects 95%  false alarm 0.5% }
  outage of each region 1% per day lasts 1h
  outage of each rack 1% per day lasts 1h
}
model mine extends base {
  deploy takes 6m per server
  deploy fails 3% per server retry 5
  bug crash { present 4% }
  bug fresh { shows 1% at cluster 1 }
  gate health { detects 90% of fresh  takes 1m }
  watch health { blind to 1% of bugs }
  outage of each region 2% per day lasts 2h
}`);
  expect(deploy).toMatchObject({
    takes: fixed(6),
    fails: [
      { per: 'server', probability: 0.03 },
      { per: 'rack', probability: 0.02 },
    ],
    failedTakes: fixed(10),
    retries: 5,
  });
  expect(rollback.takes).toEqual(fixed(6));
  expect(bugs.map(({ name, present, doc }) => [name, present, doc])).toEqual([
    ['crash', 0.04, 'Old.'],
    ['config', null, ''],
    ['a', 0.01, ''],
    ['b', 0.02, ''],
    ['fresh', null, ''],
  ]);
  expect(bugs[0]?.surfaces).toEqual({ kind: 'fixed', value: 200 });
  expect(atMostOne).toEqual([['a', 'b']]);
  expect(checks[0]).toMatchObject({
    blind: 0.01,
    gate: { detects: 0.95, detectsBug: { fresh: 0.9 }, falseAlarm: 0.005, takes: fixed(1) },
  });
  expect(outages.map(({ level, probability }) => [level, probability])).toEqual([
    ['rack', 0.01],
    ['region', 0.02],
  ]);
});

test('a rollback takes as long as deploying, whoever says that', () => {
  expect(model('model a { deploy takes 5m per server }\nmodel b extends a { rollback fails 1% }').rollback).toEqual({
    takes: fixed(5),
    per: 'server',
    fails: 0.01,
  });
});

test('what is wrong with a model', () => {
  expectFindings(`
model m {
     deploy takes 2h per cluster
     deploy takes 3h per cluster
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^ said-twice
     deploy fails 1% per server
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^ below-attempt
}
`);
  expectFindings(`
model m {
  bug a { present 3% }
   // ^ bug-never-shows
  bug b { present 0%  shows 1% at cluster 1 }
   // ^ bug-never-shows
  bug c { present 1%  shows 0% at cluster 1 }
   // ^ bug-never-shows
  bug d { present 1%  found 1% at each of clusters 3..2 }
                   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ordinal-range
  bug e { present 1%  present 2%  shows 1% at cluster 1  downs 5% of racks }
                   // ^^^^^^^^^^ said-twice
                                                                  // ^^^^^ wrong-level
  bug f { shows 1% at cluster 0 }
                           // ^ too-small
  gate health { detects 90%  detects 95%  blind to 1% of bugs }
                          // ^^^^^^^^^^^ said-twice
  watch health { blind to 2% of bugs  false alarm 100% per day }
              // ^^^^^^^^^^^^^^^^^^^ differs-from-other
                                   // ^^^^^^^^^^^^^^^^^^^^^^^^ certain-alarm
  gate health { takes 5m }
    // ^^^^^^ said-twice
     at most one { bug g { shows 1% at cluster 1 }  bug h { present 1%  shows 1% at cluster 1 } }
                    // ^ present-missing
     at most one { bug i { present 60%  shows 1% at cluster 1 }  bug j { present 40.1%  shows 1% at cluster 1 } }
                                                                  // ^ at-most-one-sum
}
`);
});

test('models do not extend themselves', () => {
  expectFindings(`
model a extends b { deploy takes 5m per server }
model b extends a { deploy takes 5m per server }
             // ^ extends-circle
model c extends c { deploy takes 5m per server }
             // ^ extends-circle
`);
});

test('three chances of a third and a bit are not more than the whole', () => {
  // 0.1 + 0.2 + 0.7 in floating-point numbers is 0.9999999999999999; 33.3% + 33.3% + 33.4% is exactly 100%.
  const bug = (name: string, chance: string) => `bug ${name} { present ${chance}  shows 1% at cluster 1 }`;
  expectFindings(`model m { at most one { ${bug('a', '33.3%')} ${bug('b', '33.3%')} ${bug('c', '33.4%')} } }`);
});

test('a long chain of models is no recursion', () => {
  const models = Array.from({ length: 20_000 }, (_, i) => `model m${i} extends m${i + 1} {}`);
  const { checks, deploy } = model(
    `model last extends m0 {}\n${models.join('\n')}\nmodel m20000 { deploy takes 5m per rack }\nmodel x extends m0 { gate deep {} }`,
  );
  expect(deploy.per).toBe('rack');
  expect(checks.map(({ name }) => name)).toEqual(['health', 'deep']);
});

test('levers of people: their times and the fast track, taken over and said anew', () => {
  const { program } = expectFindings(`
model base { flag takes 5s  release takes exponential(mean 2h)  fast track 5% of changes }
model own extends base { flag takes 10s }
model none { deploy takes 1m per server }`);
  expect(program.models).toMatchObject([
    {
      flag: { takes: { value: 5_000 } },
      release: { takes: { kind: 'exponential', mean: 7_200_000 } },
      fastTrack: 0.05,
    },
    { flag: { takes: { value: 10_000 } }, release: { takes: { mean: 7_200_000 } }, fastTrack: 0.05 },
    { flag: { takes: { kind: 'fixed', value: 0 } }, release: { takes: { kind: 'fixed', value: 0 } }, fastTrack: 0 },
  ]);
  expectFindings(`
model m {
  flag takes 5s
  flag takes 6s
//^^^^^^^^^^^^^ said-twice
  release takes 5%
//              ^^ wrong-kind
  fast track 2 of changes
//           ^ wrong-kind
  bug a { present 1%  surfaces after mix(50% 5 user-hours, 50% 5 server-hours) }
//                                                             ^^^^^^^^^^^^^^ mixed-units
  bug b { present 1%  surfaces after exponential(mean 5 user-hours) }
  bug c { present 1%  found 1% at each of rings 3..2 }
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ordinal-range
}`);
});
