/** What is found is found when nearly everybody has it. */
import { shareOption } from '@rollout/language';
import { shareText } from '../checks/number-text.ts';
import { known } from '../known.ts';
import { gateDetects } from './gate-chances.ts';
import { type BugOutlook, gatesOf, type Outlook } from './outlook.ts';
import { runRule } from './run-rule.ts';
import { isTooSoon, LEAST_SHOWN, soonestBug } from './short-bakes.ts';

const planOf = (
  first: string,
  bake: string,
): string => `topology fleet { region west { cluster web[10] { server[20] } } }
model typical {
  deploy takes 30m per cluster
  bug leak { present 3%  surfaces after exponential(mean 500 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  maxDown 1 cluster
  stage first {
    deploy ${first}
    wait ${bake}
    gate health
  }
  stage rest {
    deploy remaining
    wait 24h
    gate health
  }
}
`;

interface Args {
  readonly bug: string;
  /** Of what is found of it, how much is found late; by when; and how much before. */
  readonly late: string;
  readonly reached: string;
  readonly early: string;
  readonly most: string;
}

export const lateDiscovery = runRule({
  code: 'late-discovery',
  severity: 'warning',
  recommended: true,
  title: 'A bug that is found when nearly everybody has it',
  options: {
    most: shareOption(0.9, 'How much of what is found of a bug may be found late.'),
    reached: shareOption(0.5, 'It is late once a bug has reached more than this part of all that it will.'),
  },
  message: ({ bug, late, reached, early, most }: Args) =>
    `Of the releases with \`${bug}\` that are found out, ${late} are found out only when it has reached ${reached}; the gates before that find ${early}. ${most} found late is the most there should be.`,
  help: 'Let the stages before be larger, or wait longer in them: an early gate is worth the exposure that is gathered before it.',
  page: {
    meaning:
      'Where a plan has gates by which a bug has reached at most half of all that it will (of servers, traffic or users, as it is exposed), at least a tenth of what is found of that bug is found there. A gate by which no bug can have shown is none of these: `bake-too-short` tells of it. Chances are those of a run in which nothing else goes wrong and all times are their medians.',
    rationale:
      'Stages are there so that a bad release hurts few. If the early ones are so small, or so short, that bugs hardly ever show in them, then the plan has the cost of ' +
      'a staged rollout and the blast radius of one without stages: the bug is found in the last stage, on the whole fleet. One number that moves is often enough: the length of the first bake.',
    raises: planOf('1 cluster', '30m'),
    avoids: planOf('1 cluster', '24h'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ machine, sources, outlook }, { most, reached }, report) => {
    const found = outlook();
    if (found === null) return;
    const gates = gatesOf(found).filter(([place, gate]) => {
      const soonest = soonestBug(machine, found, place, gate);
      return soonest !== null && !isTooSoon(soonest, LEAST_SHOWN);
    });
    found.bugs.forEach((bug, index) => {
      const late = bug.reached.findIndex((share) => share > reached);
      const looksEarly = gates.some(
        ([look, gate]) => look < late && known(bug.reached[look]) > 0 && gateDetects(machine, gate, index) > 0,
      );
      if (!looksEarly || bug.present === 0) return;
      const { early, all } = foundBefore(bug, late);
      if (all === 0 || 1 - early / all <= most) return;
      const share = known(bug.reached[late]);
      report(
        {
          bug: bug.name,
          late: shareText(1 - early / all),
          reached: share >= 1 ? 'all that it will' : `${shareText(share)} of all that it will, or more`,
          early: early > 0 ? `${shareText(early)} of all` : 'none',
          most: shareText(most),
        },
        known(sources.stages[known(found.looks[late]).stage]),
      );
    });
  },
});

function foundBefore({ found }: BugOutlook, look: number): { readonly early: number; readonly all: number } {
  const sum = (chances: Outlook['bugs'][number]['found']): number => chances.reduce((all, chance) => all + chance, 0);
  return { early: sum(found.slice(0, look)), all: sum(found) };
}
