/** What a machine says, in words to be set side by side. */
import { durationText, type Machine, type MachineStage, percentText } from '@rollout/compiler';
import type { ZonedTime } from '@rollout/language';
import { actionText } from './law-text.ts';
import { modelSayings } from './model-sayings.ts';

/** Single sayings, by what they are about; of these stages alone. */
export function sayingsOf(machine: Machine, stages: ReadonlySet<string>): ReadonlyMap<string, string> {
  const { scenario, start, deadline, horizon, timeout, params, fleet, services, audience } = machine;
  const time = (milliseconds: number | null): string | null =>
    milliseconds === null ? null : durationText(milliseconds);
  const formats = { duration: durationText, percent: percentText, number: String };
  const said: readonly (readonly [string, string | null])[] = [
    ['scenario', scenario],
    ...Object.entries(params).map(([name, { kind, value }]) => [`param ${name}`, formats[kind](value)] as const),
    ['starts', start === null ? null : startText(start)],
    ['deadline', time(deadline)],
    ['horizon', horizon === 0 ? null : time(horizon)],
    ['timeout', timeout === null ? null : `${durationText(timeout.after)} ${actionText(timeout.action)}`],
    ['servers', String(fleet.servers)],
    ['topology', plainText(fleet.nodes)],
    ...services.map(({ name, load, headroom, per, servers }) => {
      return [`service ${name}`, plainText({ load, headroom, per, servers })] as const;
    }),
    ['audience', audience === null ? null : plainText(audience)],
    ...machine.stages.flatMap((stage) => (stages.has(stage.name) ? stageSayings(machine, stage) : [])),
    ...modelSayings(machine),
  ];
  return new Map(said.flatMap(([where, text]) => (text === null ? [] : [[where, text] as const])));
}

function stageSayings(machine: Machine, { name, after, handlers }: MachineStage): (readonly [string, string | null])[] {
  const { unhealthy, falseAlarm, failures, blocked, refusal, marginal, timeout } = handlers;
  const own = (trigger: string, text: string | null) => [`stage ${name}, on ${trigger}`, text] as const;
  return [
    [
      `stage ${name}, after`,
      after.length === 0 ? null : after.map((stage) => machine.stages[stage]?.name ?? '').join(', '),
    ],
    own('unhealthy', actionText(unhealthy)),
    own('false alarm', falseAlarm === null ? null : actionText(falseAlarm)),
    own(
      'failures',
      failures === null
        ? null
        : `over ${percentText(failures.over)}${failures.atLeast === null ? '' : ` at least ${failures.atLeast}`} ${actionText(failures.action)}`,
    ),
    own('blocked', actionText(blocked)),
    own('refusal', actionText(refusal)),
    own('marginal', marginal === null ? null : actionText(marginal)),
    own('timeout', timeout === null ? null : `${durationText(timeout.after)} ${actionText(timeout.action)}`),
  ];
}

/** Sayings whose order counts: the sentences of each stage, each once however often a block repeats it, and the constraints. */
export function sequencesOf(machine: Machine): ReadonlyMap<string, readonly string[]> {
  const sentences = new Map(machine.steps.map(({ source, text, stage }) => [source, { text, stage }]));
  const stages = machine.stages.map(({ name }, index) => {
    const own = [...sentences.values()].flatMap(({ text, stage }) => (stage === index ? [text] : []));
    return [`stage ${name}`, own] as const;
  });
  const { down, surge, exclusions, orderings, parallel, rates, windows, freezes } = machine.constraints;
  const stated = [
    ...down.filter(({ watched }) => !watched),
    ...surge,
    ...exclusions,
    ...orderings,
    ...parallel,
    ...rates,
    ...windows,
    ...freezes,
  ];
  return new Map([...stages, ['constraints', stated.map(({ text }) => text)] as const]);
}

function startText({ date, minute, zone }: ZonedTime): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)} in ${zone}`;
}

/** For what has no short words: told apart, and not shown where it is long. */
export const plainText = (value: unknown): string => JSON.stringify(value);
