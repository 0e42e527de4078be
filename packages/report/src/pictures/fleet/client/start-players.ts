/** What makes players play. Nothing begins by itself, but for one that played before its page was drawn anew. */
import type { Film } from '../../../fleet/film.ts';
import { openPlayback, type Playback } from './playback.ts';
import { openView, type PlayerView } from './player-view.ts';

/** Starts all players of a page. */
export function startPlayers(page: Document): void {
  for (const player of page.querySelectorAll<HTMLElement>('.player[data-film]')) {
    const film = filmOf(page, player.dataset.film ?? '');
    if (film !== null) startPlayer(player, film);
  }
}

function filmOf(page: Document, id: string): Film | null {
  const text = page.getElementById(id)?.textContent ?? '';
  if (text === '') return null;
  // It was written by whoever wrote the page.
  return JSON.parse(text) as Film;
}

/** Where somebody has left a player, for the next one in its place. */
export interface PlayerMoment {
  /** In milliseconds; null: at the end, however late that is. */
  readonly at: number | null;
  readonly isPlaying: boolean;
  readonly speed: string;
}

export interface Player {
  readonly view: PlayerView;
  readonly moment: () => PlayerMoment;
  /** Before it is taken out of its page. */
  readonly stop: () => void;
}

/** Starts one. `from` not given: it shows its end until somebody plays it. */
export function startPlayer(player: HTMLElement, film: Film, from?: PlayerMoment): Player {
  const window = player.ownerDocument.defaultView;
  if (window === null) throw new Error('a player is in no window');
  const view = openView(player, film);
  const speed = player.querySelector<HTMLSelectElement>('select[data-part="speed"]');
  if (from !== undefined && speed !== null) speed.value = from.speed;
  const playback = openPlayback(film, view, window, () => Number(speed?.value ?? 1));
  listen(player, film, playback);
  // What was hidden before may be seen now.
  const showAgain = (): void => view.show(playback.at());
  window.addEventListener('resize', showAgain);
  const controls = player.querySelector<HTMLElement>('.player-controls');
  if (controls !== null) controls.hidden = false;
  playback.goTo(from?.at ?? film.duration);
  if (from?.isPlaying === true && playback.at() < film.duration) playback.play();
  return {
    view,
    moment: () => ({
      at: playback.at() >= film.duration ? null : playback.at(),
      isPlaying: playback.isPlaying(),
      speed: speed?.value ?? '1',
    }),
    stop() {
      playback.pause();
      window.removeEventListener('resize', showAgain);
    },
  };
}

function listen(player: HTMLElement, film: Film, playback: Playback): void {
  const actions: Readonly<Record<string, () => void>> = {
    play: () => (playback.isPlaying() ? playback.pause() : playback.play()),
    previous: playback.previous,
    next: playback.next,
    beginning: () => playback.jumpTo(0),
    end: () => playback.jumpTo(film.duration),
  };
  for (const button of player.querySelectorAll<HTMLButtonElement>('button[data-do]')) {
    button.addEventListener('click', () => actions[button.dataset.do ?? '']?.());
  }
  const scrubber = player.querySelector<HTMLInputElement>('input[data-part="scrubber"]');
  scrubber?.addEventListener('input', () => playback.goTo(Number(scrubber.value)));
  player.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target instanceof HTMLSelectElement) return;
    const does = keyOf(event.key, target instanceof HTMLButtonElement);
    if (does === null) return;
    event.preventDefault();
    actions[does]?.();
  });
}

/** What a key does in a player; space presses a button where one has the focus. */
function keyOf(key: string, onButton: boolean): 'play' | 'previous' | 'next' | 'beginning' | 'end' | null {
  switch (key) {
    case ' ':
      return onButton ? null : 'play';
    case 'ArrowLeft':
    case 'ArrowDown':
      return 'previous';
    case 'ArrowRight':
    case 'ArrowUp':
      return 'next';
    case 'Home':
      return 'beginning';
    case 'End':
      return 'end';
    default:
      return null;
  }
}
