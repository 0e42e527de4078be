import { expect, test } from 'vitest';
import { checkText } from '../check-text.ts';
import { expectFindings } from '../testing/expect-findings.ts';
import { measureText } from './measure-text.ts';

const beside = (sentences: string) => `
topology fleet { region us { cluster web[4] { server[10] } }  region eu { cluster app { server[4] } } }
service shop { runs on all  load 200 requests/s }
model typical {
  deploy takes 5m per server
  bug crash { present 3%  surfaces after 100 server-hours }
  bug slow { present 3%  surfaces after 1_000_000 requests }
  bug config { present 1%  shows 50% at cluster 1 }
}
plan weekly of shop on fleet using typical {
  param soak = 4h
  param odds = 5%
  param few = 40
  maxDown 50%
  stage first { deploy web-1  wait soak  gate health }
  stage rest { deploy remaining }
${sentences}
}`;

const expectationOf = (sentence: string) => {
  const { program } = expectFindings(beside(sentence));
  const [expectation, ...others] = program.plans[0]?.expectations ?? [];
  if (expectation === undefined || others.length > 0) throw new Error('not one expectation');
  return expectation;
};

test.each([
  ['p95(duration) <= 5d', { kind: 'number', value: 432_000_000 }],
  ['p99.9(duration of completed) <= soak', { kind: 'number', value: 14_400_000 }],
  ['mean(duration) <= 5h', { kind: 'number', value: 18_000_000 }],
  ['sd(duration) <= 1h', { kind: 'number', value: 3_600_000 }],
  ['min(duration given any bug) >= 1h', { kind: 'number', value: 3_600_000 }],
  ['P(rollback) < odds', { kind: 'number', value: 0.05 }],
  ['P(completed) >= 95%', { kind: 'number', value: 0.95 }],
  ['P(stop) <= 0%', { kind: 'number', value: 0 }],
  ['P(escape) < 0.1%', { kind: 'number', value: 0.001 }],
  ['P(escape of crash) < 0.1%', { kind: 'number', value: 0.001 }],
  ['P(found) > 60%', { kind: 'number', value: 0.6 }],
  ['P(crash found) > 60%', { kind: 'number', value: 0.6 }],
  ['P(found in first given any bug) > 60%', { kind: 'number', value: 0.6 }],
  ['P(crash found in first given crash) > 60%', { kind: 'number', value: 0.6 }],
  ['mean(exposure to crash) < 500 server-hours', { kind: 'exposure', amount: 500, unit: 'server-hours' }],
  ['p50(exposure to slow) < 500 requests', { kind: 'exposure', amount: 500, unit: 'requests' }],
  ['mean(exposure to config) < 2 server-hours', { kind: 'exposure', amount: 2, unit: 'server-hours' }],
  ['p99(reach of crash) <= 10% of servers', { kind: 'share-of-servers', share: { digits: 1, scale: 1 } }],
  ['p99(reach of crash) <= odds of servers', { kind: 'share-of-servers', share: { digits: 5, scale: 2 } }],
  ['mean(reach of crash) <= 2.5 servers', { kind: 'number', value: 2.5 }],
  ['max(reach of crash) <= few servers', { kind: 'number', value: 40 }],
  ['max(down per cluster) <= 50%', { kind: 'number', value: 0.5 }],
  ['max(down) < 12.5%', { kind: 'number', value: 0.125 }],
])('%s: its measure is printed as it is written, and its bound is what it says', (sentence, bound) => {
  const expectation = expectationOf(`  expect ${sentence}`);
  expect(expectation).toMatchObject({ kind: 'measure', bound, text: `expect ${sentence}`, level: 0.99 });
  if (expectation.kind !== 'measure') throw new Error('no measure');
  expect(`${measureText(expectation.measure)} ${expectation.relation}`).toBe(
    sentence.replace(/ \S+(?: server-hours| requests| (?:of )?servers)?$/, ''),
  );
});

test('a quantile is the nearest double to what is written', () => {
  const expectation = expectationOf('  expect p99.9(duration) <= 5d at 99.99%');
  expect(expectation).toMatchObject({ measure: { statistic: { kind: 'quantile', p: 0.999 } }, level: 0.9999 });
});

test('the text is the sentence on one line, without its comments, however it is spaced', () => {
  expect(expectationOf('  expect P( rollback ) // how often\n    <  5%').text).toBe('expect P(rollback) < 5%');
});

