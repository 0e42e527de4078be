import { isTimezone, type Share, shareValue } from '@rollout/language';
import type { Machine } from '../../machine/machine.ts';
import type { MachineStep, Pull } from '../../machine/steps.ts';
import { checkDate } from './dates.ts';
import { checkDistributions } from './distributions.ts';
import { checkRanges } from './ranges.ts';
import type { Report } from './report.ts';

/** Steps, stages, servers, checks, areas that are there. */
export function checkSteps(machine: Machine, report: Report): void {
  const { steps, stages } = machine;
  const isStep = (index: number) => index < steps.length;
  stages.forEach(({ entry, after }, index) => {
    if (!isStep(entry)) report(`/stages/${index}/entry`, 'is no step');
    if (after.some((stage) => stage >= index)) report(`/stages/${index}/after`, 'names a stage that is not before it');
  });
  const names = new Set<string>();
  steps.forEach((step, index) => {
    const where = `/steps/${index}`;
    if (names.has(step.name)) report(`${where}/name`, 'is the name of another step too');
    names.add(step.name);
    if (step.stage >= stages.length) report(`${where}/stage`, 'is no stage');
    if (step.next !== null && (!isStep(step.next) || step.next <= index)) report(`${where}/next`, 'is no later step');
    checkStep(machine, step, where, report);
  });
  const takes = steps.map((step) => ('takes' in step ? step.takes : null));
  checkDistributions(takes, '/steps', report);
}

function checkStep(machine: Machine, step: MachineStep, where: string, report: Report): void {
  const { steps, areas, fleet, numbers } = machine;
  if ('retryFrom' in step && step.retryFrom >= steps.length) report(`${where}/retryFrom`, 'is no step');
  switch (step.kind) {
    case 'deploy':
      if (step.select.length === 0) report(`${where}/select`, 'is empty');
      checkRanges(step.select, fleet.servers, `${where}/select`, report);
      if (step.batch.kind === 'rolling') {
        const { most } = step.batch;
        if (most?.kind === 'count' && most.level !== 'server') report(`${where}/batch/most`, 'counts no servers');
        if (numbers.deploy.per !== 'server')
          report(`${where}/batch`, 'rolls over servers that are not attempted alone');
      }
      return;
    case 'each':
      step.units.forEach(({ select, entry }, unit) => {
        if (entry >= steps.length) report(`${where}/units/${unit}/entry`, 'is no step');
        if (select.length === 0) report(`${where}/units/${unit}/select`, 'is empty');
        checkRanges(select, fleet.servers, `${where}/units/${unit}/select`, report);
      });
      return;
    case 'pull':
      checkPull(machine, step.pull, `${where}/pull`, report);
      return;
    case 'retire':
      for (const deploy of step.deploys) {
        const other = steps[deploy];
        if (other?.kind !== 'deploy' || !other.green) report(`${where}/deploys`, 'names no step that deploys beside');
      }
      return;
    case 'gate':
      if (step.check >= numbers.checks.length) report(`${where}/check`, 'is no check of the machine');
      if (step.canary?.traffic) {
        checkAreas(areas, step.canary.traffic.areas, `${where}/canary/traffic/areas`, report);
        checkShare(step.canary.traffic.share, `${where}/canary/traffic/share`, report);
      }
      return;
    case 'confidence':
      if (step.bugs.some((bug) => bug >= numbers.bugs.length || numbers.bugs[bug]?.surfaces === null)) {
        report(`${where}/bugs`, 'names no bug that surfaces by exposure');
      }
      return;
    case 'clock':
      if (!isTimezone(step.until.zone)) report(`${where}/until/zone`, 'is no time zone');
      if (step.until.kind !== 'next') checkDate(step.until.from, `${where}/until/from`, report);
      else if (step.until.minute === 1440) report(`${where}/until/minute`, 'is no minute of a day');
      return;
    case 'wait':
    case 'approval':
    case 'act':
    case 'schema':
      return;
  }
}

function checkPull({ areas, audience, flags }: Machine, pull: Pull, where: string, report: Report): void {
  switch (pull.lever) {
    case 'traffic':
      checkAreas(areas, pull.areas, `${where}/areas`, report);
      if (pull.areas.some((area) => areas[area]?.shifted === false)) {
        report(`${where}/areas`, 'names an area that no shift moves');
      }
      checkShare(pull.to, `${where}/to`, report);
      return;
    case 'flag':
      if (pull.flag >= flags.length) report(`${where}/flag`, 'is no flag of the machine');
      checkUsers(audience, pull.users, `${where}/users`, report);
      return;
    case 'release':
      checkUsers(audience, pull.users, `${where}/users`, report);
      return;
  }
}

function checkUsers(audience: Machine['audience'], users: number, where: string, report: Report): void {
  if (users > (audience?.users ?? 0)) report(where, 'is more than the audience');
}

function checkAreas(areas: Machine['areas'], own: readonly number[], where: string, report: Report): void {
  if (own.some((area) => area >= areas.length)) report(where, 'names no area of the machine');
  if (new Set(own).size < own.length) report(where, 'names an area twice');
}

function checkShare(share: Share, where: string, report: Report): void {
  if (shareValue(share) > 1) report(where, 'is more than the whole');
}
