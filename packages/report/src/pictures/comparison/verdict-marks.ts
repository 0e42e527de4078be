import type { DifferenceVerdict } from '@rollout/simulator';
import { VERDICTS } from '../../text/compare/words.ts';
import type { Theme } from '../theme/theme.ts';

const SIGNS: Readonly<Record<DifferenceVerdict, string>> = {
  better: '▲',
  worse: '▼',
  more: '+',
  less: '−',
  'no-difference': '=',
  'cannot-tell': '?',
};

/** A sign and a word, so that the colour says nothing alone. */
export function verdictText(verdict: DifferenceVerdict): string {
  return `${SIGNS[verdict]} ${VERDICTS[verdict]}`;
}

export function verdictColor(verdict: DifferenceVerdict, { good, bad, muted }: Theme): string {
  switch (verdict) {
    case 'better':
      return good;
    case 'worse':
      return bad;
    case 'more':
    case 'less':
    case 'no-difference':
    case 'cannot-tell':
      return muted;
  }
}
