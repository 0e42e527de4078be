/** Too many people before anybody looks. */
import { addTo, shareOption } from '@rollout/language';
import { launch } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { CROWDSTRIKE, FACEBOOK } from './published.ts';
import { type Move, stepOf } from './route/index.ts';
import { countText, shareText } from './words.ts';

export const firstRingTooBig = planRule({
  code: 'first-ring-too-big',
  severity: 'warning',
  recommended: true,
  title: 'Many people before anybody looks',
  options: {
    most: shareOption(0.1, 'Share of the audience that may be reached before the first gate.'),
  },
  /** `flag` null: it is released. */
  message: (args: { flag: string | null; users: number; share: string; most: string }) =>
    `${args.flag === null ? 'The version is released to' : `\`${args.flag}\` is turned on for`} ${countText(args.users, 'user')}, ${
      args.share
    } of them all, before anybody looks; ${args.most} is the most there should be.`,
  help: (args: { flag: string | null }) =>
    `Begin with a small ring, and look after each: \`${args.flag === null ? 'release to' : `enable ${args.flag} for`} 1%, 10%, 100% { wait 1d  gate … }\`.`,
  page: {
    meaning:
      'A release, and a flag, comes to at most a tenth of the audience before the first gate after it. What counts is each flag by itself.',
    rationale:
      'A flag is the fastest lever there is, forward too: what is behind it meets everybody within seconds of one sentence. Facebook’s releases ' +
      'went to employees, then to 2% of production, then to all. CrowdStrike’s update of 19 July 2024 came to all sensors that were ' +
      'online within 78 minutes; a first ring would have stopped it.',
    raises: launch('stage launch {\n  enable checkout for everyone\n  wait 1d\n  gate health\n}'),
    avoids: launch(
      'stage launch {\n  enable checkout for staff, beta, 50%, everyone {\n    wait 1d\n    gate health\n  }\n}',
    ),
    sources: [FACEBOOK, CROWDSTRIKE],
  },
  check: ({ machine, sources, route }, { most }, report) => {
    const looked = new Set<string>();
    for (const { moves } of route().stretches) {
      const met = new Map<string, Move[]>();
      for (const move of moves) {
        const lever = leverOf(move);
        if (lever !== null && !looked.has(lever)) addTo(met, lever, move);
      }
      for (const [lever, pulls] of met) {
        looked.add(lever);
        const beyond = pulls.find(({ advance }) => (advance?.to ?? 0) > most);
        if (beyond === undefined) continue;
        const share = pulls.at(-1)?.advance?.to ?? 0;
        const flag = machine.flags[beyond.advance?.flag ?? -1]?.name ?? null;
        const users = Math.round(share * (machine.audience?.users ?? 0));
        const args = { flag, users, share: shareText(share), most: shareText(most) };
        report(args, sources.steps[stepOf(beyond)] ?? sources.plan);
      }
    }
  },
});

/** Each flag is one of its own. null: it reaches no people. */
function leverOf({ advance }: Move): string | null {
  if (advance === null || advance.lever === 'servers' || advance.lever === 'traffic') return null;
  return `${advance.lever} ${advance.flag}`;
}
