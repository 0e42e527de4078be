/** Most of the fleet goes in one step that nothing can stop in the middle. */
import { addTo, shareOption } from '@rollout/language';
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { AMAZON } from './published.ts';
import { type Advance, type Move, stepOf } from './route/index.ts';
import { reachedText, shareText } from './words.ts';

export const stepTooBig = planRule({
  code: 'step-too-big',
  severity: 'hint',
  recommended: false,
  title: 'Most of them in one go',
  options: {
    most: shareOption(0.75, 'Share that may be reached between two looks.'),
  },
  message: (args: { what: string; share: string; most: string }) =>
    `One step adds ${args.share} of ${args.what} without a look in between; ${args.most} is the most there should be.`,
  help: 'Go part by part, with a gate after each: `each region in remaining { deploy here  wait 4h  gate … }`.',
  page: {
    meaning:
      'Between two looks at most three quarters of the servers, the load or the people are added, wherever in the plan. (How much the first look comes after is another rule’s.)',
    rationale:
      'What shows only at the scale of most of the fleet (a database that more connections exhaust, a cache that is cold everywhere) shows in this step, and before its gate it is everywhere. ' +
      'Amazon goes through its last waves region by region, several at a time, each with its own bake.',
    raises: weekly(
      'stage first {\n  deploy 2 clusters in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    avoids: weekly(
      'stage first {\n  deploy 2 clusters in west\n  wait 12h\n  gate health\n}\nstage all {\n  each region in remaining {\n    deploy here\n    wait 12h\n    gate health\n  }\n}',
    ),
    sources: [AMAZON],
  },
  check: ({ machine, sources, route }, { most }, report) => {
    const looked = new Set<string>();
    for (const { moves } of route().stretches) {
      for (const [lever, own] of byLever(moves)) {
        const first = own[0]?.advance;
        const last = own.at(-1);
        if (!looked.has(lever)) {
          looked.add(lever);
          continue;
        }
        const share = (last?.advance?.to ?? 0) - (first?.from ?? 0);
        if (last === undefined || share <= most) continue;
        const widest = own.reduce((a, b) => (growthOf(b.advance) > growthOf(a.advance) ? b : a), last);
        const what = reachedText(last.advance, machine.flags);
        report({ what, share: shareText(share), most: shareText(most) }, sources.steps[stepOf(widest)] ?? sources.plan);
      }
    }
  },
});

function byLever(moves: readonly Move[]): ReadonlyMap<string, readonly Move[]> {
  const own = new Map<string, Move[]>();
  for (const move of moves) {
    if (move.advance !== null) addTo(own, `${move.advance.lever} ${move.advance.flag}`, move);
  }
  return own;
}

const growthOf = (advance: Advance | null): number => (advance === null ? 0 : advance.to - advance.from);
