/** Whether what is up of a service can carry its load. */
import {
  type Layout,
  layoutOf,
  type Machine,
  openedCalendar,
  percentText,
  type RunEvent,
  type Sources,
} from '@rollout/compiler';
import { type Diagnostic, shareValue } from '@rollout/language';
import { luckFate, runBySteps } from '../driver/index.ts';
import type { OpenEngine } from '../engine.ts';
import { roughPowers } from '../gates/index.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { known } from '../known.ts';
import { calmLuck, openLuck } from '../luck/index.ts';
import { SERVICE_PEAK, serviceAt, shapeOfRecord } from '../record.ts';
import type { ServiceResults } from '../results/results.ts';
import { RunTooLong } from '../run-too-long.ts';
import { advance, DEFAULT_SEED, openStudy, resultsOf } from '../study/index.ts';
import { type CalmRun, runCalmly } from './calm-run.ts';
import { loadMessages } from './messages/load.ts';
import { neverOverloads } from './never-overloads.ts';
import { shareText, timesText } from './number-text.ts';

/** Runs in which it happens less often are not told of. */
const SELDOM = 0.01;

/** Of a small plan; of one with many events fewer, so that a check stays quick, and none where too few would be left to tell anything. */
const MOST_TRIALS = 200;

/** Most plans never come to it: where it does not happen in so many, no more are made. Of what happens in one run of twenty that misses one in eight. */
const LEAST_TRIALS = 40;
const MOST_EVENTS = 800_000;

/** What the plan does by itself is an error, what failures and incidents do a warning. */
export function overloads(machine: Machine, layout: Layout, sources: Sources, calm: CalmRun): Diagnostic[] {
  const limited = machine.services.flatMap(({ headroom }, service) => (headroom === null ? [] : [service]));
  if (limited.length === 0) return [];
  const undisturbed = withoutIncidents(machine, layout, calm);
  const certain = limited.filter(
    (service) =>
      !dependsOnLanding(machine, service) &&
      peakOf(machine, undisturbed.run.record, service) > capacityOf(layout, service),
  );
  return certain.length > 0
    ? certain.map((service) => mustOverload(undisturbed, sources, service))
    : mayOverload(machine, layout, sources, calm);
}

/** One run then tells nothing for certain. */
function dependsOnLanding({ landing, services }: Machine, service: number): boolean {
  return landing > 0 && (services[service]?.load?.profile ?? null) !== null;
}

interface Undisturbed {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly run: CalmRun;
}

/** What a scenario loses is not the plan's doing. */
function withoutIncidents(machine: Machine, layout: Layout, run: CalmRun): Undisturbed {
  const { numbers } = machine;
  if (numbers.incidents.length === 0) return { machine, layout, run };
  const without = { ...machine, numbers: { ...numbers, incidents: [] } };
  const own = layoutOf(without);
  if (own.kind !== 'layout') throw new Error('incidents only cut cells finer');
  return { machine: without, layout: own, run: runCalmly(without, own, 'median') };
}

/** What is known of a service's load without any limit on it. */
export function unlimited(machine: Machine, sources: Sources): Diagnostic[] {
  return machine.services.flatMap(({ name, load, headroom }, service) =>
    load === null || headroom !== null
      ? []
      : [loadMessages.create('load-without-headroom', { service: name }, sources.services[service] ?? sources.plan)],
  );
}

function mayOverload(machine: Machine, layout: Layout, sources: Sources, { log }: CalmRun): Diagnostic[] {
  const isLimited = ({ headroom }: Machine['services'][number]): boolean => headroom !== null;
  if (machine.services.every((own, service) => !isLimited(own) || neverOverloads(machine, layout, service))) return [];
  const trials = Math.min(MOST_TRIALS, Math.floor(MOST_EVENTS / Math.max(1, log.length)));
  if (trials < LEAST_TRIALS || !overloadsWithin(machine, layout, LEAST_TRIALS)) return [];
  return runOften(machine, trials).flatMap(({ service, headroom, group, overloaded }, index) => {
    const chance = overloaded?.value ?? 0;
    if (chance < SELDOM || headroom === null) return [];
    const finding = {
      service,
      where: group ?? service,
      headroom: percentText(headroom),
      chance: shareText(chance),
      trials,
    };
    return [loadMessages.create('overload-possible', finding, sources.services[index] ?? sources.plan)];
  });
}

/** What gates say matters here for how far a plan gets, not to a percent. */
const openEngine: OpenEngine = (machine, layout, seed) =>
  createKernel(machine, layout, openLuck(machine, layout, seed, { powers: roughPowers(machine) }));

/** Whether it happens at all in the first runs; false also where one of them would not end. */
function overloadsWithin(machine: Machine, layout: Layout, trials: number): boolean {
  const engine = openEngine(machine, layout, DEFAULT_SEED);
  const record = new Float64Array(shapeOfRecord(machine).width);
  for (let trial = 1; trial <= trials; trial++) {
    if (!ends(() => engine.run(trial, record, 0))) return false;
    const isOver = machine.services.some(
      ({ headroom }, service) => headroom !== null && peakOf(machine, record, service) > capacityOf(layout, service),
    );
    if (isOver) return true;
  }
  return false;
}

