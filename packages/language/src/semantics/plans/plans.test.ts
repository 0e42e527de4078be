import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const fleet = `
topology fleet { region us { cluster web[4] { server[10] } } }`;
const numbers = `
model m {
  deploy takes 1m per server
  bug crash { present 1%  surfaces after 100 server-hours }
  gate health { detects 95%  false alarm 1% }
  gate sure { detects 100% }
}`;
const plan = (items: string) => `${fleet}${numbers}\nplan p on fleet using m {${items}\n}`;
const planOf = (items: string) => {
  const [found] = expectFindings(plan(items)).program.plans;
  if (found === undefined) throw new Error('no plan');
  return found;
};

test('stages follow each other, or what they say', () => {
  const { stages } = planOf(`
  stage a { deploy web-1 }
  parallel { stage b { deploy web-2 }  stage c { deploy web-3 } }
  stage d { wait 1h }
  stage e after a, c { wait 1h }
  stage f { wait 1h }`);
  expect(stages.map(({ name, after }) => [name, after])).toEqual([
    ['a', []],
    ['b', ['a']],
    ['c', ['a']],
    ['d', ['b', 'c']],
    ['e', ['a', 'c']],
    ['f', ['e']],
  ]);
});

test('what a plan does not say is filled in', () => {
  const found = planOf('\n  stage s { deploy all }');
  expect(found).toMatchObject({ deadline: null, horizon: 0, watches: [], constraints: [] });
  expect(found.handlers.map(({ trigger, action }) => [trigger.kind, action.kind])).toEqual([
    ['unhealthy', 'rollback'],
    ['refusal', 'stop'],
    ['blocked', 'stop'],
  ]);
  expect(found.stages[0]?.steps[0]).toMatchObject({
    kind: 'deploy',
    by: 'cluster',
    parallel: [1],
    batch: { kind: 'unbounded' },
    text: 'deploy all',
  });
});

test('handlers that are written replace the defaults', () => {
  const { handlers } = planOf(`
  on unhealthy pause for 8h then rollback in 1h
  on false alarm continue
  on failures over 2% of at least 100 servers rollback this stage
  on blocked retry at most 2
  on timeout 6h stop
  stage s { deploy all }`);
  const rollbackIn = { kind: 'rollback-in', takes: { value: 3_600_000 } };
  const pause = (then: object) => ({ kind: 'pause', takes: { value: 28_800_000 }, then });
  const retry = (then: object) => ({ kind: 'retry', atMost: 2, then });
  expect(handlers).toMatchObject([
    { trigger: { kind: 'unhealthy' }, action: pause(rollbackIn) },
    { trigger: { kind: 'false-alarm' }, action: { kind: 'continue' } },
    { trigger: { kind: 'failures', over: 0.02, atLeast: 100 }, action: { kind: 'rollback-stage' } },
    { trigger: { kind: 'blocked' }, action: retry({ kind: 'rollback' }) },
    { trigger: { kind: 'timeout', after: 21_600_000 }, action: { kind: 'stop' } },
    { trigger: { kind: 'refusal' }, action: { kind: 'stop' } },
  ]);
});

test('steps', () => {
  const { stages } = planOf(`
  stage s {
    /// One first.
    deploy all by server parallel 3 batch 10%
    deploy all batch 5
    ramp 1, 2 clusters in us { wait 1h }
    ramp to 10%, 100% of servers { wait 1h  gate health }
    run "backfill" takes 2h fails 1% retry 2
    each cluster in all parallel 1, 2, 4 { // every one
      deploy here
    }
  }`);
  expect(stages[0]?.steps).toMatchObject([
    {
      kind: 'deploy',
      by: 'server',
      parallel: [3],
      batch: { kind: 'share', share: { digits: 1, scale: 1 } },
      doc: 'One first.',
    },
    { kind: 'deploy', batch: { kind: 'count', servers: 5 } },
    { kind: 'ramp', counts: [1, 2], level: 'cluster', within: [{ segments: ['us'] }], steps: [{ kind: 'wait' }] },
    {
      kind: 'ramp-to',
      shares: [
        { digits: 1, scale: 1 },
        { digits: 1, scale: 0 },
      ],
      level: 'server',
      within: [],
    },
    { kind: 'run', label: 'backfill', fails: 0.01, retries: 2 },
    { kind: 'each', level: 'cluster', parallel: [1, 2, 4] },
  ]);
  expect(stages[0]?.steps.map(({ text }) => text)).toEqual([
    'deploy all by server parallel 3 batch 10%',
    'deploy all batch 5',
    'ramp 1, 2 clusters in us',
    'ramp to 10%, 100% of servers',
    'run "backfill" takes 2h fails 1% retry 2',
    'each cluster in all parallel 1, 2, 4',
  ]);
});

