/** A machine run once with nothing going wrong. */
import type { ConfidenceQuestion, Layout, Machine, RunEvent } from '@rollout/compiler';
import { type Done, noteDone } from '../chain/done-nodes.ts';
import { buildKernel } from '../kernel/build/kernel.ts';
import { noteLoadsAtRest } from '../kernel/loads.ts';
import { amountOf } from '../kernel/meters.ts';
import { writeRow } from '../kernel/record-row.ts';
import { reset } from '../kernel/reset.ts';
import { runTrial } from '../kernel/rounds.ts';
import type { Kernel } from '../kernel/state/index.ts';
import { calmLuck, type Luck } from '../luck/index.ts';
import { DURATION, shapeOfRecord } from '../record.ts';

export interface CalmRun {
  readonly log: readonly RunEvent[];
  readonly record: Float64Array;
  readonly duration: number;
  /** The last question that each wait for confidence has asked. */
  readonly questions: ReadonlyMap<number, ConfidenceQuestion>;
  /** In the order in which they were come to; the last is the plan's end. */
  readonly marks: readonly CalmMark[];
  /** When nodes were done, and rings reached, at which bugs may show; `marks` counts those above. */
  readonly done: readonly Done[];
}

/** A moment of the run at which bugs may be seen, or at which a wait begins or is over. */
export interface CalmMark {
  readonly kind: 'gate' | 'stage-end' | 'wait-begun' | 'wait-over' | 'end';
  readonly at: number;
  /** -1 of the plan's end. */
  readonly stage: number;
  /** null: no step has come to it. */
  readonly step: number | null;
  /** What each bug would have gathered by now if it were there, in server-milliseconds, requests or user-milliseconds; and how fast it does, a millisecond. */
  readonly exposures: readonly number[];
  readonly rates: readonly number[];
  /** Whether somebody would meet it then. */
  readonly met: readonly boolean[];
}

/** What takes the least time that it can also waits for no train, if there are changes that do not. */
export function calmly(machine: Machine, layout: Layout, times: 'least' | 'median'): Luck {
  const luck = calmLuck(machine, layout, times);
  return { ...luck, fastTrack: machine.numbers.fastTrack > (times === 'least' ? 0 : 0.5) };
}

export function runCalmly(machine: Machine, layout: Layout, times: 'least' | 'median'): CalmRun {
  const questions = new Map<number, ConfidenceQuestion>();
  const luck = calmly(machine, layout, times);
  const kernel = buildKernel(machine, layout, {
    ...luck,
    bugs: { ...luck.bugs, ...thereButHidden(machine) },
    confidenceDue(step, question) {
      questions.set(step, question);
      return luck.confidenceDue(step, question);
    },
  });
  noteLoadsAtRest(kernel);
  const marks: CalmMark[] = [];
  const nodes = noteDone(kernel, () => marks.length);
  luck.begin(1);
  reset(kernel);
  const log: RunEvent[] = [];
  kernel.log = Object.assign<RunEvent[], Pick<RunEvent[], 'push'>>([], {
    push(...events) {
      for (const event of events) {
        nodes.hear(event);
        const mark = markAt(kernel, event);
        if (mark !== null) marks.push(mark);
        log.push(event);
      }
      return log.length;
    },
  });
  runTrial(kernel);
  const record = new Float64Array(shapeOfRecord(machine).width);
  writeRow(kernel, record, 0);
  return { log, record, duration: record[DURATION] ?? 0, questions, marks, done: nodes.done };
}

/** Every bug is there, so that what it would be exposed to is counted, and never shows, so that nothing else is as if it were. */
function thereButHidden({ numbers: { bugs } }: Machine): Pick<Luck['bugs'], 'there' | 'showingsFrom' | 'showsAt'> {
  const showingsFrom = new Int32Array(bugs.length + 1);
  bugs.forEach(({ shows }, bug) => {
    showingsFrom[bug + 1] = (showingsFrom[bug] ?? 0) + shows.length;
  });
  const showsAt = new Int32Array(showingsFrom.at(-1) ?? 0).fill(NEVER);
  return { there: new Uint8Array(bugs.length).fill(1), showingsFrom, showsAt };
}

/** Beyond all nodes. */
const NEVER = 2 ** 30;

function markAt(kernel: Kernel, event: RunEvent): CalmMark | null {
  switch (event.kind) {
    case 'gate-judged':
      return mark(kernel, 'gate', event.step);
    case 'step-started':
      return isWait(kernel, event.step) ? mark(kernel, 'wait-begun', event.step) : null;
    case 'step-ended':
      return isWait(kernel, event.step) ? mark(kernel, 'wait-over', event.step) : null;
    case 'stage-ended':
      return { ...mark(kernel, 'stage-end', null), stage: event.stage };
    case 'plan-ended':
      return mark(kernel, 'end', null);
    default:
      return null;
  }
}

const isWait = ({ machine }: Kernel, step: number): boolean => machine.steps[step]?.kind === 'wait';

function mark(kernel: Kernel, kind: CalmMark['kind'], step: number | null): CalmMark {
  return {
    kind,
    at: kernel.now,
    stage: step === null ? -1 : (kernel.machine.steps[step]?.stage ?? -1),
    step,
    exposures: kernel.bugs.map((bug) => amountOf(kernel, bug)),
    rates: kernel.bugs.map(({ rate }) => rate),
    met: kernel.bugs.map(({ met }) => met),
  };
}

/** Machines never change, and several ask for what happens in one in which all times are their medians. Throws as `runCalmly` does. */
export function usualRun(machine: Machine, layout: Layout): CalmRun {
  const before = made.get(machine);
  if (before !== undefined) return before;
  const run = runCalmly(machine, layout, 'median');
  made.set(machine, run);
  return run;
}

const made = new WeakMap<Machine, CalmRun>();
