/** Too much traffic before anybody looks. */
import { shareOption } from '@rollout/language';
import { beside } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { BLUE_GREEN, CANARYING } from './published.ts';
import { stepOf } from './route/index.ts';
import { shareText } from './words.ts';

export const firstShiftTooBig = planRule({
  code: 'first-shift-too-big',
  severity: 'warning',
  recommended: true,
  title: 'Much traffic before anybody looks',
  options: {
    most: shareOption(0.2, 'Share of the load that the new version may carry before the first gate.'),
  },
  message: (args: { share: string; most: string }) =>
    `The new version goes from no traffic to ${args.share} before anybody looks; ${args.most} is the most there should be.`,
  help: 'Shift a little first, and look after each: `shift traffic to 5%, 25%, 100% { wait 15m  gate … }`.',
  page: {
    meaning:
      'The first shift of traffic brings the new version at most a fifth of the load of what the plan deploys, and a gate follows before the next.',
    rationale:
      'That a new fleet stands beside the old one is what lets you try it on a little traffic, and take that back in seconds. A shift to 100% gives that away: ' +
      'whatever is wrong, everybody meets it, and caches and connection pools of the new fleet are cold when the whole load comes. The canary ' +
      'configurations of AWS CodeDeploy begin with 10%.',
    raises: beside(
      'stage green { deploy green to all }\nstage switch {\n  shift traffic to 100%\n  wait 1h\n  gate health\n  retire blue after 1h\n}',
    ),
    avoids: beside(
      'stage green { deploy green to all }\nstage switch {\n  shift traffic to 5%, 25%, 100% {\n    wait 15m\n    gate health\n  }\n  retire blue after 1h\n  wait 4h\n  gate health\n}',
    ),
    sources: [
      CANARYING,
      BLUE_GREEN,
      {
        title: 'AWS CodeDeploy: Working with deployment configurations',
        url: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html',
      },
    ],
  },
  check: ({ sources, route }, { most }, report) => {
    for (const { moves } of route().stretches) {
      const shifts = moves.flatMap((move) =>
        move.advance?.lever === 'traffic' ? [{ move, to: move.advance.to }] : [],
      );
      const last = shifts.at(-1);
      if (last === undefined) continue;
      const beyond = shifts.find(({ to }) => to > most);
      if (beyond !== undefined) {
        report(
          { share: shareText(last.to), most: shareText(most) },
          sources.steps[stepOf(beyond.move)] ?? sources.plan,
        );
      }
      return;
    }
  },
});
