/** The quick way back is given up the moment that everybody has the new version. */
import { isLookOrReach, lastBefore } from './later.ts';
import { beside } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { BLUE_GREEN } from './published.ts';
import { stepOf } from './route/index.ts';

export const blueRetiredAtOnce = planRule({
  code: 'blue-retired-at-once',
  severity: 'warning',
  recommended: true,
  title: 'Blue is retired at once',
  options: {},
  message: (args: { share: string }) =>
    `Blue goes the moment that \`${args.share}\` is done: nobody waits or looks, and from then on going back is a deployment, not a switch.`,
  help: 'Keep it a while: `retire blue after 1h`, or put a wait and a gate before it.',
  page: {
    meaning:
      'Between the last shift of traffic and `retire blue` there is a wait, a gate or an approval; or blue is retired `after` some time.',
    rationale:
      'The old fleet beside the new one is the reason for going this way: while it stands, a fault costs a switch of seconds. Most of what a full load brings to light, it brings to light within the ' +
      'first hour, and for that hour blue costs little. AWS CodeDeploy keeps the original instances for a time that you set, an hour unless told in its console.',
    raises: beside(
      'stage green { deploy green to all }\nstage switch {\n  shift traffic to 5%, 25% {\n    wait 15m\n    gate health\n  }\n  shift traffic to 100%\n  retire blue\n  wait 1h\n  gate health\n}',
    ),
    avoids: beside(
      'stage green { deploy green to all }\nstage switch {\n  shift traffic to 5%, 25%, 100% {\n    wait 15m\n    gate health\n  }\n  retire blue after 1h\n  wait 4h\n  gate health\n}',
    ),
    sources: [BLUE_GREEN],
  },
  check: ({ machine, sources, route }, _options, report) => {
    const { moves } = route();
    const said = new Set<number>();
    moves.forEach((move, at) => {
      const index = stepOf(move);
      const step = machine.steps[index];
      if (step?.kind !== 'retire' || step.after > 0 || said.has(move.source)) return;
      const before = lastBefore(moves, at, isLookOrReach);
      if (before?.advance?.lever !== 'traffic') return;
      said.add(move.source);
      const place = sources.steps[index] ?? sources.plan;
      report(
        { share: machine.steps[stepOf(before)]?.text ?? '' },
        {
          ...place,
          fix: {
            title: 'Keep blue for an hour',
            safety: 'unsafe',
            edits: [{ ...place, text: 'retire blue after 1h' }],
          },
        },
      );
    });
  },
});