test('places that exclude each other, and groups', () => {
  expect(expectationOf('  expect exclusive us, eu at 99.9%')).toMatchObject({
    kind: 'exclusive',
    level: 0.999,
    sets: { kind: 'places', places: [{ segments: ['us'] }, { segments: ['eu'] }] },
  });
  expect(expectationOf('  expect exclusive (1 cluster in us), (eu)')).toMatchObject({
    kind: 'exclusive',
    sets: { kind: 'selectors', selectors: [{}, {}] },
  });
});

test('names that there are not', () => {
  expectFindings(
    beside(`
  expect P(escape of crush) < 1%
                  // ^^^^^ unknown-bug
  expect P(found given any) > 60%
                    // ^^^ unknown-bug
  expect P(crash found in frist) > 60%
                       // ^^^^^ unknown-stage
  expect mean(exposure to slwo) < 5 requests
                       // ^^^^ unknown-bug
  expect max(down per rack) < 5%
                   // ^^^^ level-absent
  expect exclusive us, eurpe
                    // ^^^^^ unknown-place
  expect exclusive us, web-1
                    // ^^^^^ excludes-itself
  expect P(rollback) < often
                    // ^^^^^ unknown-param
`),
  );
});

test('words of the language are names of bugs and stages where a name stands', () => {
  const { program } = expectFindings(`
topology fleet { cluster web[4] }
model m { bug found { present 1%  shows 50% at cluster 1 }  bug any { present 1%  shows 50% at cluster 1 } }
plan p on fleet using m {
  maxDown 50%
  stage given { deploy all  gate health }
  expect P(found found in given given any) > 1%
  expect P(found given any bug) > 1%
  expect P(escape of found) < 5%
}`);
  const texts = program.plans[0]?.expectations.map((each) =>
    each.kind === 'measure' ? measureText(each.measure) : '',
  );
  expect(texts).toEqual(['P(found found in given given any)', 'P(found given any bug)', 'P(escape of found)']);
});

test('statistics that there are not, or not of that', () => {
  expectFindings(
    beside(`
  expect median(duration) <= 5d
      // ^^^^^^ unknown-statistic
  expect p0(duration) <= 5d
      // ^^ quantile-out-of-range
  expect p100.0(duration) <= 5d
      // ^^^^^^ quantile-out-of-range
  expect p120(duration) <= 5d
      // ^^^^ quantile-out-of-range
  expect P(duration) <= 5d
      // ^ chance-of-amount
  expect max(stop) <= 5%
      // ^^^ statistic-of-event
  expect mean(exposure) < 5 server-hours
           // ^^^^^^^^ mixed-exposure
`),
  );
});

test.each([
  ['avg', 'mean'],
  ['Prob', 'P'],
  ['P95', 'p95'],
  ['q99', 'p99'],
  ['median', 'p50'],
  ['stddev', 'sd'],
  ['Max', 'max'],
  ['maen', 'mean'],
  ['variance', undefined],
])('did you mean: %s', (name, suggestion) => {
  const found = diagnosticsOf(`expect ${name}(duration) <= 5d`);
  expect(found.map(({ code, help }) => [code, help])).toEqual([
    [
      'unknown-statistic',
      suggestion === undefined
        ? 'There are `P`, `mean`, `sd`, `min`, `max`, and quantiles such as `p50` and `p99.9`.'
        : `Did you mean \`${suggestion}\`?`,
    ],
  ]);
});

function diagnosticsOf(sentence: string) {
  return checkText(beside(sentence)).diagnostics.filter(({ severity }) => severity === 'error');
}

