import { expect, test } from 'vitest';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';
import { compareExact, exactly, NOTHING, percentText, plus, times } from './shares.ts';

const around = (items: string) => `
topology fleet { cluster web[4] { server[10] } }
model m { deploy takes 1m per server }
plan p on fleet using m {${items}}`;

test('each sentence takes quantities of its own kind', () => {
  expectFindings(
    around(`
  param n = 3
  param share = 5%
  param time = 4h
  maxDown time
       // ^^^^ wrong-kind
  maxParallel 5% clusters
           // ^^ wrong-kind
  maxRate time servers per minute
       // ^^^^ wrong-kind
  deadline 5
        // ^ wrong-kind
  exclusive web-1, web-2 at least 3 apart
                               // ^ wrong-kind
  on failures over 3 of at least 2% servers stop
                // ^ wrong-kind
                              // ^^ wrong-kind
  stage s {
    deploy share clusters parallel time batch time
        // ^^^^^ wrong-kind
                                // ^^^^ wrong-kind
                                           // ^^^^ wrong-kind
    deploy n of clusters
        // ^ wrong-kind
    ramp 10% clusters { wait n }
      // ^^^ wrong-kind
                          // ^ wrong-kind
    ramp to 1, 2 of clusters
         // ^ wrong-kind
            // ^ wrong-kind
    run "x" takes 5% fails 3 retry 2%
               // ^^ wrong-kind
                        // ^ wrong-kind
                                // ^^ wrong-kind
  }
`),
  );
});

test('the message says what was expected and what was given', () => {
  const [diagnostic] = checkText('model m { deploy fails 2 per server }').diagnostics;
  expect(diagnostic?.message).toBe('A probability, such as `5%`, is expected here, not the number `2`.');
});

test('a param stands wherever a quantity of its kind may', () => {
  const { program } = expectFindings(
    around(`
  param n = 2
  param share = 25%
  param chance = 1%
  param time = 4h
  maxDown share per cluster, share in rollback
  maxParallel n clusters
  maxRate n servers per hour
  deadline time
  horizon time
  on failures over chance of at least n servers pause for time then retry at most n
  on timeout time stop
  stage s {
    deploy n clusters parallel n batch n
    deploy share of clusters batch share
    ramp n, n clusters { wait time }
    ramp to share of servers
    wait exponential(mean time)
    run "x" takes time fails chance retry n
    each cluster in all parallel n { deploy here }
  }
`),
  );
  expect(program.plans[0]?.params).toEqual([
    expect.objectContaining({ name: 'n', kind: 'number', value: 2, low: null, high: null }),
    expect.objectContaining({ name: 'share', kind: 'percent', value: 0.25 }),
    expect.objectContaining({ name: 'chance', kind: 'percent', value: 0.01 }),
    expect.objectContaining({ name: 'time', kind: 'duration', value: 14_400_000 }),
  ]);
});

test('a percent of servers is not a probability, by whatever name', () => {
  const { diagnostics } = expectFindings(
    around(`
  param x = 5%
  maxDown x per cluster
  on failures over x stop
                // ^ mixed-percents
  stage s { deploy all }
`),
  );
  expect(diagnostics[0]?.message).toBe('`x` is a probability here, and a percent of servers elsewhere.');
});

test('params belong to plans', () => {
  expectFindings(`
topology fleet { cluster web[n] }
                          // ^ param-outside-plan
model m { deploy takes slow per server }
                    // ^^^^ param-outside-plan
`);
});

test('what is wrong with a param', () => {
  expectFindings(
    around(`
  param a = 5h in 1h..4h
         // ^^ param-out-of-range
  param b = 5h in 6h..4h
               // ^^^^^^ param-range
  param c = 5h in 1..4h
               // ^ wrong-kind
  param d = a
         // ^ param-value
  param e = 5 server-hours
         // ^^^^^^^^^^^^^^ param-value
  stage s { deploy all parallel 0 batch 0% }
                             // ^ too-small
                                     // ^^ must-be-positive
  stage t { deploy all parallel 1.5 batch 101% }
                             // ^^^ not-whole
                                       // ^^^^ percent-out-of-range
`),
  );
});

const withParams = around(`
  param soak = 4h in 1h..8h
  param n = 2
  stage s { deploy web-1 parallel n  wait soak }
`);
const codesWith = (settings: Record<string, string>) => {
  const { diagnostics } = checkText(withParams, { settings });
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path, span }) => [code, path.slice(span.start, span.end)]);
};

test('params are set from outside', () => {
  const { program } = checkText(withParams, { settings: { soak: '1h30m', n: '1' } });
  expect(program.plans[0]?.params.map(({ value }) => value)).toEqual([5_400_000, 1]);
  expect(program.plans[0]?.stages[0]?.steps[1]).toMatchObject({ kind: 'wait', takes: { value: 5_400_000 } });
});

test.each([
  [{ soak: '9h' }, 'param-out-of-range', '9h'],
  [{ soak: '5%' }, 'wrong-kind', '5%'],
  [{ soak: '' }, 'param-value', ''],
  [{ soak: 'long' }, 'param-value', 'long'],
  [{ soak: '2h in 1h..3h' }, 'param-value', '2h in 1h..3h'],
  [{ soak: '2h } plan q {' }, 'param-value', '2h } plan q {'],
  [{ soak: '2h 3h' }, 'param-value', '2h 3h'],
  [{ soka: '2h' }, 'unknown-param', 'soka'],
])('%j: %s', (settings, code, pointed) => {
  expect(codesWith(settings)).toEqual([[code, pointed]]);
  expect(checkText(withParams, { settings }).program.plans.length).toBe(code === 'unknown-param' ? 1 : 0);
});

test('shares are added exactly', () => {
  // As floating-point numbers 0.1 + 0.2 is 0.30000000000000004.
  const sum = plus(exactly({ digits: 1, scale: 1 }), exactly({ digits: 2, scale: 1 }));
  expect(compareExact(sum, exactly({ digits: 3, scale: 1 }))).toBe(0);
  expect(percentText(sum)).toBe('30%');
  expect(percentText(times(exactly({ digits: 125, scale: 3 }), 9))).toBe('112.5%');
  expect(percentText(NOTHING)).toBe('0%');
});

test('a number where a percent is expected is written as one, where it is plain which', () => {
  const { diagnostics } = expectFindings(`
model m {
  deploy fails 0.5 per server
            // ^^^ wrong-kind
  rollback fails 2
              // ^ wrong-kind
  gate health { detects 1 }
                     // ^ wrong-kind
}`);
  expect(diagnostics.map(({ help }) => help)).toEqual(['Write `50%`.', 'Write `2%`.', undefined]);
  expect(diagnostics.map(({ fix }) => fix?.edits[0]?.text)).toEqual(['50%', '2%', undefined]);
});
