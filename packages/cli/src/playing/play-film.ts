import { asciiText, type Film, playFrame, type Style } from '@rollout/report';
import type { Screen } from '../terminal.ts';
import { type Playhead, passed, pressed, reelOf, startOf } from './playhead.ts';

/** From one picture to the next, in milliseconds. */
const FRAME = 66;
/** Where nothing moves, signals are looked for so often. */
const RESTING = 200;
/** The last picture stands so long before the film is over. */
const LAST = 1500;

export interface Clock {
  /** Milliseconds from some moment on. */
  readonly now: () => number;
  /** Aborted: whoever looks has had enough. */
  readonly signal: AbortSignal;
}

/** Plays a film from its beginning to its end, or until somebody has seen enough. `speed`: milliseconds of the run a second; null: as is usual. */
export async function playFilm(
  film: Film,
  screen: Screen,
  style: Style,
  speed: number | null,
  { now, signal }: Clock,
): Promise<void> {
  const reel = reelOf(film);
  let head = startOf(speed);
  let drawn = now();
  /** Since when the last picture has been standing. */
  let over: number | null = null;
  while (!signal.aborted) {
    draw(film, head, screen, style);
    const isOver = head.at >= film.duration;
    over = isOver && !head.isPaused ? (over ?? now()) : null;
    if (over !== null && now() - over >= LAST) return;
    const keys = await screen.wait(head.isPaused || isOver ? RESTING : FRAME);
    const at = now();
    head = passed(head, at - drawn, reel);
    drawn = at;
    for (const key of keys) {
      const next = pressed(head, key, reel);
      if (next === null) return;
      head = next;
    }
  }
}

function draw(film: Film, head: Playhead, screen: Screen, style: Style): void {
  const { columns, rows } = screen.size();
  const lines = playFrame(film, { ...head, hasKeys: screen.hasKeys }, { ...style, columns }, rows);
  screen.draw(style.ascii === true ? lines.map(asciiText) : lines);
}
