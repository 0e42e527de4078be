/** What rules are told of how a plan runs, found out when it is first asked for. */
import type { PlanSubject } from '@rollout/compiler';
import { type CalmRun, usualRun } from '../checks/calm-run.ts';
import { type ExactFigures, exactFigures } from '../exact/index.ts';
import { RunTooLong } from '../run-too-long.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import type { RunSubject } from './run-rule.ts';

/** The most runs that lint goes through, one by one, of one plan. */
const RUNS_OF_LINT = 500;

export function runSubject(subject: PlanSubject): RunSubject {
  const { machine, layout } = subject;
  let calm: CalmRun | null | undefined;
  let outlook: Outlook | null | undefined;
  const answers = new Map<string, ExactFigures>();
  const calmly = (): CalmRun | null => {
    if (calm === undefined) calm = calmRunOf(subject);
    return calm;
  };
  return {
    ...subject,
    calm: calmly,
    outlook: () => {
      if (outlook === undefined) {
        const run = calmly();
        outlook = run === null ? null : outlookOf(machine, layout, run);
      }
      return outlook;
    },
    figures: (measures) => {
      const key = JSON.stringify(measures);
      const answer = answers.get(key) ?? exactFigures(machine, layout, measures, RUNS_OF_LINT);
      answers.set(key, answer);
      return answer;
    },
  };
}

/** null: it takes more rounds than a run may, or stands still. */
function calmRunOf({ machine, layout }: PlanSubject): CalmRun | null {
  try {
    const run = usualRun(machine, layout);
    return run.log.some((event) => event.kind === 'plan-ended' && event.outcome === 'completed') ? run : null;
  } catch (error) {
    if (error instanceof RunTooLong) return null;
    throw error;
  }
}
