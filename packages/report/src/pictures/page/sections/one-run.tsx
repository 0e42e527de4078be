import type { Machine } from '@rollout/compiler';
import type { Results, Trace } from '@rollout/simulator';
import type { VNode } from 'preact';
import type { Film } from '../../../fleet/film.ts';
import { fleetFilm } from '../../../fleet/fleet-film.ts';
import { formatCount, formatPercent } from '../../../text/number.ts';
import { printable } from '../../../text/printable.ts';
import { filmPicture } from '../../fleet/film-picture.tsx';
import { FleetPlayer, playerData } from '../../fleet/player.tsx';
import type { Picture } from '../../picture.ts';
import { runPictures } from '../../run/run-pictures.ts';
import type { PageData, PageSection } from '../page.tsx';
import { storyOf } from './lead-of-run.tsx';
import { tell } from './story.tsx';

const PLAYER = 'player';

/** What is to be seen of one run: its pictures, and its fleet as it plays. */
export interface ShownRun {
  readonly pictures: readonly Picture[];
  readonly player: VNode;
  readonly data: PageData;
}

export function showRun(trace: Trace, machine: Machine, film: Film = fleetFilm(trace, machine)): ShownRun {
  return {
    pictures: [...runPictures(trace, machine), filmPicture(film)],
    player: <Played film={film} />,
    data: playerData({ film, id: PLAYER }),
  };
}

/** The run that a study shows: the first that ends as most do. */
export function runSections(raw: Trace, { pictures, player }: ShownRun, results: Results): PageSection[] {
  return tell(
    [
      {
        id: 'run',
        title: 'A usual run',
        pictures: ['timeline', 'fleet'],
        before: <Story trace={printable(raw)} results={results} />,
        after: player,
      },
    ],
    pictures,
    { rest: 'run', prefix: 'run-' },
  );
}

/** The script shows it: a film that does not play tells nothing that its moments above do not. */
function Played({ film }: { readonly film: Film }): VNode {
  return (
    <div class="played" id="played" hidden>
      <h3>{film.tiles.length === 0 ? 'The run, played' : 'The fleet, played'}</h3>
      <FleetPlayer film={film} id={PLAYER} />
    </div>
  );
}

function Story({ trace, results }: { readonly trace: Trace; readonly results: Results }): VNode {
  return (
    <>
      <p class="intro">{usual(trace, results)}</p>
      {storyOf(trace).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <p class="notes">
        <code>rollout trace --trial {trace.trial}</code> with the same plan and options tells it by itself, and with
        another number another run.
      </p>
    </>
  );
}

/** Which of all runs it is, so that nobody takes it for what always happens. */
function usual({ trial, seed, outcome }: Trace, { outcomes: { completed, rolledBack, stopped } }: Results): string {
  const { value } = { completed, 'rolled-back': rolledBack, stopped }[outcome];
  const ends = { completed: 'complete', 'rolled-back': 'are rolled back', stopped: 'are stopped' }[outcome];
  const share = value === null ? '' : `: ${formatPercent(value)} of all runs ${ends}`;
  return `Trial ${formatCount(trial)} of seed ${seed}, the first that ends as most do${share}. It is one of many; others take other times and meet other bugs.`;
}
