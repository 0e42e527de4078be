/** What the bars of a timeline look like, by what happens in them. */
import type { Fill } from '../../../rows/row.ts';
import type { Pattern } from '../../chart/patterns.tsx';
import type { Theme } from '../../theme/theme.ts';

export interface FillLook {
  readonly color: (theme: Theme) => string;
  readonly pattern: Pattern;
  /** Of the row's bar. */
  readonly height: 'full' | 'low' | 'line';
  readonly meaning: string;
}

export const FILL_LOOKS: Readonly<Record<Fill, FillLook>> = {
  runs: { color: ({ muted }) => muted, pattern: 'plain', height: 'line', meaning: 'begun, nothing in progress' },
  held: { color: ({ muted }) => muted, pattern: 'barred', height: 'low', meaning: 'held by the calendar' },
  waits: { color: ({ state }) => state.baking, pattern: 'plain', height: 'low', meaning: 'bakes, or waits' },
  unseen: { color: ({ caution }) => caution, pattern: 'plain', height: 'line', meaning: 'there, and not seen' },
  gates: { color: ({ state }) => state.baking, pattern: 'hatched', height: 'full', meaning: 'watched by a gate' },
  approvals: { color: ({ series }) => series[4], pattern: 'barred', height: 'low', meaning: 'waits for a person' },
  acts: { color: ({ series }) => series[4], pattern: 'plain', height: 'full', meaning: 'runs something' },
  shifts: { color: ({ series }) => series[2], pattern: 'barred', height: 'full', meaning: 'shifts traffic' },
  releases: { color: ({ series }) => series[2], pattern: 'hatched', height: 'full', meaning: 'releases' },
  switches: { color: ({ series }) => series[2], pattern: 'crossed', height: 'full', meaning: 'switches a flag' },
  migrates: { color: ({ series }) => series[5], pattern: 'barred', height: 'full', meaning: 'changes a schema' },
  pauses: { color: ({ caution }) => caution, pattern: 'barred', height: 'low', meaning: 'paused' },
  deploys: { color: ({ state }) => state.changing, pattern: 'plain', height: 'full', meaning: 'upgrades' },
  reverts: { color: ({ state }) => state.returning, pattern: 'hatched', height: 'full', meaning: 'goes back' },
  outage: { color: ({ state }) => state.lost, pattern: 'crossed', height: 'full', meaning: 'down in an outage' },
};

/** In the order in which they are explained. */
export const EXPLAINED: readonly Fill[] = [
  'deploys',
  'gates',
  'waits',
  'approvals',
  'held',
  'pauses',
  'shifts',
  'releases',
  'switches',
  'migrates',
  'acts',
  'reverts',
  'outage',
  'unseen',
  'runs',
];
