/** Whether waits for confidence can come to what they wait for. */
import {
  type ConfidenceQuestion,
  type ConfidenceStep,
  type Machine,
  percentText,
  roundedDurationText,
  type Sources,
} from '@rollout/compiler';
import type { Diagnostic } from '@rollout/language';
import { type ConfidenceWait, confidenceWaits } from '../confidence/index.ts';
import { gatePowers } from '../gates/index.ts';
import { known } from '../known.ts';
import type { CalmRun } from './calm-run.ts';
import { gateMessages, type Spreads } from './messages/gates.ts';
import { chanceText } from './number-text.ts';

/** Of a bug that is there so often, little confidence is left to ask for: the release is bad before anybody looks. */
const LIKELY = 0.9;

const YEARS = 100 * 366 * 86_400_000;

/** One for each sentence at most. */
export function unreachable(machine: Machine, sources: Sources, { questions }: CalmRun): Diagnostic[] {
  const waits = confidenceWaits(machine, gatePowers(machine).detects);
  const told = new Set<string>();
  return [...questions].flatMap(([step, question]) => {
    const own = known(machine.steps[step]);
    if (own.kind !== 'confidence' || told.has(own.source)) return [];
    const found = judge(machine, sources, waits(step), own, question, step);
    if (found !== null) told.add(own.source);
    return found ?? [];
  });
}

function judge(
  machine: Machine,
  sources: Sources,
  wait: ConfidenceWait,
  own: ConfidenceStep,
  question: ConfidenceQuestion,
  step: number,
): Diagnostic | null {
  const { now, latest } = question;
  if (wait.answer(question).reached) return null;
  const place = sources.steps[step] ?? sources.plan;
  const wanted = percentText(own.level);
  const spreads: Spreads = machine.steps.some(({ kind }) => kind === 'deploy') ? 'servers' : 'people';
  const ever = wait.answer({ ...question, latest: now + YEARS });
  if (ever.reached) {
    const takes = roundedDurationText(now + ever.takes - (latest - own.atMost));
    return gateMessages.create(
      'confidence-cut-short',
      { wanted, takes, atMost: roundedDurationText(own.atMost), spreads },
      place,
    );
  }
  const best = 1 - wait.left(question, Number.POSITIVE_INFINITY);
  const unexposed = best >= own.level;
  const reached = unexposed ? 1 - wait.left(question, latest) : best;
  const gate = known(machine.steps[own.gate]).text;
  const bugs = own.bugs.map((bug) => known(machine.numbers.bugs[bug]));
  const surest = bugs.reduce((most, { believed }) => Math.max(most, believed ?? 1), 0);
  const finding = {
    wanted,
    best: chanceText(reached),
    gate,
    unexposed,
    spreads,
    always: bugs.find(({ believed }) => believed === null)?.name ?? null,
    likely: surest >= LIKELY ? (bugs.find(({ believed }) => believed === surest)?.name ?? null) : null,
  };
  return gateMessages.create('confidence-never-reached', finding, place);
}
