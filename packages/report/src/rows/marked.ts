/** What stands at one moment of a line. */
import { addTo } from '@rollout/language';
import type { Trace, TraceEvent } from '@rollout/simulator';
import type { Marked, Point } from './row.ts';

/** By the step's name. */
export function verdictsOf({ events }: Trace): Map<string, Marked[]> {
  const verdicts = new Map<string, Marked[]>();
  for (const event of events) {
    const told = pointOf(event);
    if (told !== null) addTo(verdicts, told.step, { ...told, at: event.at });
  }
  return verdicts;
}

function pointOf(event: TraceEvent): { readonly step: string; readonly point: Point; readonly what?: string } | null {
  switch (event.kind) {
    case 'gate-judged':
      return { step: event.step, point: event.verdict, what: `gate ${event.check}` };
    case 'approval-given':
    case 'approval-refused':
      return { step: event.step, point: event.kind, what: event.who };
    case 'run-failed':
    case 'blue-retired':
    case 'point-of-no-return':
      return { step: event.step, point: event.kind };
    default:
      return null;
  }
}

/** When its change left with a train, or was taken off it. */
export function trainsOf({ events }: Trace, stage: string): Marked[] {
  return events.flatMap((event): Marked[] =>
    (event.kind === 'departed' || event.kind === 'recalled') && event.stage === stage
      ? [{ point: event.kind, at: event.at, what: `ring ${event.ring}` }]
      : [],
  );
}
