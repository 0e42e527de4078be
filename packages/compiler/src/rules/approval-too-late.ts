/** People are asked when there is nothing left to decide. */
import { following, lastBefore, nextAfter } from './later.ts';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { stepOf } from './route/index.ts';
import { shareText } from './words.ts';

const STAGES = (before: string, after: string) =>
  `stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n${before}  deploy remaining\n  wait 12h\n  gate health\n${after}}`;

const APPROVAL = '  gate approval "release board" takes 4h refuses 2%\n';

export const approvalTooLate = planRule({
  code: 'approval-too-late',
  severity: 'warning',
  recommended: true,
  title: 'An approval when all is done',
  options: {},
  message: (args: { who: string; share: string }) =>
    `${args.share} have the new version when “${args.who}” is asked, and nothing comes after it: to refuse means to take back what everybody has.`,
  help: 'Ask before what it is about: put the approval before the last deployment.',
  page: {
    meaning:
      'After an approval something still happens that it decides about: a deployment, a shift, a release, a flag, a change of a schema, the end of blue, or a `run`.',
    rationale:
      'An approval is worth its delay when a person can stop something. At the end of a plan it can only undo, at the price of a rollback of everything; so nobody ever refuses, and it becomes a formality that keeps the plan open.',
    raises: weekly(STAGES('', APPROVAL)),
    avoids: weekly(STAGES(APPROVAL, '')),
    sources: [
      {
        title: 'DORA: Streamlining change approval',
        url: 'https://dora.dev/capabilities/streamlining-change-approval/',
      },
    ],
  },
  check: (subject, _options, report) => {
    const { machine, sources, route } = subject;
    const { moves } = route();
    const followedBy = following(subject);
    const said = new Set<number>();
    moves.forEach((move, at) => {
      const index = stepOf(move);
      const step = machine.steps[index];
      if (step?.kind !== 'approval' || said.has(move.source)) return;
      const isLater = followedBy(move.stage);
      const decided = nextAfter(
        moves,
        at,
        (each) => isLater(each) && (each.acts || each.kind === 'act' || each.kind === 'retire'),
      );
      const reached = lastBefore(moves, at, ({ advance }) => advance !== null)?.advance ?? null;
      if (decided !== undefined || reached === null || reached.to < 1) return;
      said.add(move.source);
      report({ who: step.who, share: shareText(reached.to) }, sources.steps[index] ?? sources.plan);
    });
  },
});
