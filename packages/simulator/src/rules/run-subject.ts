/** What rules are told of how a plan runs, found out when it is first asked for. */
import type { MachineMeasure, PlanSubject } from '@rollout/compiler';
import { type CalmRun, runCalmly } from '../checks/calm-run.ts';
import { type ExactFigures, exactFigures } from '../exact/index.ts';
import { RunTooLong } from '../run-too-long.ts';
import type { RunSubject } from './run-rule.ts';

export function runSubject(subject: PlanSubject): RunSubject {
  let calm: CalmRun | null | undefined;
  const answers = new Map<string, ExactFigures>();
  return {
    ...subject,
    calm: () => {
      if (calm === undefined) calm = calmRunOf(subject);
      return calm;
    },
    figures: (measures) => {
      const key = JSON.stringify(measures);
      const answer = answers.get(key) ?? figuresOf(subject, measures);
      answers.set(key, answer);
      return answer;
    },
  };
}

/** null: it takes more rounds than a run may. */
function calmRunOf({ machine, layout }: PlanSubject): CalmRun | null {
  try {
    return runCalmly(machine, layout, 'median');
  } catch (error) {
    if (error instanceof RunTooLong) return null;
    throw error;
  }
}

function figuresOf({ machine, layout }: PlanSubject, measures: readonly MachineMeasure[]): ExactFigures {
  return exactFigures(machine, layout, measures);
}
