import { checkText, hasErrors } from '@rollout/language';
import { describe, expect, test } from 'vitest';
import { compile } from '../compile/compile.ts';
import { source } from '../testing/compile-text.ts';

const FLEET = `
  region west { cluster bar[2] { rack[2] { server[4] } } cluster potato { rack[2] { server[6] } } }
  region east { cluster bar[2] { rack[2] { server[4] } } }`;
const MODEL = 'bug crash { present 1% surfaces after 10 server-hours } gate health { detects 90% }';

/** What a policy finds of a plan. */
function found(policy: string, plan: string): readonly string[] {
  const text = `policy prod { ${policy} }\n${source({ fleet: FLEET, plan, model: MODEL })}`;
  const { program, diagnostics } = checkText(text);
  if (hasErrors(diagnostics)) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const findings = compile(program, undefined, { policies: program.policies }).diagnostics;
  return findings.flatMap(({ code }) => (code.startsWith('policy') ? [code] : []));
}

const ALL = 'stage a { deploy all }';
const STAGES = (first: string, second: string) => `stage a { ${first} deploy west } stage b { ${second} deploy east }`;

describe.each<[string, string, readonly string[], readonly string[]]>([
  [
    'what may be down in each cluster',
    'maxDown 50% per cluster',
    [
      `maxDown 50% per cluster ${ALL}`,
      `maxDown 30% per cluster, 40% in rollback ${ALL}`,
      `maxDown 4 servers ${ALL}`,
      `maxDown 4 servers per cluster ${ALL}`,
      STAGES('maxDown 50% per cluster', 'maxDown 1 server'),
      `maxDown 100% per cluster  expect max(down per cluster) <= 50% ${ALL}`,
    ],
    [
      ALL,
      `maxDown 60% per cluster ${ALL}`,
      `maxDown 50% per cluster, 100% in rollback ${ALL}`,
      `maxDown 50% per region ${ALL}`,
      `maxDown 5 servers ${ALL}`,
      STAGES('maxDown 50% per cluster', ''),
      `expect max(down per cluster) <= 60% ${ALL}`,
      `expect p99(down per cluster) <= 50% ${ALL}`,
      `expect max(down) <= 50% ${ALL}`,
    ],
  ],
  [
    'racks that may be down',
    'maxDown 1 racks per cluster',
    [`maxDown 1 racks per cluster ${ALL}`, `maxDown 1 server per cluster ${ALL}`],
    [`maxDown 2 racks per cluster ${ALL}`, `maxDown 1 racks per region ${ALL}`, ALL],
  ],
  [
    'what may stand beside',
    'maxSurge 50% per cluster',
    [
      ALL,
      `maxSurge 40% per cluster stage a { deploy all rolling }`,
      `maxSurge 2 servers stage a { deploy all rolling }`,
    ],
    [
      `maxSurge 60% per cluster stage a { deploy all rolling }`,
      'stage a { deploy green to all  retire blue after 1h }',
    ],
  ],
  [
    'regions apart',
    'exclusive regions',
    [
      `exclusive regions ${ALL}`,
      `exclusive regions at least 1h apart ${ALL}`,
      ALL,
      'stage a { deploy west } stage b { deploy east }',
    ],
    ['stage a { deploy all parallel 2 }', 'stage a { deploy west } stage b { deploy east  gate health }'],
  ],
  [
    'regions apart for a time',
    'exclusive regions at least 1h apart',
    [`exclusive regions at least 2h apart ${ALL}`],
    [`exclusive regions ${ALL}`, ALL],
  ],
  [
    'two places apart',
    'exclusive west, east',
    [`exclusive regions stage a { deploy all parallel 2 }`, ALL],
    ['stage a { deploy all parallel 2 }'],
  ],
  [
    'two places apart for a time',
    'exclusive west, east at least 1h apart',
    [`exclusive clusters at least 1h apart ${ALL}`, 'stage a { deploy west }'],
    [`exclusive clusters ${ALL}`],
  ],
  [
    'one place after another',
    'order west, east',
    [`order west, east ${ALL}`, STAGES('', '')],
    [ALL, `order east, west ${ALL}`],
  ],
  [
    'clusters at once',
    'maxParallel 2 clusters',
    [`maxParallel 2 clusters stage a { deploy all parallel 2 }`, `maxParallel 1 clusters ${ALL}`],
    ['stage a { deploy all parallel 3 }', 'maxParallel 2 clusters per region stage a { deploy all parallel 3 }'],
  ],
  ['one cluster at once', 'maxParallel 1 clusters', [ALL], ['stage a { deploy all parallel 2 }']],
  [
    'how fast servers start',
    'maxRate 10 servers per hour',
    [`maxRate 10 servers per hour ${ALL}`, `maxRate 9 servers per day ${ALL}`],
    [ALL, `maxRate 11 servers per hour ${ALL}`, `maxRate 10 servers per minute ${ALL}`],
  ],
  [
    'a freeze',
    'freeze 2026-12-19..2027-01-04',
    [`freeze 2026-12-19..2027-01-04 ${ALL}`, `freeze 2026-12-01..2027-01-06 ${ALL}`],
    [ALL, `freeze 2026-12-20..2027-01-04 ${ALL}`, `freeze 2026-12-19..2027-01-04 for west ${ALL}`],
  ],
  [
    'a freeze of some',
    'freeze 2026-12-19..2027-01-04 for west',
    [`freeze 2026-12-19..2027-01-04 ${ALL}`, `freeze 2026-12-19..2027-01-04 for west ${ALL}`],
    [`freeze 2026-12-19..2027-01-04 for east ${ALL}`],
  ],
  [
    'windows',
    'window mon..thu 09:00..16:00 in "Europe/Berlin"  window fri 09:00..12:00 in "Europe/Berlin"',
    [
      `window mon..thu 10:00..16:00 in "Europe/Berlin" ${ALL}`,
      `window mon..fri 09:00..12:00 in "Europe/Berlin" ${ALL}`,
      STAGES('window mon 10:00..11:00 in "Europe/Berlin"', 'window tue 10:00..11:00 in "Europe/Berlin"'),
    ],
    [
      ALL,
      `window mon..fri 09:00..16:00 in "Europe/Berlin" ${ALL}`,
      `window mon..thu 10:00..16:00 in "Europe/London" ${ALL}`,
      `window mon..thu 09:00..16:00 in "Europe/Berlin" for west ${ALL}`,
    ],
  ],
])('%s: %s', (_, policy, met, unmet) => {
  test.each(met)('is met by: %s', (plan) => {
    expect(found(policy, plan)).toEqual([]);
  });

  test.each(unmet)('is not met by: %s', (plan) => {
    expect(found(policy, plan)).toEqual(['policy-not-met']);
  });
});

