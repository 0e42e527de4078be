/** Metrics and bugs that move them, held against each other and against the numbers of gates. */
import { READINGS } from '../distributions/check-reading.ts';
import type { CheckedHealth, Healths } from '../healths/checked-health.ts';
import { healthMessages } from '../messages/healths.ts';
import type { Report } from '../report.ts';
import { movingBugs, sightOf } from './by-metrics.ts';
import type { BugDraft, ModelDraft } from './draft.ts';

/** Every set of them is judged once. */
const MOST_MOVING = 8;

export function checkMetrics(report: Report, draft: ModelDraft, healths: Healths): void {
  for (const bug of draft.bugs.values()) checkMoves(report, draft, bug);
  if (draft.readings.size === 0 && draft.gates.size === 0) return;
  for (const [name, health] of healths) {
    checkMoving(report, draft, health);
    checkNumbers(report, draft, name, healths);
  }
}

function checkMoves(report: Report, { readings }: ModelDraft, bug: BugDraft): void {
  for (const [metric, { unit, location }] of bug.moves) {
    const reading = readings.get(metric);
    if (reading === undefined) {
      report.add(healthMessages.create('moves-without-reading', { bug: bug.name, metric }, location));
    } else if (reading.unit !== unit) {
      const where = 'it does while nothing is wrong';
      const args = { metric, is: READINGS[unit], expected: READINGS[reading.unit], where };
      const related = [{ ...reading.location, message: `here it reads ${READINGS[reading.unit]}` }];
      report.add(healthMessages.create('reading-kind', args, { ...location, related }));
    }
  }
}

function checkMoving(report: Report, draft: ModelDraft, health: CheckedHealth): void {
  const moving = movingBugs(health, draft);
  const beyond = moving[MOST_MOVING];
  if (beyond === undefined) return;
  const args = { health: health.health.name, count: moving.length };
  report.add(healthMessages.create('too-many-moving', args, beyond.location));
}

/** What follows from the metrics is not said again. */
function checkNumbers(report: Report, draft: ModelDraft, check: string, healths: Healths): void {
  const gate = draft.gates.get(check);
  const health = healths.get(check);
  if (gate === undefined || health === undefined) return;
  for (const { name } of movingBugs(health, draft)) {
    const said = gate.detectsBug.get(name);
    if (said !== undefined) report.add(healthMessages.create('detects-and-moves', { check, bug: name }, said.location));
  }
  if (gate.falseAlarm === undefined || sightOf(check, draft, healths) !== 'metrics') return;
  report.add(healthMessages.create('false-alarm-and-metrics', { check }, gate.falseAlarm.location));
}
