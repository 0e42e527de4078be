/** A model's numbers for the fleet of one plan. */
import {
  type Bug,
  type ExposureUnit,
  type Health,
  type Model,
  meetsCondition,
  type Probability,
} from '@rollout/language';
import { type ClassTable, leafClasses } from '../fleet/class-table.ts';
import type { MachineBug, MachineCheck, Numbers } from '../machine/numbers.ts';
import { evidenceOf } from './evidence.ts';
import { healthOf } from './health.ts';

/**
 * `healths`: what checks look at, by their names. `believed`: the plan's own model. `flags`: names of the machine's. `counted`: in what a bug
 * is that does not surface by exposure. `incidents`: what a scenario adds.
 */
export function numbersOf(
  model: Model,
  healths: readonly Health[],
  believed: Model,
  table: ClassTable,
  flags: readonly string[],
  counted: ExposureUnit,
  incidents: Numbers['incidents'],
): Numbers {
  const { deploy, rollback, repair, bugs } = model;
  const number = new Map(bugs.map((bug, index) => [bug.name, index]));
  return {
    deploy: {
      takes: deploy.takes,
      per: deploy.per,
      fails: deploy.fails.map(({ per, probability }) => ({ per, probability })),
      failedTakes: deploy.failedTakes,
      retries: deploy.retries,
      readyAfter: deploy.readyAfter,
    },
    switch: { takes: model.switch.takes },
    flag: { takes: model.flag.takes },
    release: { takes: model.release.takes },
    fastTrack: model.fastTrack,
    rollback: { takes: rollback.takes, per: rollback.per, fails: rollback.fails },
    repair: repair === null ? null : { takes: repair.takes, per: repair.per },
    bugs: bugs.map((bug) => bugOf(bug, believed, table, flags, counted)),
    atMostOne: model.atMostOne.map((names) => names.flatMap((name) => number.get(name) ?? [])),
    checks: model.checks.map((check) => checkOf(check, model, healths)),
    outages: model.outages.map(({ level, probability, per, lasts }) => ({ level, probability, per, lasts })),
    incidents,
    ...evidenceOf(model),
  };
}

function bugOf(
  bug: Bug,
  believed: Model,
  table: ClassTable,
  flags: readonly string[],
  counted: ExposureUnit,
): MachineBug {
  const { name, present, surfaces, unit, shows, where, behind, downs } = bug;
  return {
    name,
    present,
    believed: (believed.bugs.find((own) => own.name === name) ?? bug).present,
    surfaces,
    unit: surfaces === null ? counted : unit,
    shows: shows.map(({ probability, level, from, to, found }) => ({ probability, level, from, to, found })),
    scope:
      where === null
        ? null
        : leafClasses(table)
            .filter(({ node }) => meetsCondition(where, node.labels))
            .map(({ index }) => index),
    behind: behind === null ? null : flags.indexOf(behind),
    downs: downs === null ? null : { digits: downs.digits, scale: downs.scale },
  };
}

function checkOf(check: Model['checks'][number], model: Model, healths: readonly Health[]): MachineCheck {
  const { name, blind, gate, watch } = check;
  const { bugs } = model;
  const health = healths.find((one) => one.name === name);
  const forEach = <T>(own: Readonly<Record<string, T>>, general: T): T[] =>
    bugs.map((bug) => (Object.hasOwn(own, bug.name) ? (own[bug.name] ?? general) : general));
  return {
    name,
    blind,
    gate: {
      detects: forEach<Probability>(gate.detectsBug, gate.detects),
      falseAlarm: gate.falseAlarm,
      takes: gate.takes,
    },
    watch: {
      detects: forEach<Probability>(watch.detectsBug, watch.detects),
      after: forEach(watch.afterBug, watch.after),
      falseAlarm: { probability: watch.falseAlarm.probability, per: watch.falseAlarm.per },
    },
    health: health === undefined ? null : healthOf(health, model),
  };
}