test('what a policy expects is joined to the plan, with whose it is', () => {
  const text = `policy prod { expect P(rollback) < 5%  expect P(escape of crash) < 1% at 99.9%  expect max(down per cluster) <= 60% }
    ${source({ fleet: FLEET, plan: `expect p95(duration) <= 5d ${ALL}`, model: MODEL })}`;
  const { program } = checkText(text);
  const { machine, sources } = compile(program, undefined, { policies: program.policies });
  expect(machine?.expectations.map(({ text, policy, level }) => [text, policy, level])).toEqual([
    ['expect p95(duration) <= 5d', null, 0.99],
    ['expect P(rollback) < 5%', 'prod', 0.99],
    ['expect P(escape of crash) < 1% at 99.9%', 'prod', 0.999],
    ['expect max(down per cluster) <= 60%', 'prod', 0.99],
  ]);
  expect(machine?.constraints.down.map(({ text, watched }) => [text, watched])).toEqual([['down per cluster', true]]);
  expect(sources?.expectations.map(({ span }) => text.slice(span.start, span.end))[1]).toBe('expect P(rollback) < 5%');
});

test.each([
  ['expect P(escape of fire) < 1%', 'has no bug `fire`'],
  ['expect mean(exposure to crash) < 1_000 requests', 'counts exposure to `crash` in server-hours'],
  ['expect exclusive west, north', 'has no place `north`'],
  ['exclusive west, north', 'has no place `north`'],
  ['freeze 2026-12-19..2027-01-04 for north', 'has no place `north`'],
])('%s: the plan %s', (sentence, different) => {
  const text = `policy prod { ${sentence} }\n${source({ fleet: FLEET, plan: ALL, model: MODEL })}`;
  const { program, diagnostics: found } = checkText(text);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { machine, diagnostics } = compile(program, undefined, { policies: program.policies });
  const [finding] = diagnostics.filter(({ severity }) => severity === 'error');
  expect(machine === null).toBe(true);
  expect(finding?.message).toBe(`The policy prod says \`${sentence}\`, but the plan test ${different}.`);
  const [related] = finding?.related ?? [];
  expect(text.slice(related?.span.start, related?.span.end)).toBe(sentence);
});
