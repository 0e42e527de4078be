import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const beside = (scenarios: string, model = '') => `
topology fleet { region us { cluster web[4] { server[10] } }  region eu { cluster app { server[4] } } }
health load { metric cpu { bad when higher  threshold 80% } }
model typical {
  deploy takes 5m per server
  deploy fails 1% per server retry 2
  bug crash { present 3%  surfaces after 100 server-hours }
  at most one { bug a { present 10%  shows 1% at cluster 1 }  bug b { present 20%  shows 1% at cluster 1 } }
  ${model}
}
plan weekly on fleet using typical { param p = 5%  stage s { deploy all  gate health } }
${scenarios}`;

const scenarioOf = (items: string) => {
  const { program } = expectFindings(beside(`/// What if.\nscenario storm for weekly { ${items} }`));
  const [scenario] = program.scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  return scenario;
};

test('a scenario is a plan’s model with what is said otherwise', () => {
  const { model, ...scenario } = scenarioOf(
    'deploy fails 5% per server  outage of each region 1% per day lasts 2h  bug crash { downs 5% of servers }  gate health { detects 50% }',
  );
  expect(scenario).toMatchObject({ name: 'storm', doc: 'What if.', plan: 'weekly', incidents: [] });
  expect(model).toMatchObject({
    name: 'typical',
    deploy: { takes: { value: 300_000 }, fails: [{ per: 'server', probability: 0.05 }], retries: 2 },
    bugs: [{ name: 'crash', present: 0.03, downs: { digits: 5, scale: 2 } }, { name: 'a' }, { name: 'b' }],
    checks: [{ name: 'health', gate: { detects: 0.5 } }],
    outages: [{ level: 'region', probability: 0.01 }],
  });
});

test('what is lost at a time', () => {
  const { incidents } = scenarioOf('at 6h us, 1 cluster in eu down for exponential(mean 2h)  at 0h app down for 5m');
  expect(incidents).toMatchObject([
    {
      after: 21_600_000,
      selector: { clauses: [{ kind: 'place' }, { kind: 'count', count: 1 }] },
      lasts: { kind: 'exponential', mean: 7_200_000 },
      text: 'at 6h us, 1 cluster in eu down for exponential(mean 2h)',
    },
    { after: 0, lasts: { kind: 'fixed', value: 300_000 } },
  ]);
});

test('bugs that are assumed', () => {
  const presentOf = (items: string) => scenarioOf(items).model.bugs.map(({ present }) => present);
  expect(presentOf('assume crash present 100%')).toEqual([1, 0.1, 0.2]);
  expect(presentOf('assume crash present 0%')).toEqual([0, 0.1, 0.2]);
  // Of an `at most one` the others are not there if one is for sure.
  expect(presentOf('assume a present 100%')).toEqual([0.03, 1, 0]);
  expect(presentOf('assume b present 50%')).toEqual([0.03, 0.1, 0.5]);
  expect(presentOf('bug new { present 1%  surfaces after 1 server-hours }  assume new present 50%')).toEqual([
    0.03, 0.1, 0.2, 0.5,
  ]);
});

test('a model that no other declaration of the file mentions is not changed', () => {
  const { program } = expectFindings(beside('scenario storm for weekly { deploy takes 1h per server }'));
  expect(program.models[0]?.deploy.takes).toEqual({ kind: 'fixed', value: 300_000 });
});

test('what is wrong with a scenario', () => {
  const { program } = expectFindings(
    beside(`
scenario a for wekly { assume crash present 100% }
            // ^^^^^ unknown-plan
scenario b for typical { assume crash present 100% }
            // ^^^^^^^ wrong-declaration
scenario c for weekly { }
      // ^ empty-scenario
scenario d for weekly {
  assume crahs present 100%
      // ^^^^^ unknown-bug
  assume crash present 100%
  assume crash present 50%
//^^^^^^^^^^^^^^^^^^^^^^^^ said-twice
  assume b present 95%
//^^^^^^^^^^^^^^^^^^^^ at-most-one-sum
  at 6h mars down for 2h
     // ^^^^ unknown-place
  at 6h remaining down for 2h
     // ^^^^^^^^^ remaining-outside-steps
  at 6h us down for 0s
                 // ^^ down-no-time
  at 6h us down for mix(50% 0s, 50% 0h)
                 // ^^^^^^^^^^^^^^^^^^^ down-no-time
  at 6h us down for 3
                 // ^ wrong-kind
  deploy fails p per server
            // ^ param-outside-plan
}
scenario weekly for weekly { assume crash present 100% }
      // ^^^^^^ duplicate-name
`),
  );
  expect(program.scenarios.map(({ name }) => name)).toEqual(['weekly']);
});

test('the numbers of a scenario are held against the fleet', () => {
  expectFindings(
    beside(`
scenario a for weekly {
  repair takes 5m per rack
//^^^^^^^^^^^^^^^^^^^^^^^^ level-absent
}`),
  );
});

test('a scenario does not change what a check goes by', () => {
  const source = (scenario: string) =>
    beside(scenario, 'gate load { detects 90% }').replace('gate health }', 'gate load }');
  expectFindings(
    source(`
scenario a for weekly { metric cpu is 50% }
      // ^ other-readings
scenario b for weekly { gate load { detects 10% } }`),
  );
});

test('a bug by requests needs a load here, too', () => {
  expectFindings(
    beside(`
scenario a for weekly { bug crash { surfaces after 5_000 requests } }
                                 // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ requests-without-load
`),
  );
});

test('a scenario for a plan that has errors says nothing more', () => {
  expectFindings(`
topology fleet { cluster web[4] }
plan weekly { stage s { deploy web-9 } }
                            // ^^^^^ unknown-place
scenario a for weekly { assume crash present 100% }`);
});
