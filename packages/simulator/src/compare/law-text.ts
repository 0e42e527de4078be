import { durationText } from '@rollout/compiler';
import type { Action, Distribution } from '@rollout/language';
import { lawOf } from '../distributions/index.ts';

/** A time as a reader tells two of them apart: what it is, or its kind with mean and 95th percentile. */
export const timeText = (takes: Distribution): string => lawText(takes, durationText);

/** Likewise of an amount. */
export const amountText = (amount: Distribution): string =>
  lawText(amount, (value) => String(Number(value.toPrecision(4))));

function lawText(distribution: Distribution, format: (value: number) => string): string {
  if (distribution.kind === 'fixed') return format(distribution.value);
  const law = lawOf(distribution);
  return `${distribution.kind}, mean ${format(law.mean)}, P95 ${format(law.quantile(0.95))}`;
}

/** As the language writes it. */
export function actionText(action: Action): string {
  switch (action.kind) {
    case 'rollback':
    case 'stop':
    case 'continue':
      return action.kind;
    case 'rollback-stage':
      return 'rollback this stage';
    case 'rollback-in':
      return `rollback in ${timeText(action.takes)}`;
    case 'pause':
      return `pause for ${timeText(action.takes)} then ${actionText(action.then)}`;
    case 'ask':
      return `ask ${action.who} takes ${timeText(action.takes)} else ${actionText(action.otherwise)}`;
    case 'retry':
      return `retry${action.atMost === null ? '' : ` at most ${action.atMost}`} then ${actionText(action.then)}`;
    case 'next-train':
      return `next train at most ${action.atMost} then ${actionText(action.then)}`;
    case 'disable':
      return `disable ${action.flag}`;
  }
}
