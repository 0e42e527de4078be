/** Where a film is, and what moves it on. */
import type { Film } from '../../../fleet/film.ts';
import { paceOf } from '../../../fleet/pace.ts';
import { spokenAt } from '../../../fleet/spoken.ts';
import { momentAt, nextMoment, previousMoment } from '../../../fleet/state-at.ts';
import type { PlayerView } from './player-view.ts';

/** How long a film plays at the ordinary speed, in milliseconds; and how long a step is looked at where motion is unwelcome. */
const PLAYING = 24_000;
const STEP = 1_500;
/** What is told while it plays, at most so often. */
const TELLING = 2_500;

export interface Playback {
  readonly at: () => number;
  readonly isPlaying: () => boolean;
  /** Begins again where it is at its end. */
  readonly play: () => void;
  readonly pause: () => void;
  /** Pauses there. */
  readonly goTo: (time: number) => void;
  /** As `goTo`; whoever listens is told. */
  readonly jumpTo: (time: number) => void;
  readonly previous: () => void;
  readonly next: () => void;
}

/** `speedOf`: how many times the ordinary speed it plays with, asked again and again. */
export function openPlayback(film: Film, view: PlayerView, window: Window, speedOf: () => number): Playback {
  const pace = paceOf(film);
  const motion = window.matchMedia('(prefers-reduced-motion: reduce)');
  let at = film.duration;
  let isPlaying = false;
  let frame = 0;
  let timer = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let told = momentAt(film, at);

  const show = (time: number): void => {
    at = Math.min(film.duration, Math.max(0, time));
    view.show(at);
    const moment = momentAt(film, at);
    const now = window.performance.now();
    if (moment === told || (isPlaying && now - toldAt < TELLING)) return;
    told = moment;
    toldAt = now;
    view.tell(moment?.text ?? '');
  };
  const pause = (): void => {
    isPlaying = false;
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    view.playing(false);
  };
  const stepOn = (): void => {
    if (!isPlaying) return;
    show(nextMoment(film, at));
    if (at >= film.duration) pause();
    else timer = window.setTimeout(stepOn, STEP / speedOf());
  };
  const run = (before: number): void => {
    frame = window.requestAnimationFrame((now) => {
      if (!isPlaying) return;
      const played = pace.playedAt(at) + ((now - before) * speedOf()) / PLAYING;
      show(played >= 1 ? film.duration : pace.timeAt(played));
      if (at >= film.duration) pause();
      else run(now);
    });
  };
  const goTo = (time: number): void => {
    pause();
    show(time);
  };
  const jumpTo = (time: number): void => {
    goTo(time);
    view.tell(spokenAt(film, at));
  };
  return {
    at: () => at,
    isPlaying: () => isPlaying,
    play() {
      isPlaying = true;
      view.playing(true);
      if (at >= film.duration) show(0);
      if (motion.matches) timer = window.setTimeout(stepOn, STEP / speedOf());
      else run(window.performance.now());
    },
    pause,
    goTo,
    jumpTo,
    previous: () => jumpTo(previousMoment(film, at)),
    next: () => jumpTo(nextMoment(film, at)),
  };
}
