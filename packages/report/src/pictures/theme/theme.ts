import type { FleetState } from '../../fleet/fleet-state.ts';

/** The colours of drawings, by what they stand for. None says anything alone: each has a pattern, a mark or a text beside it. */
export interface Theme {
  /** What drawings stand on. */
  readonly surface: string;
  /** Of parts that stand out a little from it: lanes, bands, the backs of bars. */
  readonly raised: string;
  readonly text: string;
  /** Of what is said beside it: axes, notes. */
  readonly muted: string;
  /** Of lines that only lead the eye. */
  readonly line: string;
  /** For what has no meaning of its own, in this order. */
  readonly series: readonly [string, string, string, string, string, string];
  /** What goes as it should, what needs a look, what is wrong. */
  readonly good: string;
  readonly caution: string;
  readonly bad: string;
  /** Of what is drawn beside a limit, an aim or a quantile. */
  readonly limit: string;
  /** Of texts that stand on one of the colours above. */
  readonly onColor: string;
  /** In what state servers are. */
  readonly state: Readonly<Record<FleetState, string>>;
}

/** One that stands by itself: its colours are written into it. */
export type StandaloneTheme = 'light' | 'dark';
