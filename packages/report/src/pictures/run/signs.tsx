/** Small signs that stand at a moment. Each has a shape of its own, so that none needs its colour to be told from the others. */
import type { VNode } from 'preact';
import type { Point } from '../../rows/row.ts';
import { rounded } from '../rounded.ts';
import type { Theme } from '../theme/theme.ts';

export type Sign = Point | 'failed' | 'gone' | 'rollback';

/** From the middle of a sign to its edge. */
export const SIGN = 6.5;

type Role = 'good' | 'caution' | 'bad' | 'text' | 'muted' | 'series';

interface Look {
  readonly role: Role;
  /** From the middle on, within `SIGN`, by relative commands; filled. */
  readonly body: string;
  /** What stands on it, as a line. */
  readonly on: string;
  readonly meaning: string;
}

const ROUND = 'm-6 0a6 6 0 1 1 12 0a6 6 0 1 1 -12 0z';
const SQUARE = 'm-5.5-5.5h11v11h-11z';
const DIAMOND = 'm0-6.5l6.5 6.5l-6.5 6.5l-6.5-6.5z';
const TRIANGLE = 'm0-6.5l6.5 12h-13z';
const CHECK = 'm-3 0l2 2.5l4-5';
const CROSS = 'm-2.5-2.5l5 5m0-5l-5 5';

export const SIGNS: Readonly<Record<Sign, Look>> = {
  healthy: { role: 'good', body: ROUND, on: CHECK, meaning: 'gate passed' },
  unhealthy: { role: 'bad', body: DIAMOND, on: CROSS, meaning: 'gate failed' },
  marginal: { role: 'caution', body: DIAMOND, on: 'm-2.5 0h5', meaning: 'canary marginal' },
  'false-alarm': { role: 'caution', body: TRIANGLE, on: 'm0-2.5v4m0 1.5v1', meaning: 'false alarm' },
  'approval-given': { role: 'good', body: SQUARE, on: CHECK, meaning: 'approved' },
  'approval-refused': { role: 'bad', body: SQUARE, on: CROSS, meaning: 'refused' },
  'run-failed': { role: 'bad', body: TRIANGLE, on: 'm-1.5 0l3 3m0-3l-3 3', meaning: 'run failed' },
  'blue-retired': { role: 'series', body: DIAMOND, on: '', meaning: 'blue retired' },
  departed: { role: 'good', body: 'm-4.5-6l10.5 6l-10.5 6z', on: '', meaning: 'leaves with a train' },
  recalled: { role: 'caution', body: 'm4.5-6l-10.5 6l10.5 6z', on: '', meaning: 'off the train again' },
  'point-of-no-return': { role: 'text', body: 'm-6-6h12v2.5l-6 10l-6-10z', on: '', meaning: 'point of no return' },
  shown: { role: 'caution', body: ROUND, on: 'm-2 0a2 2 0 1 1 4 0a2 2 0 1 1 -4 0z', meaning: 'bug shows' },
  found: { role: 'bad', body: ROUND, on: '', meaning: 'bug found' },
  gone: { role: 'good', body: ROUND, on: 'm-3 0h6', meaning: 'bug gone' },
  failed: { role: 'bad', body: '', on: 'm-3.5-3.5l7 7m0-7l-7 7', meaning: 'servers failed' },
  rollback: { role: 'caution', body: 'm-6.5 0l6.5-5.5v3h6v5h-6v3z', on: '', meaning: 'rollback begins' },
};

/** A bar that ends in the midst of it is not seen beside it; others have corners that it looks out of. */
export const isWide = (sign: Sign): boolean => [ROUND, SQUARE].includes(SIGNS[sign].body);

export interface PlacedSign {
  readonly sign: Sign;
  /** Of its middle. */
  readonly x: number;
  readonly y: number;
}

/** Signs of one kind are drawn at once, so that a hundred of them are not two hundred elements. */
export function drawSigns(placed: readonly PlacedSign[], theme: Theme): VNode[] {
  return [...new Set(placed.map(({ sign }) => sign))].flatMap((sign) => {
    const { role, body, on } = SIGNS[sign];
    const color = role === 'series' ? theme.series[0] : theme[role];
    const shaped = (shape: string): string =>
      placed
        .filter((each) => each.sign === sign)
        .map(({ x, y }) => `M${rounded(x)} ${rounded(y)}${shape}`)
        .join('');
    if (body === '') {
      return [
        <path d={shaped(on)} fill="none" stroke={theme.surface} stroke-width={4.5} />,
        <path d={shaped(on)} fill="none" stroke={color} stroke-width={2.2} />,
      ];
    }
    const bodies = <path d={shaped(body)} fill={color} stroke={theme.surface} stroke-width={1.2} />;
    return on === ''
      ? [bodies]
      : [bodies, <path d={shaped(on)} fill="none" stroke={theme.surface} stroke-width={1.6} />];
  });
}

export function drawSign(sign: Sign, x: number, y: number, theme: Theme): VNode[] {
  return drawSigns([{ sign, x, y }], theme);
}