test.each([
  ['P(rollback) < 5d', 'A probability, such as `5%`, is expected here, not the duration `5d`.', undefined],
  ['P(rollback) < 0.05', 'A probability, such as `5%`, is expected here, not the number `0.05`.', '5%'],
  ['P(rollback) < 5% of servers', 'A probability, such as `5%`, is expected here, not `5% of servers`.', undefined],
  ['p95(duration) < 5%', 'A duration, such as `30m`, is expected here, not the percent `5%`.', undefined],
  ['p95(duration) < 40 servers', 'A duration, such as `30m`, is expected here, not `40 servers`.', undefined],
  [
    'mean(exposure to slow) < 500 server-hours',
    'An amount of exposure, such as `200 requests`, is expected here, not the amount `500 server-hours`.',
    undefined,
  ],
  [
    'mean(exposure to slow) < 500',
    'An amount of exposure, such as `200 requests`, is expected here, not the number `500`.',
    '500 requests',
  ],
  [
    'p99(reach of crash) < 40',
    'A number or a percent of servers, such as `400 servers`, is expected here, not the number `40`.',
    '40 servers',
  ],
  [
    'p99(reach of crash) < odds',
    'A number or a percent of servers, such as `400 servers`, is expected here, not `odds`, which is the percent `5%`.',
    'odds of servers',
  ],
  [
    'p99(reach of crash) < 10% servers',
    'A number or a percent of servers, such as `400 servers`, is expected here, not the percent `10%`.',
    '10% of servers',
  ],
  [
    'p99(reach of crash) < 1h',
    'A number or a percent of servers, such as `400 servers`, is expected here, not the duration `1h`.',
    undefined,
  ],
  ['max(down per cluster) < 3', 'A percent of servers, such as `25%`, is expected here, not the number `3`.', '3%'],
  ['max(down) < 5% of servers', 'A percent, such as `50%`, is expected here, not `5% of servers`.', '5%'],
])('a bound of another kind: %s', (sentence, message, suggestion) => {
  const [found, ...others] = diagnosticsOf(`expect ${sentence}`);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'wrong-kind', message });
  expect(found?.fix?.edits.map(({ text }) => text)).toEqual(suggestion === undefined ? undefined : [suggestion]);
});

test.each([
  ['P(rollback) <= 100%', 'always-met'],
  ['P(rollback) < 100%', undefined],
  ['P(rollback) >= 0%', 'always-met'],
  ['P(rollback) > 0%', undefined],
  ['P(rollback) < 0%', 'never-met'],
  ['P(rollback) <= 0%', undefined],
  ['P(rollback) > 100%', 'never-met'],
  ['P(rollback) >= 100%', undefined],
  ['p95(duration) >= 0s', 'always-met'],
  ['p95(duration) < 0s', 'never-met'],
  ['sd(duration) <= 0s', undefined],
  ['mean(exposure to crash) >= 0 server-hours', 'always-met'],
  ['max(down) <= 100%', 'always-met'],
  ['max(reach of crash) <= 44 servers', 'always-met'],
  ['max(reach of crash) < 44 servers', undefined],
  ['max(reach of crash) < 45 servers', 'always-met'],
  ['max(reach of crash) > 44 servers', 'never-met'],
  ['max(reach of crash) >= 44 servers', undefined],
  ['max(reach of crash) <= 100% of servers', 'always-met'],
])('a bound that says nothing: %s, %s', (sentence, code) => {
  expect(diagnosticsOf(`expect ${sentence}`).map((found) => found.code)).toEqual(code === undefined ? [] : [code]);
});

test('relations and levels', () => {
  expectFindings(
    beside(`
  expect P(rollback) == 5%
                  // ^^ not-a-bound
  expect P(rollback) < 5% at 50%
                          // ^^^ level-out-of-range
  expect P(rollback) < 5% at 100%
                          // ^^^^ level-out-of-range
  expect exclusive us, eu at 101%
                          // ^^^^ percent-out-of-range
`),
  );
});

test('a param is one kind of percent, in expectations too', () => {
  expectFindings(
    beside(`
  expect P(rollback) < odds
  expect max(down) < odds
                  // ^^^^ mixed-percents
`),
  );
});

test('a plan about people alone has no servers to be reached or to be down', () => {
  expectFindings(`
audience users 1_000 { ring internal 10%  ring broad }
model m { bug crash { present 1%  surfaces after 50 user-hours }  bug config { present 1%  shows 5% at ring 1 } }
plan p using m {
  stage s { release to internal, users { wait 1d  gate health } }
  expect mean(exposure) < 50 user-hours
  expect p99(reach of crash) < 5% of servers
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-fleet
  expect max(down) < 5%
//^^^^^^^^^^^^^^^^^^^^^ no-fleet
}`);
});

test('one mistake is one finding', () => {
  expectFindings(
    beside(`
  expect P(escape of crush) < 5d
                  // ^^^^^ unknown-bug
  expect p95(duration) <= 5 days
                         // ^^^^ unknown-unit
  expect p95(duration)
                   //^ incomplete
`),
  );
  expectFindings(`
topology fleet { cluster web[4] }
model m { bgu crash { present 1% } }
       // ^^^ unknown-word
plan p on fleet using m { maxDown 50%  stage s { deploy all  gate health }  expect P(escape of crash) < 1% }
`);
});

test('an expectation that is wrong leaves the plan out', () => {
  const { program } = checkText(beside('expect P(rollback) <= 100%'));
  expect(program.plans).toEqual([]);
});
