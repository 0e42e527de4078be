/** So many looks that one of them cries wolf. */
import type { Machine } from '@rollout/compiler';
import { type Action, shareOption } from '@rollout/language';
import type { CalmRun } from '../checks/calm-run.ts';
import { shareText } from '../checks/number-text.ts';
import { known } from '../known.ts';
import { exp } from '../math/exp.ts';
import { log, log1p } from '../math/log.ts';
import { gateCriesWolf } from './gate-chances.ts';
import { runRule } from './run-rule.ts';

const planOf = (alarm: string): string => `topology fleet { region west { cluster web[8] { server[20] } } }
model typical {
  deploy takes 4m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 90%  false alarm ${alarm}  takes 5m }
}
plan weekly on fleet using typical {
  maxDown 25% per cluster
  stage all {
    each cluster in all {
      deploy here
      wait 3h
      gate health
    }
  }
}
`;

interface Args {
  readonly chance: string;
  readonly gates: number;
  readonly watches: boolean;
  readonly bad: string | null;
  readonly most: string;
}

export const falseAlarmBurden = runRule({
  code: 'false-alarm-burden',
  severity: 'warning',
  recommended: true,
  title: 'Alarms that are mostly false',
  options: {
    most: shareOption(0.2, 'The chance with which a release without any bug may be stopped by a false alarm.'),
  },
  message: ({ chance, gates, watches, bad, most }: Args) => {
    const from = [...(gates > 0 ? [gates === 1 ? 'one gate' : `${gates} gates`] : []), ...(watches ? ['watches'] : [])];
    const also = bad === null ? '' : `, and ${bad} of releases have a bug at all`;
    return `A release without any bug meets a false alarm with ${chance} (${most} is the most there should be), from ${from.join(' and ')}${also}.`;
  },
  help: 'Look fewer times, or only where something may show; let a gate that raises alarm look once more (`on false alarm retry at most 1 then …`); or make the check stricter.',
  page: {
    meaning:
      'At most one release in five of those without any bug meets a false alarm that is met by more than looking again: 1 − Π (1 − p) over all gates that a run comes to, and over the time for which watches are on. A gate that may be retried n times has to be wrong n + 1 times.',
    rationale:
      'False alarms add up. A check that is wrong once in fifty times is good; thirty gates with it stop every second release for nothing. People who are ' +
      'stopped for nothing learn to press “continue”, and do so on the day on which the alarm is true. Gandalf, which guards deployments at Azure, was given the time of its users because ' +
      'its alarms are right: 94.9% of them in the control plane, 92.4% in the data plane.',
    raises: planOf('5%'),
    avoids: planOf('0.5%'),
    sources: [
      {
        title:
          'Li et al.: Gandalf: An Intelligent, End-To-End Analytics Service for Safe Deployment in Large-Scale Cloud Infrastructure (NSDI ’20)',
        url: 'https://www.usenix.org/conference/nsdi20/presentation/li',
      },
      {
        title: 'Google: Site Reliability Engineering, chapter 6',
        url: 'https://sre.google/sre-book/monitoring-distributed-systems/',
      },
    ],
  },
  check: ({ machine, sources, calm, outlook }, { most }, report) => {
    const run = calm();
    if (run === null) return;
    const alarms = run.marks.flatMap(({ kind, step }) => {
      const chance = kind === 'gate' && step !== null ? unansweredAt(machine, step) : 0;
      return chance > 0 ? [chance] : [];
    });
    const watched = quietWatches(machine, run);
    const chance = 1 - alarms.reduce((quiet, alarm) => quiet * (1 - alarm), watched);
    if (chance <= most) return;
    const bad = anyBug(
      machine,
      (outlook()?.bugs ?? []).map(({ present }) => present),
    );
    const finding = {
      chance: shareText(chance),
      gates: alarms.length,
      watches: watched < 1,
      bad: bad > 0 ? shareText(bad) : null,
      most: shareText(most),
    };
    report(finding, sources.plan);
  },
});

/** That a release has a bug at all: of an `at most one` their chances add up. */
function anyBug({ numbers: { atMostOne } }: Machine, present: readonly number[]): number {
  const grouped = new Set(atMostOne.flat());
  const groups = [...atMostOne, ...present.flatMap((_, bug) => (grouped.has(bug) ? [] : [[bug]]))];
  const chanceOf = (bugs: readonly number[]): number => bugs.reduce((sum, bug) => sum + (present[bug] ?? 0), 0);
  return 1 - groups.reduce((none, bugs) => none * (1 - chanceOf(bugs)), 1);
}

/** That it gives alarm as often as its handler tries again, and once more. */
function unansweredAt(machine: Machine, step: number): number {
  const { handlers } = known(machine.stages[known(machine.steps[step]).stage]);
  const again = retriesOf(handlers.falseAlarm ?? handlers.unhealthy);
  if (again === Number.POSITIVE_INFINITY) return 0;
  const chance = gateCriesWolf(machine, step);
  return chance > 0 ? exp((again + 1) * log(chance)) : 0;
}

/** How often a trigger is met by trying again, before by anything else. Infinity: always, or nothing is done about it. */
function retriesOf(action: Action): number {
  switch (action.kind) {
    case 'continue':
      return Number.POSITIVE_INFINITY;
    case 'retry':
      return action.atMost === null ? Number.POSITIVE_INFINITY : action.atMost + retriesOf(action.then);
    default:
      return 0;
  }
}

/** That none of the watches cries wolf while it is on; those after which is tried again do not count. */
function quietWatches({ watches, numbers, stages }: Machine, { log, duration }: CalmRun): number {
  return watches.reduce((quiet, { check, stage }) => {
    const { probability, per } = known(numbers.checks[check]).watch.falseAlarm;
    const answers = stages
      .filter((_, index) => stage === null || stage === index)
      .map(({ handlers }) => handlers.falseAlarm ?? handlers.unhealthy);
    if (answers.every((action) => retriesOf(action) > 0)) return quiet;
    const on = stage === null ? duration : stageTime(log, stage);
    // Alarms come at the rate −ln(1 − P) / T.
    return quiet * exp((log1p(-probability) * on) / per);
  }, 1);
}

function stageTime(log: CalmRun['log'], stage: number): number {
  const at = (kind: 'stage-started' | 'stage-ended'): number =>
    log.find((event) => event.kind === kind && event.stage === stage)?.at ?? 0;
  return Math.max(0, at('stage-ended') - at('stage-started'));
}
