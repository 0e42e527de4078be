/** What fills tiles: a colour for each state, and lines or marks in it, so that none needs its colour to be told from the others. */
import type { VNode } from 'preact';
import type { FleetState } from '../../fleet/fleet-state.ts';
import type { Theme } from '../theme/theme.ts';

interface Look {
  /** Of its pattern, in pixels; 0: it is plain. */
  readonly size: number;
  /** Lines in the surface's colour. */
  readonly lines: string;
}

const LOOKS: Readonly<Record<FleetState, Look>> = {
  old: { size: 0, lines: '' },
  fresh: { size: 0, lines: '' },
  baking: { size: 5, lines: 'M1.5 2.5h2' },
  changing: { size: 6, lines: 'M-1 1L1-1M-1 7L7-1M5 7L7 5' },
  returning: { size: 6, lines: 'M-1-1L7 7M-1 5L1 7M5-1L7 1' },
  failed: { size: 7, lines: 'M1.5 1.5L5.5 5.5M5.5 1.5L1.5 5.5' },
  lost: { size: 6, lines: 'M0 3h6M3 0v6' },
  doubted: { size: 6, lines: 'M3 .6v2.9M3 4.4v1' },
};

export function fillOf(state: FleetState, id: string, { state: colors }: Theme): string {
  return LOOKS[state].size === 0 ? colors[state] : `url(#${id}-${state})`;
}

/** What the fills refer to; to stand once in the drawing. */
export function stateDefs(states: readonly FleetState[], id: string, { state: colors, surface }: Theme): VNode {
  return (
    <defs>
      {states.map((state) => {
        const { size, lines } = LOOKS[state];
        if (size === 0) return null;
        return (
          <pattern id={`${id}-${state}`} width={size} height={size} patternUnits="userSpaceOnUse">
            <rect width={size} height={size} fill={colors[state]} />
            <path d={lines} stroke={surface} stroke-width={1.3} fill="none" />
          </pattern>
        );
      })}
    </defs>
  );
}
