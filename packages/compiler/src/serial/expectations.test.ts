import { expect, test } from 'vitest';
import { EXPECTED } from '../testing/full-machines.ts';
import { loadMachine } from './load.ts';
import { serialiseMachine } from './serialise.ts';
import { changed } from './testing/changed.ts';

const json = JSON.parse(serialiseMachine(EXPECTED)) as Record<string, unknown>;
/** Of the sentence that begins so. */
const at = (text: string): string =>
  `${EXPECTED.expectations.findIndex((expectation) => expectation.text.startsWith(`expect ${text}`))}`;

test.each<[string, readonly string[], unknown, string]>([
  [
    'a bug that is not there',
    [at('P(escape of one)'), 'measure', 'of', 'bug'],
    2,
    `\`/expectations/${at('P(escape of one)')}/measure/of/bug\` is no bug of the machine.`,
  ],
  [
    'a bug that is not there, in a condition',
    [at('P(two found'), 'measure', 'given', 'bug'],
    2,
    `\`/expectations/${at('P(two found')}/measure/given/bug\` is no bug of the machine.`,
  ],
  [
    'a stage that is not there',
    [at('P(two found'), 'measure', 'of', 'stage'],
    2,
    `\`/expectations/${at('P(two found')}/measure/of/stage\` is no stage.`,
  ],
  [
    'what nothing watches',
    [at('max(down per'), 'measure', 'of', 'per'],
    'region',
    `\`/expectations/${at('max(down per')}/measure/of\` is watched by no limit of the machine.`,
  ],
  [
    'servers that are not there',
    [at('exclusive'), 'sets', '0', 'servers', '0', 'to'],
    99,
    `\`/expectations/${at('exclusive')}/sets/0/servers/0\` is no range of servers of the fleet.`,
  ],
])('%s', (_, way, value, message) => {
  const document = changed(json, ['expectations', ...way], (parent, name) => {
    parent[name] = value;
  });
  expect(loadMachine(document).diagnostics.map((finding) => finding.message)).toEqual([message]);
});
