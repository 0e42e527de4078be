import type { Trace } from '@rollout/simulator';
import type { Colors } from '../../terminal.ts';
import { formatPercent } from '../number.ts';
import { cellsOf, type Scale } from './scale.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

/** What share of an area's traffic the new version carries. */
export interface TrafficRow {
  readonly area: string;
  /** `at most 25% on the new version`. */
  readonly most: string;
  readonly bar: string;
}

/** One for each area whose traffic was shifted. */
export function trafficRows(trace: Trace, scale: Scale, { cyan }: Colors): TrafficRow[] {
  return [...historyOf(trace)].map(([area, history]) => {
    const most = history.reduce((largest, { share }) => Math.max(largest, share), 0);
    const cells = Array.from({ length: scale.width }, () => 0);
    history.forEach(({ at, share }, index) => {
      if (share === 0) return;
      const { from, to } = cellsOf(scale, at, history[index + 1]?.at ?? trace.duration);
      for (let cell = from; cell <= to; cell++) cells[cell] = Math.max(cells[cell] ?? 0, share);
    });
    const level = (share: number): string => cyan(LEVELS[Math.ceil(share * 8) - 1] ?? '█');
    return {
      area,
      most: `at most ${formatPercent(most)} on the new version`,
      bar: cells
        .map((share) => (share === 0 ? ' ' : level(share)))
        .join('')
        .trimEnd(),
    };
  });
}

type History = { readonly at: number; readonly share: number }[];

/** Per area what it comes to, and when. A canary gate's share ends with the gate; all ends when traffic goes back. */
function historyOf({ events, steps }: Trace): Map<string, History> {
  const gates = new Set(steps.filter(({ kind }) => kind === 'gate').map(({ name }) => name));
  const shifted = new Map<string, number>();
  const held = new Map<string, { readonly step: string; readonly share: number }>();
  const history = new Map<string, History>();
  const note = (area: string, at: number): void => {
    const share = Math.max(shifted.get(area) ?? 0, held.get(area)?.share ?? 0);
    const list = history.get(area) ?? [];
    history.set(area, list);
    if ((list.at(-1)?.share ?? 0) !== share) list.push({ at, share });
  };
  for (const event of events) {
    if (event.kind === 'traffic-shifted') {
      for (const area of event.areas) {
        if (gates.has(event.step)) held.set(area, event);
        else shifted.set(area, Math.max(shifted.get(area) ?? 0, event.share));
        note(area, event.at);
      }
    } else if (event.kind === 'gate-judged' || event.kind === 'step-ended') {
      for (const [area, { step }] of held) {
        if (step !== event.step) continue;
        held.delete(area);
        note(area, event.at);
      }
    } else if (event.kind === 'traffic-returned') {
      held.clear();
      shifted.clear();
      for (const area of history.keys()) note(area, event.at);
    }
  }
  return history;
}
