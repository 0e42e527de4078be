/** Going back takes so long that it is no way to help anybody. */
import { type Layout, type Machine, roundedDurationText } from '@rollout/compiler';
import { type Action, hoursOption } from '@rollout/language';
import type { CalmRun } from '../checks/calm-run.ts';
import { lawOf } from '../distributions/index.ts';
import { known } from '../known.ts';
import { timeToGoBack } from './rollback-run.ts';
import { runRule } from './run-rule.ts';

const planOf = (limit: string): string => `topology fleet { region r[5] { cluster web[4] { server[20] } } }
model typical {
  deploy takes 15m per server
  rollback takes 15m per server
  bug crash { present 3%  surfaces after exponential(mean 400 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  ${limit}
  stage first {
    deploy 1 cluster
    wait 24h
    gate health
  }
  stage rest {
    deploy remaining by region parallel 2
    wait 4h
    gate health
  }
}
`;

interface Args {
  readonly gate: string;
  readonly takes: string;
  readonly most: string;
}

export const slowRollback = runRule({
  code: 'slow-rollback',
  severity: 'warning',
  recommended: true,
  title: 'A rollback that takes too long',
  options: {
    most: hoursOption(12, 'How long it may take to take everything back.'),
  },
  message: ({ gate, takes, most }: Args) =>
    `If \`${gate}\` gives alarm when everything is out, it takes ${takes} until the old version is back everywhere: more than ${most}.`,
  help: 'Let more be down on the way back (`maxDown 10%, 50% in rollback`), keep the old version beside the new one (`deploy green`), or put a flag before what is risky.',
  page: {
    meaning:
      'After an alarm of the plan’s last gate that is met by a rollback, everything is back on the old version within twelve hours: the plan is run once to there, nothing else going wrong and all times being their medians.',
    rationale:
      'Until the last server is back somebody has the bug. A limit that makes the way forward gentle makes the way back just as slow, unless the plan says otherwise; ' +
      'but on the way back the risk is a known one, for the old version has carried the whole load before. Some services at Amazon deploy to 5% of their boxes at a time, and go back with 33%.',
    raises: planOf('maxDown 2%'),
    avoids: planOf('maxDown 2%, 33% in rollback'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ machine, layout, sources, calm }, { most }, report) => {
    const run = calm();
    const gate = run?.marks.findLast(({ kind }) => kind === 'gate')?.step ?? null;
    if (run === null || gate === null) return;
    const { text, stage } = known(machine.steps[gate]);
    const back = wayBack(known(machine.stages[stage]).handlers.unhealthy);
    if (back === null || (back.kind === 'rollback' && !mayTakeLong(machine, layout, run, most))) return;
    const takes = back.kind === 'rollback' ? timeToGoBack(machine, layout, gate) : lawOf(back.takes).median;
    if (takes === null || takes <= most) return;
    const finding = { gate: text, takes: roundedDurationText(takes), most: roundedDurationText(most) };
    report(finding, known(sources.steps[gate]));
  },
});

/**
 * Whether it is worth a run. Going back is held by limits and exclusions as going forward is, and by nothing else of that; so, batch for batch, it
 * takes no longer than the time in which batches were under way, unless it has limits, or items, of its own.
 */
function mayTakeLong({ numbers, constraints }: Machine, { selected }: Layout, { log }: CalmRun, most: number): boolean {
  const { deploy, rollback } = numbers;
  const back = lawOf(rollback.takes).median;
  if (back === 0) return false;
  const stricter = constraints.down.some(({ bounds }) => bounds.some((bound) => bound.rollback < bound.forward));
  const forward = lawOf(deploy.takes).median + deploy.readyAfter;
  // Waiting for a rate is no time under way.
  const rated = constraints.rates.some(({ servers, period }) => (selected / servers) * period > most);
  if (stricter || rated || deploy.per !== rollback.per || forward === 0) return true;
  const levers = [numbers.switch, numbers.flag, numbers.release].reduce(
    (sum, { takes }) => sum + lawOf(takes).median,
    0,
  );
  return (timeUnderWay(log) * back) / forward + levers > most;
}

/** How long some batch was in progress. */
function timeUnderWay(log: CalmRun['log']): number {
  let flying = 0;
  let since = 0;
  let sum = 0;
  for (const { kind, at } of log) {
    if (kind === 'batch-started' && flying++ === 0) since = at;
    if (kind === 'batch-ended' && --flying === 0) sum += at - since;
  }
  return sum;
}

type WayBack = Extract<Action, { kind: 'rollback' | 'rollback-in' }>;

/** How an alarm that is true is met in the end. null: not by taking everything back, or only after looking for as long as it takes. */
function wayBack(action: Action): WayBack | null {
  switch (action.kind) {
    case 'rollback':
    case 'rollback-in':
      return action;
    case 'pause':
      return wayBack(action.then);
    case 'retry':
      return action.atMost === null ? null : wayBack(action.then);
    case 'ask':
      return wayBack(action.otherwise);
    default:
      return null;
  }
}
