import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const source = (items: string) => `
topology fleet { region us { cluster web[4] { server[10] } } }
model m { deploy takes 1m per server ready after 30s  switch takes 10s }
plan p on fleet using m {${items}
}`;
const stepsOf = (steps: string) => expectFindings(source(`stage s { ${steps} }`)).program.plans[0]?.stages[0]?.steps;

test('shifts, green and blue', () => {
  expect(
    stepsOf(`deploy green to 2 clusters in us batch 10%
      shift traffic to 1%, 5%, 100% { wait 1h }
      shift traffic in web-1, web-2 to 50%
      retire blue after 1h
      retire blue`),
  ).toMatchObject([
    { kind: 'deploy', green: true, batch: { kind: 'share' }, text: 'deploy green to 2 clusters in us batch 10%' },
    {
      kind: 'shift',
      selector: null,
      shares: [
        { digits: 1, scale: 2 },
        { digits: 5, scale: 2 },
        { digits: 1, scale: 0 },
      ],
      steps: [{ kind: 'wait' }],
      text: 'shift traffic to 1%, 5%, 100%',
    },
    { kind: 'shift', selector: { clauses: [{ kind: 'place' }, { kind: 'place' }] }, steps: [] },
    { kind: 'retire-blue', after: 3_600_000 },
    { kind: 'retire-blue', after: 0 },
  ]);
});

test('rolling updates', () => {
  expect(stepsOf('deploy web-1 rolling  deploy web-2 rolling 3  deploy web-3 rolling 25%')).toMatchObject([
    { kind: 'deploy', green: false, batch: { kind: 'rolling', most: null } },
    { batch: { kind: 'rolling', most: { kind: 'count', count: 3, level: 'server' } } },
    { batch: { kind: 'rolling', most: { kind: 'share', share: { digits: 25, scale: 2 } } } },
  ]);
});

test('how many may stand beside others, and how a percent is rounded', () => {
  const { program } = expectFindings(
    source(`
  maxSurge 25% rounded up per cluster
  maxSurge 3 servers
  maxDown 25% rounded up per cluster, 50% in rollback
  maxDown 10%
  stage s { deploy all rolling }`),
  );
  expect(program.plans[0]?.constraints).toMatchObject([
    { kind: 'maxSurge', amount: { kind: 'share', share: { digits: 25, scale: 2 } }, per: 'cluster', rounded: 'up' },
    { kind: 'maxSurge', amount: { kind: 'count', count: 3, level: 'server' }, per: null, rounded: 'down' },
    { kind: 'maxDown', rounded: 'up', rollback: { kind: 'share' } },
    { kind: 'maxDown', rounded: 'down', rollback: null },
  ]);
  expect(program.models[0]).toMatchObject({ deploy: { readyAfter: 30_000 }, switch: { takes: { value: 10_000 } } });
});

test('what is wrong with limits', () => {
  expectFindings(
    source(`
  maxSurge 1 clusters
          // ^^^^^^^^ surge-of-level
  maxSurge 25% per server
                // ^^^^^^ per-not-outside
  maxSurge 2 servers rounded up
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing-to-round
  maxDown 2 servers rounded up
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing-to-round
  stage s { deploy all rolling }`),
  );
});

test('what is wrong with shifts', () => {
  expectFindings(
    source(`stage s {
  deploy all
  shift traffic to 0%, 5%
                // ^^ shift-to-nothing
  shift traffic to 5%, 5%, 4%, 100%
                    // ^^ shift-not-growing
                        // ^^ shift-not-growing
  shift traffic in web-9 to 5%, 101%
                // ^^^^^ unknown-place
                             // ^^^^ percent-out-of-range
  shift traffic to 5
                // ^ wrong-kind
  deploy all rolling 0
                  // ^ too-small
}`),
  );
});

test('a share of traffic is not a percent of servers', () => {
  expectFindings(
    source(`
  param x = 5%
  stage s { deploy x of clusters  shift traffic to x }
                                                // ^ mixed-percents`),
  );
});

test('a limit of what surges, where nothing does', () => {
  expectFindings(
    source(`
  maxSurge 25%
//^^^^^^^^^^^^ surge-never
  stage s { deploy all }`),
  );
  expectFindings(
    source(`
  maxSurge 25%
  stage s {
    maxSurge 10%
  //^^^^^^^^^^^^ surge-never
    deploy web-1
  }
  stage t { each cluster in web-2 { deploy green to here } }`),
  );
});

test('a shift that takes no time is hinted', () => {
  const steps = 'stage s { deploy all  shift traffic to 5% }';
  const hints = (text: string) => expectFindings(text).diagnostics.map(({ code }) => code);
  expect(hints(source(steps))).not.toContain('no-switch-time');
  expect(hints(source(steps).replace('switch takes 10s', ''))).toContain('no-switch-time');
});
