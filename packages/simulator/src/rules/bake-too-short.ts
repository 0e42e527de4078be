/** A gate at which hardly any bug can have shown. */
import type { Machine } from '@rollout/compiler';
import { shareOption } from '@rollout/language';
import type { CalmMark } from '../checks/calm-run.ts';
import { shareText } from '../checks/number-text.ts';
import { lawOf } from '../distributions/index.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { waitFix, waitsByGate, waitText } from './bakes.ts';
import { gatesOf } from './outlook.ts';
import { runRule } from './run-rule.ts';
import { isTooSoon, LEAST_SHOWN, soonestBug } from './short-bakes.ts';

const FLEET = `topology fleet { region west { cluster web { server[20] } } }
model typical {
  deploy takes 4m per server
  bug crash { present 3%  surfaces after exponential(mean 100 server-hours) }
  gate health { detects 90%  takes 5m }
}
`;

const planOf = (bake: string): string => `${FLEET}plan weekly on fleet using typical {
  maxDown 25% per cluster
  stage first {
    deploy 1 server
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

/**
 * What is suggested is to see so many of the releases with the bug: more than the tenth that `late-discovery` asks for, so that one finding is
 * not put right by another.
 */
const WORTH_IT = 0.2;

interface Args {
  readonly gate: string;
  readonly bug: string;
  readonly shown: string;
  readonly left: string;
  readonly least: string;
  /** A wait that would do, and with which chance it does; null: none would. */
  readonly wait: string | null;
  readonly enough: string;
}

export const bakeTooShort = runRule({
  code: 'bake-too-short',
  severity: 'warning',
  recommended: true,
  title: 'A bake in which no bug can show',
  options: {
    least: shareOption(LEAST_SHOWN, 'The chance with which a bug that is there should have shown by the gate.'),
  },
  message: ({ gate, bug, shown, left, least }: Args) =>
    `By \`${gate}\` the bug that shows soonest, \`${bug}\`, has shown in ${shown} of the releases that have it (${least} is the least there should be), and ${left} of all that it will reach is still to come.`,
  help: ({ wait, enough }) =>
    wait === null
      ? 'Reach more before this gate, or leave it out: so few cannot show anything in any time.'
      : `Wait longer, or reach more first: with \`wait ${wait}\` it would have shown in ${enough}.`,
  page: {
    meaning:
      'By each gate with more to come after it, some bug that the gate can see has had the exposure that it needs to show: of releases that have it, at least half a percent.',
    rationale:
      'A gate sees what has shown. What a bake is worth is not its length but the exposure that is gathered in it: servers (or users, or ' +
      'requests) times hours, held against what the model’s bugs need to surface. A gate after too little of it says “healthy” of good ' +
      'and bad releases alike, and people go on with a confidence that nothing has earned. Amazon waits at least an hour after the ' +
      'first box, and for evidence as well, such as a hundred requests seen.',
    raises: planOf('10m'),
    avoids: planOf('24h'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ machine, sources, outlook }, { least }, report) => {
    const found = outlook();
    if (found === null) return;
    const waits = waitsByGate(machine);
    const told = new Set<string>();
    for (const [place, gate] of gatesOf(found)) {
      const step = known(machine.steps[gate]);
      if (told.has(step.source)) continue;
      const look = known(found.looks[place]);
      const soonest = soonestBug(machine, found, place, gate);
      if (soonest === null) continue;
      // Of the copies of a sentence the first is the one by which least has shown.
      told.add(step.source);
      if (!isTooSoon(soonest, least)) continue;
      const { bug, shown, left } = soonest;
      const wait = waits.get(gate);
      const enough = longEnough(machine, look, bug, wait);
      const sentence = known(sources.steps[wait ?? gate]);
      const fix = wait === undefined || enough === null ? undefined : waitFix(machine, wait, sentence, enough);
      report(
        {
          gate: step.text,
          bug: known(found.bugs[bug]).name,
          shown: shareText(shown),
          left: shareText(left),
          least: shareText(least),
          wait: enough,
          enough: shareText(WORTH_IT),
        },
        { ...sentence, fix },
      );
    }
  },
});

/** The length of the wait after which the bug has shown in `WORTH_IT` of the releases that have it; null: it takes too long, or nothing tells. */
function longEnough(
  machine: Machine,
  { exposures, rates }: CalmMark,
  bug: number,
  wait: number | undefined,
): string | null {
  const own = known(machine.numbers.bugs[bug]);
  const rate = known(rates[bug]);
  if (own.surfaces === null || rate <= 0) return null;
  const step = wait === undefined ? undefined : machine.steps[wait];
  const now = step?.kind === 'wait' ? lawOf(step.takes).median : 0;
  const needed = lawOf(own.surfaces).quantile(WORTH_IT) * exposureUnit(own);
  const takes = now + Math.max(0, needed - known(exposures[bug])) / rate;
  return takes > LONGEST ? null : waitText(takes);
}

const LONGEST = 14 * 86_400_000;
