/** Where a film is, and how it goes on: by itself, and by what is pressed. */
import { type Film, nextMoment, type Pace, type PlaySpeed, paceOf, previousMoment } from '@rollout/report';

export interface Playhead {
  /** Milliseconds of the run. */
  readonly at: number;
  readonly speed: PlaySpeed;
  readonly isPaused: boolean;
}

/** A film with what is known of how to play it. */
export interface Reel {
  readonly film: Film;
  readonly pace: Pace;
}

export function reelOf(film: Film): Reel {
  return { film, pace: paceOf(film) };
}

/** Unless told, a run of any length takes so many seconds, its waits being cut short. */
const USUAL: PlaySpeed = { kind: 'paced', seconds: 20 };
/** One press more or less. */
const FASTER = 1.5;
/** A jump is so much of the playing. */
const JUMP = 0.05;
/** All of it takes no fewer seconds, and no more. */
const SHORTEST = 1;
const LONGEST = 24 * 3600;

/** At the start. `perSecond`: milliseconds of the run a second; null: as is usual. */
export function startOf(perSecond: number | null): Playhead {
  const speed: PlaySpeed = perSecond === null ? USUAL : { kind: 'even', perSecond };
  return { at: 0, speed, isPaused: false };
}

/** After so many milliseconds have passed. */
export function passed(head: Playhead, milliseconds: number, { film: { duration }, pace }: Reel): Playhead {
  const { at, speed, isPaused } = head;
  if (isPaused || at >= duration) return head;
  const seconds = milliseconds / 1000;
  switch (speed.kind) {
    case 'even':
      return { ...head, at: Math.min(duration, at + speed.perSecond * seconds) };
    case 'paced':
      return { ...head, at: timeAt(pace, pace.playedAt(at) + seconds / speed.seconds, duration) };
    default:
      return speed satisfies never;
  }
}

/** After a key; null: whoever pressed it has seen enough. What means nothing changes nothing. */
export function pressed(head: Playhead, key: string, { film, pace }: Reel): Playhead | null {
  const { at, isPaused } = head;
  const { duration } = film;
  switch (key) {
    case 'q':
    case 'escape':
    case 'ctrl-d':
      return null;
    case 'space':
      // At the end there is nothing to go on with.
      return at >= duration ? { ...head, at: 0, isPaused: false } : { ...head, isPaused: !isPaused };
    case 'right':
      return { ...head, at: nextMoment(film, at), isPaused: true };
    case 'left':
      return { ...head, at: previousMoment(film, at), isPaused: true };
    case 'page-down':
    case 'down':
      return { ...head, at: timeAt(pace, pace.playedAt(at) + JUMP, duration) };
    case 'page-up':
    case 'up':
      return { ...head, at: timeAt(pace, pace.playedAt(at) - JUMP, duration) };
    case 'home':
    case '0':
      return { ...head, at: 0 };
    case 'end':
      return { ...head, at: duration, isPaused: true };
    case '+':
    case '=':
      return { ...head, speed: faster(head.speed, FASTER, duration) };
    case '-':
    case '_':
      return { ...head, speed: faster(head.speed, 1 / FASTER, duration) };
    default:
      return head;
  }
}

/** After a part of the playing, which may be less than none of it, and more than all. */
function timeAt({ timeAt: of }: Pace, played: number, duration: number): number {
  if (played <= 0) return 0;
  return played >= 1 ? duration : of(played);
}

/** What was asked for may lie beyond the bounds; from there it goes back, and no farther. */
function faster(speed: PlaySpeed, times: number, duration: number): PlaySpeed {
  switch (speed.kind) {
    case 'even': {
      const most = Math.max(speed.perSecond, duration / SHORTEST);
      const least = Math.min(speed.perSecond, duration / LONGEST);
      return { kind: 'even', perSecond: Math.min(most, Math.max(least, speed.perSecond * times)) };
    }
    case 'paced':
      return { kind: 'paced', seconds: Math.min(LONGEST, Math.max(SHORTEST, speed.seconds / times)) };
    default:
      return speed satisfies never;
  }
}
