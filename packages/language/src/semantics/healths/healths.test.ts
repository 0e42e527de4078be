import { expect, test } from 'vitest';
import { applyEdits } from '../../diagnostics/edits.ts';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';

test('a health says what is looked at', () => {
  const { program } = expectFindings(`
/// The usual.
health standard {
  /// Of all requests.
  metric error-rate { bad when higher  threshold 1%  query prometheus "rate(errors[5m])" }
  metric latency { bad when higher  threshold 300ms }
  metric queue { bad when higher  threshold 20 }
  metric free { bad when lower  threshold 0.5  critical }
  metric cpu { bad when higher  compare to baseline  weight 30 }
  metric any { }
  every 30s
  pass at 90
  marginal at 60
}`);
  const plain = { weight: null, critical: false, query: null };
  expect(program.healths).toMatchObject([
    {
      name: 'standard',
      doc: 'The usual.',
      every: 30_000,
      pass: 90,
      marginal: 60,
      metrics: [
        {
          ...plain,
          name: 'error-rate',
          doc: 'Of all requests.',
          bad: 'higher',
          threshold: 0.01,
          query: { system: 'prometheus', text: 'rate(errors[5m])' },
        },
        { ...plain, name: 'latency', bad: 'higher', threshold: 300 },
        { ...plain, name: 'queue', bad: 'higher', threshold: 20 },
        { ...plain, name: 'free', bad: 'lower', threshold: 0.5, critical: true },
        { ...plain, name: 'cpu', bad: 'higher', threshold: null, weight: 30 },
        { ...plain, name: 'any', bad: 'different', threshold: null },
      ],
    },
  ]);
});

test('what a health does not say is filled in', () => {
  const { program } = expectFindings(`
health one { metric cpu { compare to baseline } }
health two { metric cpu { compare to baseline }  pass at 60 }`);
  expect(program.healths).toMatchObject([
    { every: 60_000, pass: 95, marginal: 75 },
    { pass: 60, marginal: 60 },
  ]);
});

test('what is wrong with a health is said where it is', () => {
  expectFindings(`
health none { every 1m }
    // ^^^^ no-metrics
health one {
  metric cpu { bad when different  threshold 80% }
            // ^^^^^^^^^^^^^^^^^^ which-side
  metric mem { threshold 80% }
            // ^^^^^^^^^^^^^ which-side
  metric cpu { compare to baseline }
      // ^^^ duplicate-name
  metric disk { bad when higher  threshold 80%  compare to baseline }
                                             // ^^^^^^^^^^^^^^^^^^^ threshold-and-baseline
  metric net { bad when higher  threshold 3 server-hours }
                                       // ^^^^^^^^^^^^^^ wrong-kind
  metric io { weight 0 }
                  // ^ must-be-positive
  metric ops { weight 5%  critical  critical }
                   // ^^ wrong-kind
                                 // ^^^^^^^^ said-twice
  every 0s
     // ^^ must-be-positive
  pass at 75
  marginal at 95
//^^^^^^^^^^^^^^ marginal-above-pass
}
health two { metric cpu { compare to baseline }  pass at 101  marginal at 7%  pass at 5 }
                                                      // ^^^ wrong-kind
                                                                       // ^^ wrong-kind
                                                                           // ^^^^^^^^^ said-twice
`);
});

test('weights', () => {
  const { diagnostics } = expectFindings(
    `
health relative { metric a { weight 300 }  metric b { weight 1 } }
health shares { metric a { weight 60 }  metric b { }  metric c { } }
health nothing { metric a { weight 60 }  metric b { weight 40 }  metric c { } }
                                             // ^ weights-leave-nothing
health little { metric a { weight 2 }  metric b { }  metric c { } }
                    // ^ weight-of-hundred
`,
    { hints: true },
  );
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'The weights add up to 100 of 100 and leave nothing for the metric without one.',
    '`a` counts 2 of 100; each metric without a weight counts 49.',
  ]);
});

const beside = (model: string) => `
health standard {
  metric errors { bad when higher  threshold 1% }
  metric latency { bad when higher  compare to baseline }
}
model m {${model}
}`;

