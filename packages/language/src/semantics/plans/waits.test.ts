import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const source = (
  steps: string,
  load = 'load 2_000 requests/s',
  model = 'bug crash { present 1%  surfaces after 100 server-hours }',
) => `
topology fleet { region us { cluster web[4] { server[10] } } }
service checkout { runs on web  ${load} }
service orders { runs on web-1 }
model m { deploy takes 1m per server  ${model} }
plan p of checkout on fleet using m {
  param n = 5_000
  param sure = 99%
  stage s {
      deploy web-1
      ${steps}
} }`;

const stepsOf = (steps: string) => expectFindings(source(steps)).program.plans[0]?.stages[0]?.steps.slice(1);
const HOUR = 3_600_000;

test('waits for evidence', () => {
  expect(
    stepsOf('wait 1h  wait 1h and 100_000 requests  wait uniform(1h..2h) and n requests at most 1h'),
  ).toMatchObject([
    { kind: 'wait', takes: { kind: 'fixed', value: HOUR }, evidence: null },
    { kind: 'wait', evidence: { requests: 100_000, atMost: null }, text: 'wait 1h and 100_000 requests' },
    { kind: 'wait', takes: { kind: 'uniform' }, evidence: { requests: 5_000, atMost: HOUR } },
  ]);
});

test('waits for confidence and for a moment', () => {
  expect(
    stepsOf(`wait until confidence 99.9% at most 2d
      wait until confidence sure at most 2d
      wait until next mon 09:00
      wait until next sun 23:59 in "Europe/Berlin"
      wait until every 2w from 2026-11-23
      wait until every 36h from 2026-11-23 in "Asia/Kolkata"`),
  ).toMatchObject([
    { kind: 'wait-confidence', level: 0.999, atMost: 48 * HOUR },
    { kind: 'wait-confidence', level: 0.99 },
    { kind: 'wait-next', day: 0, minute: 540, zone: null },
    {
      kind: 'wait-next',
      day: 6,
      minute: 1439,
      zone: 'Europe/Berlin',
      text: 'wait until next sun 23:59 in "Europe/Berlin"',
    },
    { kind: 'wait-every', every: 14 * 24 * HOUR, from: '2026-11-23', zone: null },
    { kind: 'wait-every', every: 36 * HOUR, zone: 'Asia/Kolkata' },
  ]);
});

test('what is wrong with a wait', () => {
  expectFindings(
    source(`wait 2h and 5 requests at most 1h
                                  // ^^ at-most-below-wait
      wait uniform(2h..3h) and 5 requests at most 119m
                                               // ^^^^ at-most-below-wait
      wait 1h and 0 requests
               // ^ too-small
      wait 1h and 0.5 requests
               // ^^^ not-whole
      wait until confidence 100% at most 2d
                         // ^^^^ confidence-range
      wait until confidence 0% at most 2d
                         // ^^ confidence-range
      wait until confidence 0.999 at most 2d
                         // ^^^^^ wrong-kind
      wait until confidence 99% at most 0d
                                     // ^^ must-be-positive
      wait until every 0d from 2026-11-23
                    // ^^ must-be-positive
      wait until next mon 09:00 in "CEST"
                                // ^^^^^^ unknown-timezone`),
  );
});

test('nobody knows how many requests there are', () => {
  const { diagnostics } = expectFindings(
    source(
      `wait 1h and 5_000 requests
               // ^^^^^ no-load`,
      '',
    ),
  );
  expect(diagnostics.find(({ code }) => code === 'no-load')).toMatchObject({
    message: 'Nothing says how many requests `checkout` gets.',
    help: 'Say it in the service: `load 2_000 requests/s`.',
  });
  // One mistake is one finding.
  expectFindings(
    source(
      'wait 1h and 5_000 requests',
      `load 0 requests/s }
                                  // ^ must-be-positive
service other {`,
    ),
  );
});

test('nothing that a wait could teach', () => {
  const steps = `wait until confidence 99% at most 2d
              // ^^^^^^^^^^^^^^^^^^^^^^^^^ nothing-surfaces`;
  for (const model of ['', 'bug crash { present 1%  shows 50% at cluster 1 }'])
    expectFindings(source(steps, '', model));
});

test('a bug by requests needs a load', () => {
  const bug = 'bug crash { present 1%  surfaces after exponential(mean 100_000 requests) }';
  const { program } = expectFindings(source('wait 1h', 'load 5 requests/s', bug));
  expect(program.models[0]?.bugs[0]).toMatchObject({
    unit: 'requests',
    surfaces: { kind: 'exponential', mean: 100_000 },
  });
  const beside = (plan: string) => `
topology fleet { cluster web[4] }
service checkout { runs on web }
model m { deploy takes 1m per server  ${bug} }
${plan}`;
  expectFindings(
    beside(`plan p of checkout on fleet using m { stage s { deploy all } }
                               // ^ requests-without-load`),
  );
  expectFindings(
    beside(`plan p { stage s { deploy all } }
  // ^ requests-without-load`),
  );
});

test('one distribution has one unit', () => {
  expectFindings(`
model m {
  bug a { present 1%  surfaces after mix(50% 200 server-hours, 50% exponential(mean 1_000 requests)) }
                                                                                 // ^^^^^^^^^^^^^^ mixed-units
  bug b { present 1%  surfaces after lognormal(median 4 requests, p95 12 server-hours) }
                                                                   // ^^^^^^^^^^^^^^^ mixed-units
  bug c { present 1%  surfaces after gamma(shape 2, mean 10 requests) }
}`);
});
