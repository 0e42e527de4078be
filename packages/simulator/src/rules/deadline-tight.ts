/** A deadline that many runs miss, though the usual one keeps it. */
import { durationText, type MachineMeasure, roundedDurationText } from '@rollout/compiler';
import { shareOption } from '@rollout/language';
import { shareText } from '../checks/number-text.ts';
import { known } from '../known.ts';
import { runRule } from './run-rule.ts';

const planOf = (deadline: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 30m per cluster
  gate health { detects 90%  false alarm 5%  takes 5m }
  bug crash { present 3%  surfaces after exponential(mean 100 server-hours) }
}
plan weekly on fleet using typical {
  deadline ${deadline}
  maxDown 1 cluster
  stage all {
    each cluster in all {
      deploy here
      wait 4h
      gate health
    }
  }
  on false alarm pause for 4h then retry
}
`;

interface Args {
  readonly deadline: string;
  /** What so many of the runs keep to, exactly; null: known is only how long a run usually takes. */
  readonly share: string | null;
  readonly takes: string;
}

export const deadlineTight = runRule({
  code: 'deadline-tight',
  severity: 'warning',
  recommended: true,
  title: 'A deadline without room',
  options: {
    share: shareOption(0.9, 'How many runs should keep the deadline.'),
    room: shareOption(0.05, 'Where that is not known exactly: which part of the deadline a usual run should leave.'),
  },
  message: ({ deadline, share, takes }: Args) =>
    share === null
      ? `A run in which nothing goes wrong takes ${takes} at the median of every time, and the deadline is ${deadline}: there is no room for anything to go wrong.`
      : `It takes ${takes} until ${share} of the runs have ended, and the deadline is ${deadline}.`,
  help: ({ takes }) =>
    `Let the deadline be later than ${takes}, or the plan shorter: fewer waits, or more side by side.`,
  page: {
    meaning:
      'At least 90% of the runs end before the deadline, where that is known exactly (the plan is a chain of gates, or has at most 500 different runs). Where it is not, a run in which nothing goes wrong leaves at least 5% of the deadline.',
    rationale:
      'A deadline that only the lucky runs keep is not one. What makes a rollout late is not its plan but what the plan has to react to: a false alarm that somebody has to look into, a wait that ' +
      'starts again. Estimates of software work run over for exactly that reason: they are made of the times that things take when nothing goes wrong.',
    raises: planOf('19h'),
    avoids: planOf('36h'),
    sources: [{ title: 'Brooks: The Mythical Man-Month, chapter 2 (“all programmers are optimists”)' }],
  },
  check: ({ machine, sources, calm, figures }, { share, room }, report) => {
    const { deadline } = machine;
    const usual = calm()?.duration;
    // One that even the usual run misses is told of already.
    if (deadline === null || usual === undefined || usual > deadline || machine.landing > 0) return;
    if (usual <= ROOMY * deadline) return;
    const exactly = figures([quantileOf(share)]);
    const place = sources.deadline ?? sources.plan;
    if (exactly.kind === 'exact') {
      const takes = known(exactly.values[0]);
      const finding = { deadline: durationText(deadline), share: shareText(share), takes: roundedDurationText(takes) };
      if (takes > deadline) report(finding, place);
    } else if (usual > (1 - room) * deadline) {
      report({ deadline: durationText(deadline), share: null, takes: roundedDurationText(usual) }, place);
    }
  },
});

/** Where a usual run takes no more of its deadline than this, nothing is asked. */
const ROOMY = 0.5;

const quantileOf = (p: number): MachineMeasure => ({
  kind: 'statistic',
  statistic: { kind: 'quantile', p },
  of: { kind: 'duration', of: 'all' },
  given: null,
});
