/** The numbers of a machine's model, one by one, in words. */
import type { Machine, MachineBug, MachineCheck, MachineEvidence, Numbers } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { formatDuration, formatPeriod } from '../../../../text/duration.ts';
import { formatNumber, formatPercent } from '../../../../text/number.ts';
import { amountLaw, readingLaw, timeLaw } from './law-text.ts';

/** A number as its reader is told it. */
export interface NumberRow {
  /** As in `WrittenNumbers`; a number that is written nowhere has its default. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  /** `6 of 194`; null: nothing says what it was estimated from. */
  readonly evidence: string | null;
}

export interface NumberGroup {
  readonly title: string;
  readonly rows: readonly NumberRow[];
}

/** All that the plan's runs may draw on; of checks, those that it asks. */
export function numberGroups(machine: Machine): NumberGroup[] {
  const { numbers } = machine;
  return [
    { title: 'Deploying and going back', rows: deployRows(machine) },
    ...numbers.bugs.map((bug, index) => ({ title: `Bug ${bug.name}`, rows: bugRows(machine, bug, index) })),
    ...checksInUse(machine).map(({ check, index, gates, watches }) => ({
      title: `Check ${check.name}`,
      rows: checkRows(numbers, check, index, { gates, watches }),
    })),
    { title: 'Faults of the fleet', rows: outageRows(numbers) },
  ];
}

const row = (key: string, name: string, value: string, evidence: string | null = null): NumberRow => ({
  key,
  name,
  value,
  evidence,
});

function deployRows({ numbers, steps }: Machine): NumberRow[] {
  const { deploy, rollback, repair, fastTrack } = numbers;
  const levers = new Set(steps.flatMap((step) => (step.kind === 'pull' ? [step.pull.lever] : [])));
  const canaries = steps.some((step) => step.kind === 'gate' && step.canary !== null && step.canary.traffic !== null);
  const evidence = (kind: 'deploy-takes' | 'rollback-takes' | 'repair-takes'): string | null =>
    told(numbers, (each) => each.kind === kind);
  const deploys = steps.some(({ kind }) => kind === 'deploy');
  const lever = (key: string, name: string, { takes }: { readonly takes: Distribution }): NumberRow =>
    row(key, name, timeLaw(takes));
  return [
    ...(deploys
      ? [
          row('deploy takes', `deploying to one ${deploy.per}`, timeLaw(deploy.takes), evidence('deploy-takes')),
          ...(deploy.fails.length === 0 ? [row('deploy fails', 'an attempt to deploy fails', '0%')] : []),
          ...deploy.fails.map(({ per, probability }) =>
            row(
              `deploy fails per ${per}`,
              per === deploy.per ? 'an attempt to deploy fails' : `an attempt fails for a whole ${per}`,
              formatPercent(probability),
              told(numbers, (each) => each.kind === 'deploy-fails' && each.per === per),
            ),
          ),
          ...(deploy.failedTakes === null
            ? []
            : [row('deploy fails after', 'an attempt that fails takes', timeLaw(deploy.failedTakes))]),
          row('deploy retry', 'attempts after the first', formatNumber(deploy.retries)),
          ...(deploy.readyAfter === 0
            ? []
            : [row('deploy ready after', 'counts as up after', formatDuration(deploy.readyAfter))]),
          row('rollback takes', `taking one ${rollback.per} back`, timeLaw(rollback.takes), evidence('rollback-takes')),
          row('rollback fails', 'an attempt to go back fails', formatPercent(rollback.fails)),
          ...(repair === null
            ? []
            : [
                row(
                  'repair takes',
                  `repairing one ${repair.per} that failed`,
                  timeLaw(repair.takes),
                  evidence('repair-takes'),
                ),
              ]),
        ]
      : []),
    ...(levers.has('traffic') || canaries ? [lever('switch takes', 'shifting traffic once', numbers.switch)] : []),
    ...(levers.has('flag') ? [lever('flag takes', 'switching a flag once', numbers.flag)] : []),
    ...(levers.has('release') ? [lever('release takes', 'releasing once', numbers.release)] : []),
    ...(fastTrack === 0 ? [] : [row('fast track', 'a change waits for no train', formatPercent(fastTrack))]),
  ];
}

function bugRows({ numbers, flags }: Machine, bug: MachineBug, index: number): NumberRow[] {
  const { name, present, believed, surfaces, unit, shows, scope, behind, downs } = bug;
  const key = `bug ${name}`;
  return [
    row(
      `${key} present`,
      'it is there',
      present === null ? (surfaces === null ? 'if it would show anywhere' : 'always') : formatPercent(present),
      told(numbers, (each) => each.kind === 'present' && each.bug === index),
    ),
    ...(believed === present || believed === null
      ? []
      : [row(`${key} believed`, 'people take that for', formatPercent(believed))]),
    ...(surfaces === null ? [] : [row(`${key} surfaces`, 'it surfaces after', amountLaw(surfaces, unit))]),
    ...shows.map(({ probability, level, from, to, found }, showing) =>
      row(
        `${key} shows ${showing}`,
        `it ${found ? 'is found' : 'shows'} at ${from === to ? `${level} ${from}` : `each of ${level}s ${from} to ${to}`}`,
        formatPercent(probability),
        told(numbers, (each) => each.kind === 'shows' && each.bug === index && each.showing === showing),
      ),
    ),
    row(`${key} only-where`, 'where it can show', scope === null ? 'everywhere' : 'on some nodes alone'),
    ...(behind === null ? [] : [row(`${key} behind`, 'met only behind the flag', flags[behind]?.name ?? '')]),
    row(
      `${key} downs`,
      'it takes down, once it has shown',
      downs === null ? 'nothing' : `${formatPercent(downs.digits / 10 ** downs.scale)} of the servers that have it`,
    ),
    ...numbers.checks.flatMap(({ health }) =>
      (health?.metrics ?? []).flatMap((metric) =>
        metric.moved
          .filter((moved) => moved.bug === index)
          .map(({ to }) => row(`${key} moves ${metric.name}`, `${metric.name} then reads`, readingLaw(to))),
      ),
    ),
  ];
}

