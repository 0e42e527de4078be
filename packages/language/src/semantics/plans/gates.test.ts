import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

const source = (steps: string, model = '') => `
topology fleet { region us { cluster web[4] { server[10] } } }
health standard {
  metric errors { bad when higher  threshold 1% }
  metric latency { bad when higher  compare to baseline }
}
health load { metric cpu { bad when higher  threshold 80% } }
health slow { metric latency { bad when higher  compare to baseline }  every 5m }
model m {
  deploy takes 1m per server
  bug sure { found 1% at cluster 1 }
  ${model}
}
plan p on fleet using m { stage s {
      deploy web-1
      ${steps}
} }`;
const READ = 'metric errors is 0.5%  metric latency is 200ms';

const stepsOf = (steps: string, model = '') => {
  const [plan] = expectFindings(source(steps, model)).program.plans;
  return plan?.stages[0]?.steps.slice(1);
};

test('a canary gate, and one that asks a person', () => {
  expect(stepsOf('gate canary standard for 30m  gate canary standard for 2m with 5% traffic', READ)).toMatchObject([
    { kind: 'gate-canary', check: 'standard', lasts: 1_800_000, traffic: null, text: 'gate canary standard for 30m' },
    { kind: 'gate-canary', lasts: 120_000, traffic: { digits: 5, scale: 2 } },
  ]);
  expect(
    stepsOf('gate approval "SRE on call" takes exponential(mean 30m) refuses 2%  gate approval "x" takes 5m'),
  ).toMatchObject([
    { kind: 'approval', who: 'SRE on call', takes: { kind: 'exponential', mean: 1_800_000 }, refuses: 0.02 },
    { kind: 'approval', refuses: 0 },
  ]);
});

test('a check by its metrics needs a reading of each, or numbers', () => {
  const { diagnostics } = expectFindings(
    source(
      `gate canary standard for 30m
               // ^^^^^^^^ reading-missing
      gate load
        // ^^^^ reading-missing
      watch standard`,
      'metric errors is 0.5%  watch standard { detects 50% }',
    ),
  );
  expect(diagnostics.filter(({ code }) => code === 'reading-missing')).toMatchObject([
    { message: '`m` does not say how `latency` of `standard` reads.', help: 'Add `metric latency is …` to the model.' },
    {
      message: '`m` does not say how `cpu` of `load` reads.',
      help: 'Add `metric cpu is …` to the model, or the check’s numbers: `gate load { detects 95%  false alarm 1% }`.',
    },
  ]);
  stepsOf('gate canary standard for 30m  gate load', 'gate standard { detects 95% }  gate load { false alarm 1% }');
});

test('a watch of a health of which nothing is said', () => {
  expectFindings(
    source(`watch load
         // ^^^^ reading-missing`),
  );
  stepsOf('watch load', 'metric cpu is 50%');
  stepsOf('watch load', 'watch load { detects 50% }');
});

test('a plan without a model has no numbers for a check by metrics', () => {
  const { diagnostics } = expectFindings(`
topology fleet { cluster web[4] }
health load { metric cpu { bad when higher  threshold 80% } }
plan p { stage s { deploy all  gate load } }
                                 // ^^^^ reading-missing
`);
  expect(diagnostics.at(-1)?.message).toBe('There is no model that says how `cpu` of `load` reads.');
});

test('a plain gate does not compare', () => {
  const { diagnostics } = expectFindings(
    source(`gate standard
        // ^^^^^^^^ needs-canary`),
  );
  expect(diagnostics.find(({ code }) => code === 'needs-canary')).toMatchObject({
    message: '`standard` compares `latency` with a baseline, and a plain gate has none.',
    help: 'Write `gate canary standard for 30m`.',
  });
  expectFindings(
    source(
      `gate standard
        // ^^^^^^^^ needs-canary`,
      READ,
    ),
  );
  stepsOf('gate standard', 'gate standard { detects 95%  takes 5m }');
});

