import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const users = `
audience users 1_000 { ring internal 1%  ring broad }
flag checkout { owner "payments"  remove by 2027-03-01 }
service db { needs keys  load 10 requests/s }
service keys { load 10 requests/s }
`;
const fleet = 'topology fleet { cluster web[4] { server[10] } }\n';

test('a plan that deploys nothing and names no fleet has none, though there is one', () => {
  const plans = `
plan launch { watch health  window mon..fri 09:00..16:00 in "UTC"  freeze 2026-12-19..2027-01-04  stage s { enable checkout for internal } }
plan named on fleet { stage s { release to internal } }
plan deploying { maxDown 10%  stage s { deploy all } }`;
  const { program } = expectFindings(`${users}${fleet}${plans}`);
  expect(program.plans.map(({ name, topology }) => [name, topology])).toEqual([
    ['launch', null],
    ['named', 'fleet'],
    ['deploying', 'fleet'],
  ]);
});

test('a plan that deploys needs a fleet', () => {
  expectFindings(`${users}
plan p { stage s { each cluster in all { deploy here } } }
//   ^ no-topology
plan q { stage s { shift traffic to 5% { ramp 1, 2 clusters } } }
//   ^ no-topology`);
});

test('what speaks of servers needs a fleet, each at its place', () => {
  const { diagnostics } = expectFindings(`${users}
${fleet}
plan p of db {
//        ^^ no-fleet
  maxDown 10%
//^^^^^^^^^^^ no-fleet
  maxRate 10 servers per minute
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-fleet
  window mon..fri 09:00..16:00 local
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-fleet
  freeze 2026-12-19..2027-01-04 for web
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-fleet
  stage s {
    release to internal {
      gate health
      shift traffic to 5% { wait 1h }
//    ^^^^^^^^^^^^^^^^^^^ no-fleet
    }
    wait 1h and 1_000 requests
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ no-fleet
    maxSurge 10%
//  ^^^^^^^^^^^^ no-fleet
    on failures over 2% stop
//  ^^^^^^^^^^^^^^^^^^^^^^^^ no-fleet
  }
}
scenario s for q { at 1h web down for 2h }
//                 ^^^^^^^^^^^^^^^^^^^^^ no-fleet
plan q { stage s { release to internal } }`);
  expect(diagnostics.find(({ code }) => code === 'no-fleet')).toMatchObject({
    message: '`of` is about servers, and `p` deploys to none.',
    help: 'Leave it out; or name the fleet: `plan p on TOPOLOGY`.',
  });
});

test('a plan that is broken is not taken for one without a fleet', () => {
  expectFindings(`${users}${fleet}
plan p { maxDown 10%  stage s { deploi all } }
//                              ^^^^^^ unknown-word`);
});

test('changes of a schema: of any service, with what it needs', () => {
  const { program } = expectFindings(`//- plan.rollout
import { db } from "services.rollout"
plan p {
  stage s {
    expand db takes 10m
    migrate db takes 6h fails 2% retry 3
    contract db takes uniform(1m..3m)
  }
}
plan q { stage s { expand dbs takes 10m } }
//                        ^^^ unknown-service
//- services.rollout
${users}`);
  expect(program.plans[0]?.stages[0]?.steps).toMatchObject([
    { kind: 'schema', phase: 'expand', service: 'db', takes: { value: 600_000 }, fails: 0, retries: 0 },
    { kind: 'schema', phase: 'migrate', service: 'db', takes: { value: 21_600_000 }, fails: 0.02, retries: 3 },
    { kind: 'schema', phase: 'contract', service: 'db', takes: { kind: 'uniform', low: 60_000, high: 180_000 } },
  ]);
  expect(program.services.map(({ name }) => name)).toEqual(['db', 'keys']);
});

test('gates after an enabling or a release judge something; after a change of a schema, nothing', () => {
  expectFindings(`${users}${fleet}
plan p {
  maxDown 10%
  stage a { expand db takes 1h  gate health }
//                              ^^^^^^^^^^^ gate-before-deploy
  stage b { release to internal { gate health } }
  stage c { gate health  deploy all }
}
plan q on fleet {
  stage a { enable checkout for internal { gate health } }
  stage b { gate health }
}
plan r {
  channel beta for internal departs every 4w from 2026-01-13 { gate health }
}
plan s {
  stage a { gate health  release to internal }
//          ^^^^^^^^^^^ gate-before-deploy
}`);
});

test('code that is out is met from the start by whoever is behind no flag', () => {
  expectFindings(`${users}
plan p { stage a { gate health  enable checkout for internal } }`);
});

test('a change of a schema that always fails is not tried for ever', () => {
  expectFindings(`${users}
plan p {
  stage s { migrate db takes 1h fails 100%  on unhealthy retry }
//                                          ^^^^^^^^^^^^^^^^^^ endless-retry
}`);
});

test('a scenario cannot bring people to a plan that is about nobody', () => {
  expectFindings(`${fleet}
plan p { maxDown 10%  stage s { deploy all } }
scenario crowd for p { bug crash { present 1%  surfaces after 5 user-hours } }
//       ^^^^^ bug-without-audience`);
});
