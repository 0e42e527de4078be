/** What is told while a film plays. */
import type { Trace, TraceEvent } from '@rollout/simulator';
import { tellEach } from '../rows/story.ts';
import { PLAIN } from '../text/style.ts';
import type { FilmMoment, Tone } from './film.ts';

/** More stops than these on the way through a run are none. */
const MOST_MOMENTS = 160;

interface Ranked extends FilmMoment {
  /** 0: told in any case; the others are left out where that is too much, the highest first. */
  readonly rank: number;
}

export function momentsOf(trace: Trace): FilmMoment[] {
  const all = tellEach(trace, PLAIN.colors).flatMap(([event, told]): Ranked[] => {
    const kind = kindOf(event);
    return kind === null ? [] : told.map(({ at, text }) => ({ at, text, ...kind }));
  });
  for (let most = 3; ; most--) {
    const kept = all.filter(({ rank }) => rank <= most);
    if (most === 0 || kept.length <= MOST_MOMENTS) return kept.map(({ at, text, tone }) => ({ at, text, tone }));
  }
}

/** null: what happens inside a unit, and is seen on the map. */
function kindOf(event: TraceEvent): { readonly tone: Tone; readonly rank: number } | null {
  switch (event.kind) {
    case 'stage-started':
      return { tone: 'mark', rank: 0 };
    case 'stage-ended':
      return { tone: 'good', rank: 1 };
    case 'plan-ended':
      return { tone: 'end', rank: 0 };
    case 'gate-judged':
      if (event.verdict === 'healthy') return { tone: 'good', rank: 2 };
      return { tone: event.verdict === 'unhealthy' ? 'bad' : 'caution', rank: 0 };
    case 'bug-shown':
      return { tone: 'caution', rank: 0 };
    case 'bug-found':
    case 'run-failed':
    case 'approval-refused':
    case 'outage-started':
    case 'incident-started':
    case 'rollback-blocked':
      return { tone: 'bad', rank: 0 };
    case 'watch-alarm':
      return { tone: event.falseAlarm ? 'caution' : 'bad', rank: 0 };
    case 'raised':
    case 'rollback-started':
    case 'rollback-ended':
    case 'traffic-returned':
    case 'release-withdrawn':
    case 'flags-off':
    case 'recalled':
      return { tone: 'back', rank: 0 };
    case 'bug-fixed':
    case 'approval-given':
      return { tone: 'good', rank: 0 };
    case 'traffic-shifted':
    case 'released':
    case 'flag-enabled':
    case 'flag-disabled':
    case 'departed':
    case 'point-of-no-return':
    case 'blue-retired':
    case 'wait-exhausted':
    case 'answered':
    case 'pause-ended':
    case 'outage-ended':
    case 'incident-ended':
      return { tone: 'mark', rank: 1 };
    case 'unit-started':
      return { tone: 'mark', rank: 2 };
    case 'work-held':
    case 'work-started':
      return { tone: 'mark', rank: 3 };
    default:
      return null;
  }
}
