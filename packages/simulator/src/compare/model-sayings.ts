/** What the numbers of a machine's model say, in words to be set side by side. */
import { durationText, type Machine, percentText } from '@rollout/compiler';
import { amountText, timeText } from './law-text.ts';

type Saying = readonly [where: string, text: string | null];

export function modelSayings(machine: Machine): Saying[] {
  const {
    deploy,
    switch: shift,
    flag,
    release,
    fastTrack,
    rollback,
    repair,
    atMostOne,
    bugs,
    outages,
    incidents,
  } = machine.numbers;
  return [
    ['deploy takes', `${timeText(deploy.takes)} per ${deploy.per}`],
    ...deploy.fails.map(({ per, probability }): Saying => [`deploy fails per ${per}`, percentText(probability)]),
    ['deploy fails after', deploy.failedTakes === null ? null : timeText(deploy.failedTakes)],
    ['deploy retry', String(deploy.retries)],
    ['deploy ready after', durationText(deploy.readyAfter)],
    ['switch takes', timeText(shift.takes)],
    ['flag takes', timeText(flag.takes)],
    ['release takes', timeText(release.takes)],
    ['fast track', percentText(fastTrack)],
    ['rollback takes', `${timeText(rollback.takes)} per ${rollback.per}`],
    ['rollback fails', percentText(rollback.fails)],
    ['repair takes', repair === null ? null : `${timeText(repair.takes)} per ${repair.per}`],
    ...bugs.flatMap((_, bug) => bugSayings(machine, bug)),
    ['at most one', atMostOne.map((group) => group.map((bug) => bugs[bug]?.name ?? '').join(', ')).join('; ')],
    ...checkSayings(machine),
    ...outages.map(({ level, probability, per, lasts }): Saying => {
      return [
        `outage of each ${level}`,
        `${percentText(probability)} per ${durationText(per)} lasts ${timeText(lasts)}`,
      ];
    }),
    ...incidents.map(({ text, lasts }): Saying => [text, timeText(lasts)]),
  ];
}

function bugSayings({ numbers, flags }: Machine, index: number): Saying[] {
  const bug = numbers.bugs[index];
  if (bug === undefined) return [];
  const own = (what: string, text: string | null): Saying => [`bug ${bug.name} ${what}`, text];
  return [
    own('present', bug.present === null ? null : percentText(bug.present)),
    own('surfaces after', bug.surfaces === null ? null : `${amountText(bug.surfaces)} ${bug.unit}`),
    ...bug.shows.map(({ probability, level, from, to, found }, i) => {
      const where = to > from ? `each of ${level} ${from}..${to}` : `${level} ${from}`;
      return own(
        `${found ? 'found' : 'shows'}${i === 0 ? '' : ` (${i + 1})`}`,
        `${percentText(probability)} at ${where}`,
      );
    }),
    own('only in', bug.scope === null ? null : `classes ${bug.scope.join(', ')}`),
    own('behind', bug.behind === null ? null : (flags[bug.behind]?.name ?? null)),
    own('takes down', bug.downs === null ? null : percentText(bug.downs)),
  ];
}

function checkSayings({ numbers: { checks, bugs } }: Machine): Saying[] {
  return checks.flatMap(({ name, blind, gate, watch, health }): Saying[] => {
    const detects = (of: string, chances: readonly number[]): Saying[] =>
      chances.map((chance, bug) => [`${of} ${name} detects ${bugs[bug]?.name ?? ''}`, percentText(chance)]);
    return [
      [`${name} blind`, percentText(blind)],
      ...detects('gate', gate.detects),
      [`gate ${name} false alarm`, percentText(gate.falseAlarm)],
      [`gate ${name} takes`, timeText(gate.takes)],
      ...detects('watch', watch.detects),
      ...watch.after.map((after, bug): Saying => [`watch ${name} of ${bugs[bug]?.name ?? ''} after`, timeText(after)]),
      [
        `watch ${name} false alarm`,
        `${percentText(watch.falseAlarm.probability)} per ${durationText(watch.falseAlarm.per)}`,
      ],
      [`health ${name}`, health === null ? null : JSON.stringify(health)],
    ];
  });
}
