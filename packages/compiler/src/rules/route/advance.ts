/** Whom each beat of a plan reaches that nothing before it has. */
import { shareValue } from '@rollout/language';
import type { Layout } from '../../machine/layout/index.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Pull, StepIndex } from '../../machine/steps.ts';
import type { Beat } from './beats.ts';

/**
 * By one lever, in shares of 1: of the servers of the plan's services (without any: of the fleet), of their load, of the audience. Servers
 * that carry nothing until traffic is shifted to them, or blue retired, are not counted for servers; none are, where all that is new is behind flags.
 */
export interface Advance {
  readonly lever: 'servers' | Pull['lever'];
  /** Which flag; null: the lever is another. */
  readonly flag: number | null;
  readonly from: number;
  readonly to: number;
  /** How many servers or users more; 0 for traffic. */
  readonly more: number;
}

/** Has to be told every beat, in order. */
export function advancing(machine: Machine, layout: Layout): (beat: Beat) => Advance | null {
  const all = serversOf(machine, layout);
  const users = machine.audience?.users ?? 0;
  const share = layout.areas.map(() => 0);
  const flags = machine.flags.map(() => 0);
  const isDark = allBehindFlags(machine);
  let servers = 0;
  let released = 0;

  const byTraffic = (pulls: readonly Pull[]): Advance | null => {
    const carried = () =>
      layout.areas.reduce((sum, { load }, area) => sum + load * (share[area] ?? 0), 0) / layout.load;
    const from = carried();
    for (const pull of pulls) {
      if (pull.lever !== 'traffic') continue;
      for (const area of pull.areas) share[area] = Math.max(share[area] ?? 0, shareValue(pull.to));
    }
    const to = carried();
    return to > from ? { lever: 'traffic', flag: null, from, to, more: 0 } : null;
  };

  const byPull = ({ steps }: Beat): Advance | null => {
    const pulls = steps.flatMap((index) => {
      const step = machine.steps[index];
      return step?.kind === 'pull' ? [step.pull] : [];
    });
    const [first] = pulls;
    if (first === undefined) return null;
    if (first.lever === 'traffic') return byTraffic(pulls);
    const from = first.lever === 'release' ? released : (flags[first.flag] ?? 0);
    const to = Math.max(from, first.users);
    if (to === from) return null;
    if (first.lever === 'release') released = to;
    else flags[first.flag] = to;
    const flag = first.lever === 'flag' ? first.flag : null;
    return { lever: first.lever, flag, from: from / users, to: to / users, more: to - from };
  };

  return (beat) => {
    if (beat.kind === 'pull') return byPull(beat);
    if (beat.kind !== 'deploy' || isDark) return null;
    const more = beat.steps.reduce((sum, step) => sum + exposedBy(machine, layout, step), 0);
    if (more === 0) return null;
    const from = servers;
    servers += more;
    return { lever: 'servers', flag: null, from: from / all, to: servers / all, more };
  };
}

/** Whether each bug that the plan may meet is met only once a flag is on that the plan turns on. */
function allBehindFlags({ numbers, steps }: Machine): boolean {
  const bugs = numbers.bugs.filter(({ present }) => present !== 0);
  return (
    bugs.length > 0 &&
    bugs.every(({ behind }) =>
      steps.some((step) => step.kind === 'pull' && step.pull.lever === 'flag' && step.pull.flag === behind),
    )
  );
}

/** Servers that the plan is about. */
function serversOf({ services }: Machine, { servers, cells, serviceOf }: Layout): number {
  if (services.length === 0) return servers;
  return cells.servers.reduce((sum, own, cell) => ((serviceOf[cell] ?? -1) < 0 ? sum : sum + own), 0);
}

/** Servers that carry load as soon as the step has deployed to them. */
function exposedBy(machine: Machine, layout: Layout, index: StepIndex): number {
  const step = machine.steps[index];
  const laid = layout.steps[index];
  if (step?.kind !== 'deploy' || laid?.kind !== 'deploy' || step.green) return 0;
  if (!machine.areas.some(({ shifted }) => shifted)) return laid.servers;
  let exposed = 0;
  for (const { entries } of laid.units) {
    for (const { cell, servers } of entries) {
      const area = machine.areas[layout.areaOf[cell] ?? -1];
      if (area?.shifted !== true) exposed += servers;
    }
  }
  return exposed;
}
