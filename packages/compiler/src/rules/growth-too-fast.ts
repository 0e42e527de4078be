/** From a few to nearly all in one stride. */
import { countOption, shareOption } from '@rollout/language';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { AMAZON, AZURE, GANDALF } from './published.ts';
import { type Advance, type Move, stepOf } from './route/index.ts';
import { reachedText, shareText } from './words.ts';

export const growthTooFast = planRule({
  code: 'growth-too-fast',
  severity: 'warning',
  recommended: true,
  title: 'From a few to nearly all in one stride',
  options: {
    times: countOption(20, 'How many times what has been looked at may be reached before the next look.'),
    above: shareOption(0.25, 'Strides that end at or below this share are not looked at.'),
  },
  message: (args: { what: string; from: string; to: string; factor: number; times: number }) =>
    `From here on the change has reached ${args.to} of ${args.what}, ${args.factor.toLocaleString('en-US')} times the ${args.from} of the last look; ${args.times} times is the most there should be.`,
  help: 'Put a stage between, with a gate of its own: each some five or ten times as large as the one before.',
  page: {
    meaning:
      'Between two looks (gates, approvals, waits under a watch) what is reached grows at most twentyfold: servers, load, or people, each by itself. Strides ' +
      'that end at 25% or less do no harm to many, and are left alone; how much the first one may reach is another rule’s.',
    rationale:
      'A stage finds what shows at its size. A bug that one server in a thousand meets in a day is not there in a stage of twenty, and is everywhere an hour after ' +
      'the stage of all: nobody has looked at any size between. Amazon’s waves go from one region to three, then to more; Gandalf watches each of ' +
      'Azure’s stages, because faults that need many nodes do not show on few.',
    raises: weekly(
      'stage first {\n  deploy 1 server in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    avoids: weekly(
      'stage first {\n  deploy 1 server in west\n  wait 12h\n  gate health\n}\nstage cluster {\n  deploy 1 cluster in east\n  wait 12h\n  gate health\n}\n' +
        'stage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    sources: [AMAZON, AZURE, GANDALF],
  },
  check: ({ machine, sources, route }, { times, above }, report) => {
    /** What each lever had come to when somebody last looked. */
    const looked = new Map<string, number>();
    for (const { moves } of route().stretches) {
      const reached = new Map<string, number>();
      for (const move of moves) {
        const { advance } = move;
        if (advance === null) continue;
        const lever = `${advance.lever} ${advance.flag}`;
        reached.set(lever, advance.to);
        const from = looked.get(lever);
        // Once a stretch is enough: where it first goes too far.
        if (from === undefined || !isTooFast(from, advance, times, above)) continue;
        if (isTooFast(from, { ...advance, to: advance.from }, times, above)) continue;
        const what = reachedText(advance, machine.flags);
        const to = lastOf(moves, advance);
        const args = {
          what,
          from: shareText(from),
          to: shareText(to),
          factor: Number((to / from).toPrecision(3)),
          times,
        };
        report(args, sources.steps[stepOf(move)] ?? sources.plan);
      }
      for (const [lever, to] of reached) looked.set(lever, to);
    }
  },
});

/** A hair above the limit is the limit: shares are quotients. */
const isTooFast = (from: number, { to }: Advance, times: number, above: number): boolean =>
  to > above && to > from * times * (1 + 1e-9);

/** What the lever of an advance comes to before the next look. */
function lastOf(moves: readonly Move[], { lever, flag, to }: Advance): number {
  return moves.findLast(({ advance }) => advance?.lever === lever && advance.flag === flag)?.advance?.to ?? to;
}
