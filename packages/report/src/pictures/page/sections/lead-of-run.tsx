import type { Machine } from '@rollout/compiler';
import type { Trace, TraceBug } from '@rollout/simulator';
import type { VNode } from 'preact';
import { counted } from '../../../text/counted.ts';
import { formatDuration } from '../../../text/duration.ts';
import { formatNumber } from '../../../text/number.ts';
import { landingLine } from '../../../text/wall-clock.ts';
import { CAUSES, OUTCOMES } from '../../../text/words.ts';

/** The head of a run: which it is, and what came of it. */
export function LeadOfRun({ trace, machine }: { readonly trace: Trace; readonly machine: Machine }): VNode {
  const [first, ...more] = storyOf(trace);
  const start = landingLine(trace);
  const about = [
    ...(trace.servers === 0 ? [] : [counted(trace.servers, 'server')]),
    ...(machine.audience === null ? [] : [counted(machine.audience.users, 'user')]),
    `trial ${trace.trial} of seed ${trace.seed}`,
    ...(trace.scenario === null ? [] : [`under ${trace.scenario}`]),
    ...(start === null ? [] : [start]),
  ];
  return (
    <>
      <p class="about">{about.join(' · ')}</p>
      <p class="verdict">{first}</p>
      {more.map((sentence) => (
        <p class="verdict">{sentence}</p>
      ))}
      <p class="about">One run shows what can happen, not how likely it is: that is what rollout simulate tells.</p>
    </>
  );
}

/** What happened, in a few sentences. */
export function storyOf({ outcome, cause, causeStage, duration, bugs, pointOfNoReturn }: Trace): string[] {
  const why = cause === null ? '' : ` because ${CAUSES[cause]}${causeStage === null ? '' : `, in ${causeStage}`}`;
  const ends = outcome === 'completed' ? 'It completed' : `It was ${OUTCOMES[outcome]}${why},`;
  const there = bugs.filter((bug) => bug.there);
  return [
    `${ends} after ${formatDuration(duration, 3)}.`,
    ...(there.length === 0 ? [bugs.length === 0 ? '' : 'None of the bugs was there.'] : there.map(fateOf)),
    ...(pointOfNoReturn === null ? [] : [`From ${formatDuration(pointOfNoReturn)} on there was no way back.`]),
  ].filter((sentence) => sentence !== '');
}

function fateOf({ name, shown, found, gone, exposure, unit }: TraceBug): string {
  const seen = shown === null ? `${name} was there and never showed` : `${name} showed after ${formatDuration(shown)}`;
  const by =
    found === null ? ', and nobody found it' : `, and was found in ${found.stage} after ${formatDuration(found.at)}`;
  const met = exposure === 0 ? '' : `; it was met for ${formatNumber(exposure)} ${unit}`;
  const end = gone === null || found === null ? '' : `, and gone after ${formatDuration(gone)}`;
  return `${seen}${by}${met}${end}.`;
}