test('what is wrong with the stages', () => {
  expectFindings(`${fleet}${numbers}
plan empty on fleet using m { maxDown 25% }
  // ^^^^^ empty-plan
plan p on fleet using m {
  stage a { maxDown 25% }
     // ^ empty-stage
  stage b after c { deploy web-1 }
     // ^ stage-circle
  stage c after b { deploy web-2 }
  stage d { deploy web-3  horizon 5d }
                       // ^^^^^^^^^^ plan-only
}`);
});

test('two handlers for one trigger in one place', () => {
  expectFindings(
    plan(`
  on unhealthy stop
  on unhealthy rollback
  // ^^^^^^^^^ duplicate-handler
  stage s {
    on unhealthy stop
    deploy all
  }`),
  );
});

test('sentences that can hold once', () => {
  expectFindings(
    plan(`
     deadline 1d
     deadline 2d
  // ^^^^^^^^^^^ said-twice
     watch health
     watch health
  // ^^^^^^^^^^^^ said-twice
  stage s { deploy all }`),
  );
});

test('a retry without a bound needs a chance at every turn', () => {
  expectFindings(
    plan(`
     on blocked retry
  // ^^^^^^^^^^^^^^^^ endless-retry
     on false alarm pause for 8h then retry
     on failures over 5% retry
  stage a { on unhealthy retry  deploy web-1  gate health }
  stage b {
     on unhealthy retry
  // ^^^^^^^^^^^^^^^^^^ endless-retry
     deploy web-2
     gate sure
  }
  stage c { on unhealthy retry at most 3  deploy web-3  gate sure }
  stage d {
     on unhealthy pause for 1h then retry
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ endless-retry
     deploy web-4
     run "migration" takes 5m fails 100%
  }
  stage e {
     watch health
     on unhealthy pause for 1h then retry
     deploy web-1
     run "migration" takes 5m fails 99%
  }`),
  );
});

test('a bug that is found is seen again by a gate only', () => {
  const log = (steps: string) => `
model log { bug config { found 1% at cluster 1 } }
${plan(`stage s { ${steps} }`).replace(/using \w+/, 'using log')}`;
  expectFindings(
    log(`deploy all  wait 1h
     on unhealthy retry
`),
  );
  expectFindings(
    log(`deploy all  gate health
     on unhealthy retry
  // ^^^^^^^^^^^^^^^^^^ endless-retry
`),
  );
});

test('what stands after an unbounded retry never happens', () => {
  expectFindings(
    plan(`
  on false alarm retry then stop
                         // ^^^^ then-never
  stage s { deploy all }`),
  );
});

test('a gate judges what is deployed before it', () => {
  expectFindings(
    plan(`
  stage before {
     gate health
  // ^^^^^^^^^^^ gate-before-deploy
     each cluster in us { gate health  deploy web-4 }
     gate health
  }
  stage after-it { gate health }
  parallel {
    stage left { gate health }
    stage right { deploy web-1 }
  }`),
  );
});

test('what the model says is held against the fleet', () => {
  expectFindings(`${fleet}
model m {
     deploy takes 1m per rack
  // ^^^^^^^^^^^^^^^^^^^^^^^^ level-absent
     deploy fails 1% per datacenter
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ level-never
     outage of each zone 1% per day lasts 1h
  // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ level-never
  bug late { shows 1% at cluster 5 }
   // ^^^^ bug-never-shows
  bug partly { shows 1% at each of clusters 4..9 }
  bug elsewhere { only where hw == gen7  shows 1% at cluster 1 }
   // ^^^^^^^^^ bug-never-shows
}
plan p on fleet using m { stage s { deploy all } }`);
});

test('upgrade domains', () => {
  expectFindings(
    plan(`
  stage s {
    deploy all batch upgradeDomain
            // ^^^^^^^^^^^^^^^^^^^ no-upgrade-domains
    each upgradeDomain in all { deploy here }
      // ^^^^^^^^^^^^^ no-upgrade-domains
  }`),
  );
});

test('a ramp goes over places and grows', () => {
  expectFindings(
    plan(`
  stage s {
    ramp 1 cluster in us where tier == x { wait 1h }
                      // ^^^^^^^^^^^^^^^ ramp-place
    ramp to 10%, 10% of servers { wait 1h }
              // ^^^ ramp-not-growing
  }`),
  );
});

test('hints say what was filled in and matters', () => {
  expectFindings(
    `${fleet}
model m { rollback takes 1m per server }
   // ^ no-deploy-time
plan p on fleet using m { stage s { deploy all } }
`,
    { hints: true },
  );
});
