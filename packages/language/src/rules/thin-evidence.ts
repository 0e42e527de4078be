/** A chance that was counted from too few. */
import type { Quantity } from '../syntax/tree.ts';
import { countOption } from './option.ts';
import { inTypical } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';
import { shareText } from './written/texts.ts';

const model = (present: string) =>
  inTypical(`  deploy takes 4m per server
  bug crash {
    present ${present}
    surfaces after exponential(mean 200 server-hours)
  }
`);

export const thinEvidence = programRule({
  code: 'thin-evidence',
  severity: 'hint',
  recommended: false,
  title: 'Counted from a few',
  options: { least: countOption(30, 'From how many a chance is to be counted at least.') },
  message: (args: { trials: number }) =>
    args.trials === 1
      ? 'This is known from a single one.'
      : `This is known from ${args.trials}. In so few, something that happens in ${shareText(mostUnseen(args.trials))} of all cases may never be seen.`,
  help: 'Count more, or let the figures show how unsure it is: `rollout simulate --uncertain`.',
  page: {
    meaning: 'A chance that is said to be counted, `from 1 of 8`, was counted from thirty or more.',
    rationale:
      'If something has not happened in N tries, its chance may still be 3/N; to know a chance of 3% well enough to plan by ' +
      'it takes hundreds. A number that was counted looks better than one that was guessed, and from eight releases it is not.',
    raises: model('10% from 1 of 10'),
    avoids: model('3% from 6 of 194'),
    sources: [
      {
        title:
          'Hanley, Lippman-Hand: If Nothing Goes Wrong, Is Everything All Right? Interpreting Zero Numerators (JAMA 249, 1983)',
      },
    ],
  },
  check: ({ root: { path, tree } }, { least }, report) => {
    for (const { trials, span } of nodesOf(tree, 'rate-evidence')) {
      const number = numberOf(trials);
      if (number !== undefined && number < least) report({ trials: number }, { path, span });
    }
  },
});

/** The rule of three: what happens more often than in 3 of N is seen in N tries with a chance of 95%. */
function mostUnseen(trials: number): number {
  return Math.min(1, 3 / trials);
}

function numberOf(quantity: Quantity | undefined): number | undefined {
  return quantity?.kind === 'number' ? quantity.value : undefined;
}