test('how metrics read, and where bugs move them', () => {
  const { program } = expectFindings(
    beside(`
  metric errors is normal(mean 0.5%, sd 0.1%)
  metric latency is lognormal(median 200ms, p95 400ms)
  bug crash { present 1%  shows 50% at cluster 1  moves errors to mix(50% 3%, 50% uniform(4%..5%))  moves latency to 500ms }
  gate standard { blind to 2% of bugs  takes 5m  detects 90% }`),
  );
  const [model] = program.models;
  expect(model?.readings).toMatchObject([
    { metric: 'errors', is: { kind: 'normal', mean: 0.005, sd: 0.001 } },
    { metric: 'latency', is: { kind: 'lognormal' } },
  ]);
  expect(model?.bugs[0]?.moves).toEqual([
    {
      metric: 'errors',
      to: {
        kind: 'mix',
        parts: [
          { weight: 0.5, of: { kind: 'fixed', value: 0.03 } },
          { weight: 0.5, of: { kind: 'uniform', low: 0.04, high: 0.05 } },
        ],
      },
    },
    { metric: 'latency', to: { kind: 'fixed', value: 500 } },
  ]);
  expect(program.healths.map(({ name }) => name)).toEqual(['standard']);
});

test('measured readings', () => {
  const { program } = expectFindings(`
//- plan.rollout
health standard {
  metric errors { bad when higher  threshold 1% }
  metric latency { bad when higher  threshold 300ms }
  metric queue { compare to baseline }
}
model m {
  metric errors is empirical("day.csv", column "errors (percent)")
  metric latency is empirical("day.csv", column "latency")
  metric queue is empirical("day.csv", column "queue")
}
model n {
  metric errors is empirical("day.csv", column "queue")
}
//- day.csv
errors (percent),latency,queue
0.5,200ms,20
// ^^^^^^^^^^^^ column-without-unit
0.4%,100ms,30
`);
  expect(program.models.map(({ readings }) => readings)).toEqual([
    [
      { metric: 'errors', is: { kind: 'empirical', values: [0.004, 0.005] } },
      { metric: 'latency', is: { kind: 'empirical', values: [100, 200] } },
      { metric: 'queue', is: { kind: 'empirical', values: [20, 30] } },
    ],
  ]);
});

test('a check by its metrics sees only what moves them, unless it is told', () => {
  const model = `
  metric errors is 0.5%
  metric latency is 200ms
  bug crash { present 1%  shows 50% at cluster 1  moves errors to 3% }
  bug quiet { present 1%  shows 50% at cluster 1 }`;
  const checksOf = (more: string) => expectFindings(beside(model + more)).program.models[0]?.checks;
  expect(checksOf('')).toMatchObject([
    { name: 'health', gate: { detects: 1 }, watch: { detects: 1, detectsBug: {} } },
    { name: 'standard', gate: { detects: 0, detectsBug: {} }, watch: { detects: 0, detectsBug: { crash: 1 } } },
  ]);
  const told = '\n  gate standard { detects 90% }\n  watch standard { detects 80%  detects 10% of crash }';
  expect(checksOf(told)?.[1]).toMatchObject({
    gate: { detects: 0.9 },
    watch: { detects: 0.8, detectsBug: { crash: 0.1 } },
  });
});