test('a plain gate by metrics takes its time', () => {
  const cpu = 'metric cpu is 50%';
  for (const takes of ['', 'gate load { takes 59s }']) {
    expectFindings(
      source(
        `gate load
        // ^^^^ no-samples`,
        `${cpu}  ${takes}`,
      ),
    );
  }
  stepsOf('gate load', `${cpu}  gate load { takes 1m }`);
  stepsOf('gate load', `${cpu}  gate load { takes exponential(mean 10m) }`);
});

test('a canary has something to compare, and the time for it', () => {
  expectFindings(
    source(
      `gate canary load for 30m
               // ^^^^ nothing-to-compare
      gate canary health for 30m
               // ^^^^^^ nothing-to-compare
      gate canary deep for 30m
               // ^^^^ nothing-to-compare
      gate canary depe for 30m
               // ^^^^ unknown-check
      gate canary standard for 119s
                            // ^^^^ gate-too-short
      gate canary slow for 9m
                        // ^^ gate-too-short
      gate canary slow for 10m with 0% traffic
                                 // ^^ must-be-positive
      gate canary slow for 10m with 100% traffic
                                 // ^^^^ canary-takes-all
      gate canary slow for 0m
                        // ^^ must-be-positive`,
      `${READ}  metric cpu is 50%  gate load { takes 5m }  gate deep { detects 95% }`,
    ),
  );
});

test('`health` is a check like any other', () => {
  expectFindings(`
topology fleet { cluster web[4] }
health health { metric cpu { bad when higher  compare to baseline } }
model m { deploy takes 1m per server  metric cpu is 50% }
plan p using m { stage s { deploy all  gate canary health for 1h } }
plan q using m { stage s { deploy all  gate health } }
                                         // ^^^^^^ needs-canary
`);
});

test('a canary before the first deployment has nothing to judge', () => {
  expectFindings(
    source('', READ).replace(
      'deploy web-1',
      `gate canary standard for 30m
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ gate-before-deploy
      deploy web-1`,
    ),
  );
});

test('handlers of what nothing raises', () => {
  const { program } = expectFindings(`
topology fleet { cluster web[4] }
health load { metric cpu { bad when higher  threshold 80% } }
model m { deploy takes 1m per server  metric cpu is 50%  gate load { takes 5m } }
plan p using m {
  on refusal rollback
//^^^^^^^^^^^^^^^^^^^ handler-never
  on marginal continue
  stage s {
    on refusal stop
  //^^^^^^^^^^^^^^^ handler-never
    on marginal continue
  //^^^^^^^^^^^^^^^^^^^^ handler-never
    deploy web-1
  }
  stage t { deploy web-2  gate load  on marginal rollback }
}
plan q using m {
  on refusal ask "the boss" takes 1h continues 40% else pause for 1h then stop
  stage s { deploy all  gate approval "SRE" takes 1h refuses 5% }
}`);
  expect(program.plans[1]?.handlers[0]).toMatchObject({
    trigger: { kind: 'refusal' },
    action: {
      kind: 'ask',
      who: 'the boss',
      takes: { value: 3_600_000 },
      continues: 0.4,
      otherwise: { kind: 'pause', takes: { value: 3_600_000 } },
    },
  });
});

test('a bug that no check of the plan can see', () => {
  const seen = (model: string, steps = 'gate canary standard for 30m') =>
    expectFindings(source(steps, `${READ}  ${model}`)).diagnostics.map(({ code }) => code);
  const bug = 'bug crash { present 1%  surfaces after 9 server-hours';
  expectFindings(
    source(
      'gate canary standard for 30m',
      `${READ}
  ${bug} }
   // ^^^^^ bug-unseen`,
    ),
  );
  expect(seen(`${bug}  moves errors to 3% }`)).not.toContain('bug-unseen');
  expect(seen(`${bug} }  gate standard { detects 50% of crash }`)).not.toContain('bug-unseen');
  expect(seen(`${bug} }`, 'gate canary standard for 30m  gate health')).not.toContain('bug-unseen');
  expect(seen(`${bug} }`, 'watch health  gate canary standard for 30m')).not.toContain('bug-unseen');
  // Without a gate by metrics it is what the plan says.
  expect(seen(`${bug} }`, 'wait 1h')).not.toContain('bug-unseen');
});
