/** What every figure rests on besides the numbers: what the plan leaves out, and what the simulation takes for granted. */
import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import { formatPeriod } from '../../../../text/duration.ts';
import { startLine } from '../../../../text/wall-clock.ts';
import type { WrittenNumbers } from './written.ts';

/** In whole sentences. `start`: as results or a trace have it. */
export function assumptionsOf(machine: Machine, written: WrittenNumbers, start: Results['start']): string[] {
  return [
    ...ofStart(machine, start),
    ...ofDeploying(machine, written),
    ...ofLevers(machine),
    ...ofBugs(machine, written),
    ...ofChecks(machine, written),
    ...ofServices(machine),
    ...ofLimits(machine),
    ...OF_ALL_PLANS,
  ];
}

/** What holds in every simulation, as the definition of the language has it. */
const OF_ALL_PLANS: readonly string[] = [
  'Attempts, bugs, gates and outages are independent of one another, but for what is said to be shared: a failure of a whole rack or cluster, bugs of which a release has at most one, a check that is blind to a bug.',
  'A bug’s exposure adds up over all servers or users that have it, wherever they are in its scope; nobody finds it in any other way than by gates, by watches, and where the model says that it is found.',
  'Handlers act at once: no time passes between a sign and what answers it, but where the plan pauses or asks.',
  'Batches are the finest thing that happens: the servers of one count as done when the slowest of them is.',
];

function ofStart({ landing }: Machine, start: Results['start']): string[] {
  if (start === null) return ['It does not matter when it starts: nothing in the plan looks at the calendar.'];
  if (start.landing !== null)
    return [`The change ${startLine(start)}: each moment is as likely as any (${formatPeriod(landing)}).`];
  return start.assumed ? [`It ${startLine(start)}: nobody has said when it starts.`] : [];
}

function ofDeploying({ numbers, steps, fleet }: Machine, written: WrittenNumbers): string[] {
  if (steps.every(({ kind }) => kind !== 'deploy')) return ['It deploys nothing: servers play no part in it.'];
  const { deploy, repair, outages, incidents } = numbers;
  const fails = deploy.fails.length > 0;
  return [
    ...(isSaid(written, 'deploy takes') ? [] : ['Deploying takes no time: nothing says how long it takes.']),
    ...(fails ? [] : ['No attempt to deploy fails: nothing says how often one does.']),
    ...(fails && deploy.retries === 0 ? ['What has failed is not tried again.'] : []),
    ...(fails && deploy.failedTakes === null ? ['An attempt that fails takes as long as any.'] : []),
    ...(fails && repair === null
      ? ['Servers that stay failed after the last attempt are not repaired while the plan runs.']
      : []),
    ...(isSaid(written, 'rollback takes') ? [] : ['Going back takes as long as deploying: nothing says otherwise.']),
    ...(numbers.rollback.fails > 0 ? [] : ['Going back never fails.']),
    ...(deploy.per === 'server' ? [] : [`A ${deploy.per} is deployed to as one: nothing below it is simulated.`]),
    ...(outages.length === 0 && incidents.length === 0
      ? [`Nothing of ${fleet.name} is lost while the plan runs: the model has no outages.`]
      : []),
  ];
}

function ofLevers({ numbers, steps }: Machine): string[] {
  const takesNone = (['switch', 'flag', 'release'] as const).filter((lever) => {
    const { takes } = numbers[lever];
    return takes.kind === 'fixed' && takes.value === 0;
  });
  const names = { switch: 'Shifting traffic', flag: 'Switching a flag', release: 'Releasing' };
  const pulled = new Set(steps.flatMap((step) => (step.kind === 'pull' ? [step.pull.lever] : [])));
  return takesNone
    .filter((lever) => pulled.has(lever === 'switch' ? 'traffic' : lever))
    .map((lever) => `${names[lever]} takes no time: nothing says how long it takes.`);
}

function ofBugs({ numbers: { bugs, atMostOne, evidence = [] }, horizon }: Machine, written: WrittenNumbers): string[] {
  if (bugs.length === 0) return ['Nothing goes wrong with the new version: the model has no bugs.'];
  const always = bugs.filter(({ present, surfaces }) => present === null && surfaces !== null);
  const nowhere = bugs.filter(({ name }) => written.size > 0 && !isSaid(written, `bug ${name} downs`));
  return [
    'The bugs are those of the model. One that it does not name cannot happen.',
    ...always.map(({ name }) => `${name} is always there: nothing says how often it is.`),
    ...(bugs.length > 1 && atMostOne.length === 0
      ? ['A release may have several of the bugs, each with its own chance.']
      : []),
    ...(nowhere.length === 0
      ? []
      : [`${listed(nowhere.map(({ name }) => name))} ${nowhere.length === 1 ? 'takes' : 'take'} no server down.`]),
    ...(horizon === 0
      ? []
      : [`Exposure to a bug that escapes counts for ${formatPeriod(horizon)} after the plan’s end.`]),
    evidence.length === 0
      ? 'The numbers are taken as they stand, as if they were known exactly: nothing says what they were estimated from.'
      : 'Numbers are taken as they stand; what their evidence leaves open is told only where it was asked for (--uncertain).',
  ];
}

function ofChecks({ numbers: { checks }, steps, watches }: Machine, written: WrittenNumbers): string[] {
  const gates = new Set(steps.flatMap((step) => (step.kind === 'gate' ? [step.check] : [])));
  return checks.flatMap(({ name, blind, health }, index) => {
    const asGate = gates.has(index);
    if (!asGate && !watches.some(({ check }) => check === index)) return [];
    const unsaid = [
      ...(asGate && health === null && !isSaid(written, `gate ${name} detects`)
        ? ['sees every bug that has shown']
        : []),
      ...(asGate && health === null && !isSaid(written, `gate ${name} false alarm`) ? ['never cries wolf'] : []),
      ...(asGate && !isSaid(written, `gate ${name} takes`) ? ['takes no time'] : []),
      ...(blind === 0 && !isSaid(written, `check ${name} blind`) ? ['is blind to no bug'] : []),
    ];
    return unsaid.length === 0 ? [] : [`${name} ${listed(unsaid)}, as nothing says otherwise.`];
  });
}

function ofServices({ services, steps }: Machine): string[] {
  if (steps.every(({ kind }) => kind !== 'deploy')) return [];
  if (services.length === 0) {
    return [
      'The whole fleet runs one service; how much it has to carry, and can, is not known, so that overload is not looked at.',
    ];
  }
  return services.flatMap(({ name, load, headroom }) => [
    ...(headroom === null
      ? [`How much more than its load ${name} can carry is not known: its overload is not looked at.`]
      : []),
    ...(load === null ? [`How many requests ${name} serves is not known.`] : []),
    ...(load !== null && load.profile === null ? [`${name} has the same load at every hour of the week.`] : []),
  ]);
}

function ofLimits({ constraints, steps, timeout }: Machine): string[] {
  const deploys = steps.some(({ kind }) => kind === 'deploy');
  return [
    ...(deploys && constraints.down.every(({ watched }) => watched)
      ? ['Nothing limits how much is down at once.']
      : []),
    ...(constraints.windows.length === 0 && constraints.freezes.length === 0
      ? ['It may work at any hour of any day.']
      : []),
    ...(timeout === null ? ['It may take as long as it takes: the plan has no timeout.'] : []),
  ];
}

/** Where nothing is known of what is written, nothing is said to be missing. */
const isSaid = (written: WrittenNumbers, key: string): boolean => written.size === 0 || written.has(key);

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