/** Per service, what came of so many runs; nothing if one of them would not end. */
function runOften(machine: Machine, trials: number): readonly ServiceResults[] {
  const study = openStudy(machine, { trials }, openEngine);
  return ends(() => advance(study, trials)) ? resultsOf(study).capacity.services : [];
}

/** `simulate` says of a run that is too long; that there may be one is no finding of a check. */
function ends(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (!(error instanceof RunTooLong)) throw error;
    return false;
  }
}

function mustOverload({ machine, layout, run }: Undisturbed, sources: Sources, service: number): Diagnostic {
  const { name, headroom } = known(machine.services[service]);
  const { at, ratio, group, pulled } = firstOverload(machine, layout, service);
  const own = pulled === null ? null : known(machine.steps[pulled.step]);
  const finding = {
    step: own?.text ?? name,
    service: name,
    where: known(known(layout.services[service]).address[group]),
    load: Number.isFinite(ratio) ? timesText(ratio) : null,
    headroom: headroom === null ? '' : percentText(shareValue(headroom)),
    help: [
      ...moreHeadroom(peakOf(machine, run.record, service)),
      ...fewerAtOnce(machine, layout, service, group, at, pulled?.kind === 'batch-started'),
    ].join(' '),
  };
  const place = pulled === null ? undefined : sources.steps[pulled.step];
  return loadMessages.create('overload', finding, place ?? sources.plan);
}

type Pull = Extract<RunEvent, { readonly kind: 'batch-started' | 'lever-pulled' | 'blue-retired' | 'revert-started' }>;

interface Overload {
  readonly at: number;
  readonly ratio: number;
  readonly group: number;
  /** What was pulled last by then; in the group, if anything was. null: nothing yet. */
  readonly pulled: Pull | null;
}

/** Where the calm run first goes past what a service can carry: `step` is asked, which shows every round. */
function firstOverload(machine: Machine, layout: Layout, service: number): Overload {
  const capacity = capacityOf(layout, service);
  const fate = luckFate(machine, layout, calmLuck(machine, layout, 'median'), 1);
  const pulls: Pull[] = [];
  let found: Overload | null = null;
  runBySteps(machine, fate, ({ state, log }) => {
    const before = pulls.length;
    for (const event of log) if (isPull(machine, event)) pulls.push(event);
    const { ratio: peak, group } = known(state.loads[service]);
    const ratio = peak ?? Number.POSITIVE_INFINITY;
    if (ratio <= capacity) return true;
    const inRound = pulls.slice(before).find((pull) => touches(layout, service, group, pull));
    found = { at: state.at, ratio, group, pulled: inRound ?? pulls.at(-1) ?? null };
    return false;
  });
  if (found === null) throw new Error('`step` does not overload what the kernel does');
  return found;
}

/** It changes what servers carry. */
function isPull(machine: Machine, event: RunEvent): event is Pull {
  switch (event.kind) {
    case 'batch-started':
    case 'blue-retired':
    case 'revert-started':
      return true;
    case 'lever-pulled': {
      const step = known(machine.steps[event.step]);
      return step.kind !== 'pull' || step.pull.lever === 'traffic';
    }
    default:
      return false;
  }
}

function touches(layout: Layout, service: number, group: number, pull: Pull): boolean {
  const step = known(layout.steps[pull.step]);
  if (step.kind !== 'deploy' || !('unit' in pull)) return true;
  const { of } = known(layout.services[service]);
  return known(step.units[pull.unit]).entries.some(({ cell }) => of[cell] === group);
}

function moreHeadroom(peak: number): string[] {
  return Number.isFinite(peak)
    ? [`A headroom of ${percentText(Math.ceil(peak * 100 - 100 - 1e-9) / 100)} would do.`]
    : [];
}

/** How many servers of a group may be down at once, where they are alike and nothing else moves its load. */
function fewerAtOnce(
  machine: Machine,
  layout: Layout,
  service: number,
  group: number,
  at: number,
  isDeploying: boolean,
): string[] {
  const own = known(layout.services[service]);
  if (!isDeploying || known(own.groupArea[group]) >= 0) {
    return ['Deploy to more servers before they have to carry it, or shift less at once.'];
  }
  const cells = [...own.of.keys()].filter((cell) => own.of[cell] === group);
  const servers = cells.reduce((sum, cell) => sum + known(layout.cells.servers[cell]), 0);
  const alike = cells.every((cell) => layout.cells.load[cell] === layout.cells.load[known(cells[0])]);
  const most = Math.floor(servers * (1 - factorAt(machine, layout, service, at) / capacityOf(layout, service)) + 1e-9);
  if (!alike) return ['Let fewer servers be down at once.'];
  if (most < 1) return ['It has not room for a single server to be down then.'];
  return [`So would at most ${most} of its ${servers} servers down at once, by \`maxDown\` or \`batch\`.`];
}

function factorAt(machine: Machine, layout: Layout, service: number, at: number): number {
  const profile = known(machine.services[service]).load?.profile ?? null;
  const opened = openedCalendar(layout);
  if (profile === null || opened === null) return 1;
  return known(profile.factors[opened.calendar.hourOfWeek(at, profile.zone)]);
}

function capacityOf(layout: Layout, service: number): number {
  return known(layout.services[service]).capacity ?? Number.POSITIVE_INFINITY;
}

function peakOf(machine: Machine, record: Float64Array, service: number): number {
  return known(record[serviceAt(shapeOfRecord(machine), service) + SERVICE_PEAK]);
}