interface Asked {
  readonly gates: boolean;
  readonly watches: boolean;
}

function checksInUse({ steps, watches, numbers }: Machine): (Asked & { check: MachineCheck; index: number })[] {
  return numbers.checks.flatMap((check, index) => {
    const asGate = steps.some((step) => step.kind === 'gate' && step.check === index);
    const asWatch = watches.some((watch) => watch.check === index);
    return asGate || asWatch ? [{ check, index, gates: asGate, watches: asWatch }] : [];
  });
}

function checkRows(
  numbers: Numbers,
  { name, blind, gate, watch, health }: MachineCheck,
  index: number,
  { gates, watches }: Asked,
): NumberRow[] {
  const bugs = numbers.bugs.map((bug) => bug.name);
  const samples = health?.metrics.some(({ reads }) => reads !== null) ?? false;
  return [
    ...(gates
      ? [
          ...detected(gate.detects, bugs).map(({ of, value, those }) =>
            row(
              `gate ${name} detects${of}`,
              `a gate sees${of === '' ? ' a bug that has shown' : of}`,
              formatPercent(value),
              told(
                numbers,
                (each) =>
                  each.kind === 'gate-detects' && each.check === index && those.every((bug) => each.bugs.includes(bug)),
              ),
            ),
          ),
          ...(samples
            ? []
            : [
                row(
                  `gate ${name} false alarm`,
                  'a gate finds fault where there is none',
                  formatPercent(gate.falseAlarm),
                  told(numbers, (each) => each.kind === 'gate-false-alarm' && each.check === index),
                ),
              ]),
          row(
            `gate ${name} takes`,
            'a gate takes',
            timeLaw(gate.takes),
            told(numbers, (each) => each.kind === 'gate-takes' && each.check === index),
          ),
        ]
      : []),
    ...(watches
      ? [
          ...detected(watch.detects, bugs).map(({ of, value }) =>
            row(
              `watch ${name} detects${of}`,
              `a watch sees${of === '' ? ' a bug that has shown' : of}`,
              formatPercent(value),
            ),
          ),
          ...(watch.after[0] === undefined
            ? []
            : [row(`watch ${name} after`, 'it sees it after', timeLaw(watch.after[0]))]),
          row(
            `watch ${name} false alarm`,
            `it cries wolf at least once in ${formatPeriod(watch.falseAlarm.per)}`,
            formatPercent(watch.falseAlarm.probability),
          ),
        ]
      : []),
    row(`check ${name} blind`, 'it can never see a bug', formatPercent(blind)),
    ...(health?.metrics ?? []).flatMap(({ name: metric, reads }) =>
      reads === null ? [] : [row(`metric ${metric}`, `${metric} reads, while nothing is wrong`, readingLaw(reads))],
    ),
    ...(health === null
      ? []
      : [
          row(`health ${name} every`, 'between two samples', formatDuration(health.every)),
          row(`health ${name} pass`, 'passes from a score of', formatNumber(health.pass)),
        ]),
  ];
}

/** One number where all bugs are seen alike; `those`: the bugs that it is about. */
function detected(
  detects: readonly number[],
  bugs: readonly string[],
): { readonly of: string; readonly value: number; readonly those: readonly number[] }[] {
  const [first] = detects;
  if (first === undefined) return [];
  if (detects.every((value) => value === first)) {
    return [{ of: '', value: first, those: detects.map((_, bug) => bug) }];
  }
  return detects.map((value, bug) => ({ of: ` of ${bugs[bug] ?? ''}`, value, those: [bug] }));
}

function outageRows({ outages, incidents }: Numbers): NumberRow[] {
  return [
    ...outages.flatMap(({ level, probability, per, lasts }) => [
      row(`outage ${level}`, `a ${level} is lost at least once in ${formatPeriod(per)}`, formatPercent(probability)),
      row(`outage ${level}`, `a lost ${level} is back after`, timeLaw(lasts)),
    ]),
    ...incidents.map(({ text, lasts }) => row('incident', text, timeLaw(lasts))),
  ];
}

function told({ evidence = [] }: Numbers, isIt: (each: MachineEvidence) => boolean): string | null {
  const found = evidence.find(isIt);
  if (found === undefined) return null;
  return 'count' in found
    ? `${formatNumber(found.count)} of ${formatNumber(found.of)}`
    : `${formatNumber(found.values)} values`;
}
