import type { ExpectationResults } from '@rollout/simulator';
import { printableText } from './printable.ts';
import type { Colors } from './style.ts';

/** What is expected, in one line, and by whom, if not by the plan itself. */
export function sentenceOf({ text, policy }: ExpectationResults): string {
  const own = printableText(text).replace(/^expect /, '');
  return policy === null ? own : `${own} (policy ${printableText(policy)})`;
}

export function markOf({ status }: ExpectationResults, { green, red, yellow }: Colors): string {
  switch (status) {
    case 'met':
      return green('✓');
    case 'not-met':
      return red('✗');
    case 'undecided':
      return yellow('?');
    default:
      return status satisfies never;
  }
}