test('a metric that no health has can be declared in the only one of the file, looked at as its others are', () => {
  const fixed = (test: string, reads: string, more = ''): string => {
    const text = `health h {\n  metric errors { ${test} }\n}\n${more}model m { metric queue is ${reads} }\n`;
    const [finding] = checkText(text).diagnostics.filter(({ code }) => code === 'unknown-metric');
    if (finding?.fix === undefined) return '';
    expect(finding.fix).toMatchObject({ safety: 'unsafe', title: 'Declare `queue` in the health `h`' });
    const after = applyEdits(text, finding.fix.edits);
    expect(checkText(after).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return after.split('\n')[2] ?? '';
  };
  expect(fixed('bad when higher  threshold 1%', '40')).toBe('  metric queue { bad when higher  threshold 100 }');
  expect(fixed('bad when higher  threshold 1%', '200ms')).toBe('  metric queue { bad when higher  threshold 500ms }');
  expect(fixed('compare to baseline', '2%')).toBe('  metric queue { bad when higher  compare to baseline }');
  expect(
    fixed('bad when higher  threshold 1%', '40', 'health other { metric b { bad when higher  threshold 1% } }\n'),
  ).toBe('');
});

test('what is wrong with readings is said where it is', () => {
  expectFindings(
    beside(`
  metric errors is normal(mean 3, sd 1)
                // ^^^^^^^^^^^^^^^^^^^^ reading-kind
  metric latency is normal(mean 200ms, sd 5%)
                                       // ^^ mixed-units
  metric latncy is 200ms
      // ^^^^^^ unknown-metric
  bug crash { present 1%  shows 50% at cluster 1  moves latency to 400ms  moves lattency to 5ms }
                                                                             // ^^^^^^^^ unknown-metric
`),
  );
  expectFindings(
    beside(`
  metric latency is 200ms
  metric latency is 300ms
//^^^^^^^^^^^^^^^^^^^^^^^ said-twice
  bug crash { present 1%  shows 50% at cluster 1  moves latency to 3%  moves errors to 5%  moves errors to 6% }
                                                                // ^^ reading-kind
                                                                                    // ^^ moves-without-reading
                                                                                        // ^^^^^^^^^^^^^^^^^^ said-twice
`),
  );
});

test('what follows from the metrics is not said again', () => {
  const told = `
  metric errors is 0.5%
  bug crash { present 1%  shows 50% at cluster 1  moves errors to 3% }
  bug quiet { present 1%  shows 50% at cluster 1 }`;
  expectFindings(
    beside(`${told}
  metric latency is 200ms
  gate standard { detects 95% of crash  detects 90% of quiet  false alarm 1% }
               // ^^^^^^^^^^^^^^^^^^^^ detects-and-moves
                                                           // ^^^^^^^^^^^^^^ false-alarm-and-metrics
`),
  );
  // With a metric that nobody can read the check goes by its numbers, but for the bug that is known to move one.
  expectFindings(
    beside(`${told}
  gate standard { detects 90%  false alarm 1% }`),
  );
});

test('a model that extends another says the rest', () => {
  const { program } = expectFindings(`
//- plan.rollout
import { standard } from "./health.rollout"
import { base } from "./base.rollout"
model m extends base { metric latency is 200ms  bug crash { moves latency to 400ms } }
//- base.rollout
import { standard } from "./health.rollout"
model base {
  metric errors is 0.5%
  bug crash { present 1%  shows 50% at cluster 1  moves errors to 3% }
}
//- health.rollout
health standard {
  metric errors { bad when higher  threshold 1% }
  metric latency { bad when higher  compare to baseline }
}`);
  const [model] = program.models;
  expect(model?.readings.map(({ metric }) => metric)).toEqual(['errors', 'latency']);
  expect(model?.bugs[0]?.moves.map(({ metric }) => metric)).toEqual(['errors', 'latency']);
  expect(model?.checks.map(({ name }) => name)).toEqual(['health', 'standard']);
  expect(program.healths.map(({ name }) => name)).toEqual(['standard']);
});

test('one name is one health, wherever it is declared', () => {
  expectFindings(`
//- plan.rollout
import { base } from "./base.rollout"
health standard { metric cpu { compare to baseline } }
    // ^^^^^^^^ duplicate-name
model m extends base { metric cpu is 50% }
//- base.rollout
health standard { metric errors { compare to baseline } }
model base { metric errors is 0.5% }`);
});

test('at most eight bugs move the metrics of a health', () => {
  const bugs = (count: number) =>
    Array.from({ length: count }, (_, i) => `bug b${i + 1} { present 1%  shows 1% at cluster 1  moves errors to 3% }`);
  expectFindings(beside(`\nmetric errors is 0.5%\n${bugs(8).join('\n')}`));
  expectFindings(
    beside(`
metric errors is 0.5%
${bugs(8).join('\n')}
bug b9 { present 1%  shows 1% at cluster 1  moves errors to 3% }
 // ^^ too-many-moving
`),
  );
});
