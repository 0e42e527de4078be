import type { Results } from '@rollout/simulator';
import type { Style } from '../../terminal.ts';
import { valueText } from '../test/figure-text.ts';
import { markOf, sentenceOf } from '../test/sentence.ts';
import { wrap } from '../wrap.ts';

/** Which of the expectations are met, as far as these trials tell. */
export function expectations({ expectations: all, method }: Results, { colors, columns }: Style): string[] {
  const lines = all.flatMap((each) => {
    const [first = '', ...more] = wrap(`${sentenceOf(each)}: ${valueText(each)}`, columns - 2);
    return [`${markOf(each, colors)} ${first}`, ...more.map((line) => `  ${line}`)];
  });
  const open = all.some(({ status }) => status === 'undecided') && method === 'simulated';
  return open
    ? [...lines, ...wrap('? these trials do not tell: rollout test runs until it is decided', columns)]
    : lines;
}
