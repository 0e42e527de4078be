/** What a schema cannot say of a machine: that indices point to something, that sums are right, that steps make blocks. */
import { isTimezone } from '@rollout/language';
import type { Machine } from '../../machine/machine.ts';
import type { Mismatch } from '../validate.ts';
import { checkBlocks } from './blocks.ts';
import { checkConstraints } from './constraints.ts';
import { checkZoned } from './dates.ts';
import { checkExpectations } from './expectations.ts';
import { checkFleet } from './fleet.ts';
import { checkHandlers, checkTrains } from './handlers.ts';
import { checkNumbers } from './numbers.ts';
import { checkPeople } from './people.ts';
import type { Report } from './report.ts';
import { checkServices } from './services.ts';
import { checkSteps } from './steps.ts';

/** The first things that are wrong with a machine that is as the schema says. */
export function faultsOf(machine: Machine): readonly Mismatch[] {
  const found: Mismatch[] = [];
  const report: Report = (where, what) => {
    if (found.length < 20) found.push({ where, what });
  };
  const classes = checkFleet(machine, report);
  if (machine.start !== null) checkZoned(machine.start, '/start', report);
  if (!isTimezone(machine.zone)) report('/zone', 'is no time zone');
  checkConstraints(machine, classes, report);
  checkNumbers(machine, classes, report);
  checkPeople(machine, report);
  checkSteps(machine, report);
  checkHandlers(machine, report);
  checkExpectations(machine, report);
  if (found.length === 0) checkServices(machine, report);
  if (found.length === 0) checkBlocks(machine, report);
  if (found.length === 0) checkTrains(machine, report);
  return found;
}
