/** Metrics and bugs that move them, held against each other and against the numbers of gates. */
import { READINGS } from '../distributions/check-reading.ts';
import type { CheckedHealth, Healths } from '../healths/checked-health.ts';
import { healthsLookingAt } from '../healths/metric-index.ts';
import { healthMessages } from '../messages/healths.ts';
import type { Report } from '../report.ts';
import { movingBugs, sightOf } from './by-metrics.ts';
import type { BugDraft, ModelDraft } from './draft.ts';

/** Every set of them is judged once. */
const MOST_MOVING = 8;

export function checkMetrics(report: Report, draft: ModelDraft, healths: Healths): void {
  const bugs = [...draft.bugs.values()];
  for (const bug of bugs) checkMoves(report, draft, bug);
  const moved = bugs.flatMap(({ moves }) => [...moves.keys()]);
  for (const name of healthsLookingAt(healths, [...draft.readings.keys(), ...moved])) {
    const health = healths.get(name);
    if (health === undefined) continue;
    const moving = movingBugs(health, draft);
    checkMoving(report, health, moving);
    checkNumbers(report, { draft, healths, moving }, name);
  }
}

function checkMoves(report: Report, { readings, unreadable }: ModelDraft, bug: BugDraft): void {
  for (const [metric, { unit, location }] of bug.moves) {
    const reading = readings.get(metric);
    if (reading === undefined) {
      if (unreadable.has(metric)) continue;
      report.add(healthMessages.create('moves-without-reading', { bug: bug.name, metric }, location));
    } else if (reading.unit !== unit) {
      const where = 'it does while nothing is wrong';
      const args = { metric, is: READINGS[unit], expected: READINGS[reading.unit], where };
      const related = [{ ...reading.location, message: `here it reads ${READINGS[reading.unit]}` }];
      report.add(healthMessages.create('reading-kind', args, { ...location, related }));
    }
  }
}

function checkMoving(report: Report, { health }: CheckedHealth, moving: readonly BugDraft[]): void {
  const beyond = moving[MOST_MOVING];
  if (beyond === undefined) return;
  const args = { health: health.name, count: moving.length };
  report.add(healthMessages.create('too-many-moving', args, beyond.location));
}

interface Numbers {
  readonly draft: ModelDraft;
  readonly healths: Healths;
  readonly moving: readonly BugDraft[];
}

/** What follows from the metrics is not said again. */
function checkNumbers(report: Report, { draft, healths, moving }: Numbers, check: string): void {
  const gate = draft.gates.get(check);
  if (gate === undefined) return;
  for (const { name } of moving) {
    const said = gate.detectsBug.get(name);
    if (said !== undefined) report.add(healthMessages.create('detects-and-moves', { check, bug: name }, said.location));
  }
  if (gate.falseAlarm === undefined || sightOf(check, draft, healths) !== 'metrics') return;
  report.add(healthMessages.create('false-alarm-and-metrics', { check }, gate.falseAlarm.location));
}
