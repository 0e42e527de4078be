/** Every example at every width that a terminal may have: nothing that people read is wider. */
import { readdirSync } from 'node:fs';
import { advanceComparison, openComparison, resultsOfComparison, simulate, traceTrial } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { exampleMachine } from '../testing/open-example.ts';
import { asciiText } from '../text/ascii.ts';
import { PLAIN, type Style } from '../text/style.ts';
import { displayWidth } from '../text/table.ts';
import { comparePretty } from './compare/compare-pretty.ts';
import { summary } from './summary/summary.ts';
import { timeline } from './timeline/timeline.ts';

const WIDTHS = [40, 60, 80, 120, 160];
/** Those with several plans, or none, are told elsewhere. */
const NOT_ONE_PLAN = ['library', 'ways-to-ship'];

const examples = readdirSync(new URL('../../../../examples', import.meta.url)).filter(
  (name) => !NOT_ONE_PLAN.includes(name),
);

describe.each(examples)('%s', (name) => {
  const machine = exampleMachine(name);

  test('simulate', () => {
    const results = simulate(machine, { trials: 16 });
    keepsWithin((style) => summary(results, machine, style));
  });

  test('trace', () => {
    const trace = traceTrial(machine, { trial: 3 });
    if (trace.kind !== 'trace') throw new Error('too many servers');
    keepsWithin((style) => timeline(trace, machine, style));
  });
});

test.each(['first-plan', 'everything', 'release-train', 'two-tiers'])('compare %s', (name) => {
  const comparison = openComparison(exampleMachine(name), exampleMachine('two-tiers'), { trials: 16 });
  while (advanceComparison(comparison, 16));
  const results = resultsOfComparison(comparison);
  const sides = { a: `examples/${name}/${name}.rollout`, b: 'examples/two-tiers/two-tiers.rollout' };
  keepsWithin((style) => comparePretty(results, [], sides, style));
});

/** Also where what is drawn is drawn in ASCII. */
function keepsWithin(render: (style: Style) => string): void {
  for (const columns of WIDTHS) {
    const text = render({ ...PLAIN, columns });
    expect(tooWide(text, columns)).toEqual([]);
    expect(tooWide(asciiText(text), columns)).toEqual([]);
  }
}

function tooWide(text: string, columns: number): string[] {
  return text.split('\n').filter((line) => displayWidth(line) > columns);
}
