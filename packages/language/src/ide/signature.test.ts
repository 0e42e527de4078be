import { expect, test } from 'vitest';
import { signatureAt } from './signature.ts';
import { marked } from './testing/marked.ts';

/** The label, with the active part between bars. */
function told(source: string): string {
  const { sources, path, offset } = marked(source);
  const help = signatureAt(sources, path, offset);
  const signature = help?.signatures[help.active];
  if (help === undefined || signature === undefined) return 'nothing';
  const span = help.parameter === undefined ? undefined : signature.parameters[help.parameter]?.span;
  const { label } = signature;
  return span === undefined
    ? label
    : `${label.slice(0, span.start)}|${label.slice(span.start, span.end)}|${label.slice(span.end)}`;
}

test.each([
  ['model m { deploy takes $0 }', 'deploy takes |DURATION| [EVIDENCE] per LEVEL [ready after READY]'],
  ['model m { deploy takes 4$0m per server }', 'deploy takes |DURATION| [EVIDENCE] per LEVEL [ready after READY]'],
  ['model m { deploy takes 4m per $0 }', 'deploy takes DURATION [EVIDENCE] per |LEVEL| [ready after READY]'],
  ['plan p $0', 'plan NAME [of SERVICE, …] [on TOPOLOGY] [using MODEL] |BODY|'],
  ['plan p { window mon $0 }', 'window DAYS, … |FROM| .. TO (in ZONE | local) [for SELECTOR]'],
  ['model m { deploy takes lognormal($0) }', 'lognormal(|median 4m|, p95 12m)'],
  ['model m { deploy takes lognormal(median 4m, $0) }', 'lognormal(median 4m, |p95 12m|)'],
  ['model m { deploy takes lognormal(median 4m, sigma $0) }', 'lognormal(median 4m, |sigma 0.5|)'],
  ['model m { deploy takes lognormal(mean $0) }', 'lognormal(|mean 5m|, sd 2m)'],
  ['model m { deploy takes mix(90% 5m, 10% exponential($0)) }', 'exponential(|mean 5m|)'],
  ['model m { bug b { surfaces after exponential($0) } }', 'exponential(|mean 250 server-hours|)'],
  ['model m { bug b { surfaces after exponential(mean 20$0) } }', 'exponential(|mean 250 server-hours|)'],
  ['model m { metric error-rate is normal($0) }', 'normal(|mean 2.5%|, sd 0.5%)'],
  ['model m { metric error-rate is $0 }', 'metric METRIC is |READING|'],
  ['plan p { expect P($0) }', 'P((|BUG| found | found) [in STAGE] [given (any bug | BUG)])'],
  ['plan p { expect P(escape of $0) }', 'P(escape [of |BUG|] [given (any bug | BUG)])'],
  ['plan p { expect p95($0) }', 'p95(duration [of completed] [given (any bug | BUG)])'],
  [
    'plan p { expect p95(duration) $0 }',
    'expect (MEASURE |RELATION| BOUND | exclusive (GROUP, … | PLACES)) [at LEVEL]',
  ],
  ['plan p { stage a { gate health } $0 }', 'nothing'],
  ['plan p {\n  stage a { gate health }\n  $0\n}', 'nothing'],
  // What is whole, and can not go on, needs no help.
  ['topology t { region r { upgradeDomains 5 $0 } }', 'nothing'],
  ['health h { metric m { compare $0 } }', 'nothing'],
  ['plan p { stage a { retire blue after 1h $0 } }', 'nothing'],
  ['plan p { stage a { wait 4h $0 } }', 'wait (until MOMENT | DURATION [and |COUNT| requests [at most LONGEST]])'],
  ['model m { deploy takes 8m $0 }', 'deploy takes DURATION [|EVIDENCE|] per LEVEL [ready after READY]'],
  ['plan p { stage a { shift traffic to 5%, $0 } }', 'shift traffic [in SELECTOR] to |SHARE|, … [BLOCK]'],
  ['plan p { stage a { shift traffic to 5% $0 } }', 'shift traffic [in SELECTOR] to SHARE, … [|BLOCK|]'],
  ['// model m { deploy takes $0', 'nothing'],
  ['$0', 'nothing'],
])('%s', (source, expected) => {
  expect(told(source)).toBe(expected);
});

test('parts say what they are, and what holds without them', () => {
  const { sources, path, offset } = marked('plan p { stage a { deploy $0 } }');
  const [signature] = signatureAt(sources, path, offset)?.signatures ?? [];
  expect(signature?.parameters.find(({ name }) => name === 'COUNT')?.documentation).toBe(
    'units at once; without it: 1',
  );
  expect(signature?.documentation).toContain('The new version on these servers');
});

test('words that two sentences begin with show both', () => {
  const { sources, path, offset } = marked('model m { deploy $0 }');
  const labels = signatureAt(sources, path, offset)?.signatures.map(({ label }) =>
    label.split(' ').slice(0, 2).join(' '),
  );
  expect(labels).toEqual(['deploy takes', 'deploy fails']);
});
