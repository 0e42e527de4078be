/** Which run is shown. */
import type { Machine } from '@rollout/compiler';
import { formatCount, formatPercent } from '@rollout/report';
import {
  advance,
  DEFAULT_SEED,
  findingTrial,
  openStudy,
  type Results,
  resultsOf,
  type Trace,
  traceTrial,
  trialsDone,
  usualTrial,
} from '@rollout/simulator';
import type { DrawingWork } from './drawing-work.ts';

/** As many tell how most runs end, and whether bugs are found. */
const LOOKED_AT = 64;

export interface OneRun {
  readonly trace: Trace;
  /** Which of all it is, so that nobody takes it for what always happens. */
  readonly basis: string;
}

/** null: there is no such run among the first. */
export function oneRun(machine: Machine, work: DrawingWork): Promise<OneRun | null> {
  const { run = 'usual' } = work.params;
  return work.memory.of(machine, `run ${run}`, async () => {
    if (typeof run === 'number') {
      const trial = Number.isSafeInteger(run) && run >= 1 ? run : 1;
      return traced(machine, trial, `Run ${formatCount(trial)} of seed ${DEFAULT_SEED}`);
    }
    const results = await fewRuns(machine, work);
    const trial = run === 'found' ? findingTrial(machine, results) : usualTrial(machine, results);
    if (trial === null) return null;
    const said =
      run === 'found' ? 'the first that finds a bug' : `the first that ends as most do (${endsText(results)})`;
    return traced(machine, trial, `Run ${formatCount(trial)}, ${said}`);
  });
}

async function fewRuns(machine: Machine, { turn }: DrawingWork): Promise<Results> {
  const study = openStudy(machine, { trials: LOOKED_AT });
  await turn.run({
    all: study.trials,
    what: 'trials',
    done: () => trialsDone(study),
    advance: (atMost) => advance(study, atMost),
  });
  return resultsOf(study);
}

function traced(machine: Machine, trial: number, basis: string): OneRun {
  const trace = traceTrial(machine, { trial });
  // Single servers were not asked for.
  if (trace.kind !== 'trace') throw new Error('servers were listed');
  return { trace, basis };
}

/** In whole percents: it is of few runs. */
function endsText({ outcomes }: Results): string {
  const ends = [
    ['complete', outcomes.completed.value ?? 0],
    ['are rolled back', outcomes.rolledBack.value ?? 0],
    ['are stopped', outcomes.stopped.value ?? 0],
  ] as const;
  const [most] = [...ends].sort(([, a], [, b]) => b - a);
  if (most === undefined) return '';
  const [what, share] = most;
  // Not all, where some end otherwise.
  const about = share < 1 ? Math.min(0.99, Math.round(share * 100) / 100) : 1;
  return `about ${formatPercent(about)} ${what}`;
}
