import type { Results } from '@rollout/simulator';
import { valueText } from '../../text/figure-text.ts';
import { markOf, sentenceOf } from '../../text/sentence.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

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
