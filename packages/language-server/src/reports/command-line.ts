import type { AskedPlan } from '../meaning/protocol.ts';
import type { Depth, Effort, ReportSubject } from '../protocol.ts';

const COMMANDS: Readonly<Record<ReportSubject, string>> = { study: 'simulate', trace: 'trace', front: 'optimize' };

/** What is typed for the same answer, in the plan's folder. */
export function commandLineOf(of: ReportSubject, asked: AskedPlan, wanted: Effort & Depth): string {
  const { path, plan, scenario, set = {}, start } = asked;
  const { trials, seed } = wanted;
  const words = [
    'rollout',
    COMMANDS[of],
    path.slice(path.lastIndexOf('/') + 1),
    ...(plan === undefined ? [] : ['--plan', plan]),
    ...(scenario === undefined ? [] : ['--scenario', scenario]),
    ...Object.entries(set).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
    ...(start === undefined ? [] : ['--start', start]),
    ...(trials === undefined || of === 'trace' ? [] : ['--trials', String(trials)]),
    ...(seed === undefined ? [] : ['--seed', seed]),
    ...(of === 'study' ? depthOf(wanted) : []),
  ];
  return words.map(quoted).join(' ');
}

function depthOf({ sensitivity, uncertain, precision }: Depth): readonly string[] {
  return [
    ...(sensitivity === true ? ['--sensitivity'] : []),
    ...(uncertain === true ? ['--uncertain'] : []),
    ...(precision === undefined ? [] : ['--precision', `${Number((precision * 100).toPrecision(9))}%`]),
  ];
}

/** As a shell reads it as one word. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_.,/=:%+-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
