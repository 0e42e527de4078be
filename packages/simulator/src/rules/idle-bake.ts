/** A wait of which less than half would do. */
import type { Machine } from '@rollout/compiler';
import { shareOption } from '@rollout/language';
import type { CalmMark } from '../checks/calm-run.ts';
import { shareText } from '../checks/number-text.ts';
import { lawOf } from '../distributions/index.ts';
import { exposureUnit } from '../exposure-unit.ts';
import { known } from '../known.ts';
import { gateAfter, waitFix, waitText } from './bakes.ts';
import { bugsSeenBy } from './bug-sight.ts';
import { runRule } from './run-rule.ts';

const planOf = (bake: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 4m per server
  bug crash { present 3%  surfaces after exponential(mean 40 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using typical {
  maxDown 25% per cluster
  stage first {
    deploy 1 cluster
    wait ${bake}
    gate health
  }
  stage rest {
    deploy remaining
    wait 30m
    gate health
  }
}
`;

interface Args {
  readonly least: string;
  readonly wait: string;
}

/** A bug that has shown before is none for which somebody waits: here so much of it is to be left. */
const LEFT = 0.1;

export const idleBake = runRule({
  code: 'idle-bake',
  severity: 'hint',
  recommended: false,
  title: 'A bake longer than any bug needs',
  options: {
    least: shareOption(
      0.001,
      'Of the releases that have a bug, in how many it should still be left to show in the second half of a wait.',
    ),
  },
  message: ({ least, wait }: Args) =>
    `After ${wait} of this wait, not half of it, each bug that the gate after it can see has shown, but for less than ${least} of the releases that have it.`,
  help: ({ wait }) => `Write \`wait ${wait}\`, or say in the model what needs longer to surface.`,
  page: {
    meaning:
      'In the second half of each wait before a gate, some bug that the gate can see, and that surfaces by exposure, is still left to show. Waits before which nearly all has shown already are not spoken of (they are for what the model does not know), nor is a plan with a watch that is on all the time.',
    rationale:
      'Waiting is what most of a rollout is made of. It is worth its hours while bugs surface in it; after that it only keeps the next ' +
      'change waiting, and changes that wait are shipped together, which makes each release riskier. Either the wait is too long, or ' +
      'the model does not know the slow bug for which people wait: then it belongs into the model.',
    raises: planOf('48h'),
    avoids: planOf('8h'),
    sources: [{ title: 'DORA: Accelerate State of DevOps Report 2024' }],
  },
  check: ({ machine, sources, calm }, { least }, report) => {
    // Where a watch looks, waiting is for what it takes to see something, too.
    if (machine.watches.some(({ stage }) => stage === null)) return;
    const begun = new Map<number, CalmMark>();
    /** Of each sentence the running that needs most. */
    const needed = new Map<string, { readonly step: number; readonly wait: number }>();
    for (const mark of calm()?.marks ?? []) {
      const { kind, step } = mark;
      if (step === null) continue;
      if (kind === 'wait-begun') begun.set(step, mark);
      const from = begun.get(step);
      const own = known(machine.steps[step]);
      if (kind !== 'wait-over' || from === undefined || own.kind !== 'wait' || own.evidence !== null) continue;
      const gate = gateAfter(machine, step);
      const bugs = gate === null ? [] : surfacing(machine, bugsSeenBy(machine, gate));
      if (!bugs.some((bug) => quietAt(machine, bug, from) > LEFT)) continue;
      const wait = Math.max(...bugs.map((bug) => neededAfter(machine, bug, from, mark, least)));
      if (wait >= (needed.get(own.source)?.wait ?? Number.NEGATIVE_INFINITY)) needed.set(own.source, { step, wait });
    }
    for (const { step, wait } of needed.values()) {
      const own = known(machine.steps[step]);
      if (own.kind !== 'wait' || wait >= lawOf(own.takes).median / 2) continue;
      const place = known(sources.steps[step]);
      const fix = waitFix(machine, step, place, waitText(wait));
      report({ least: shareText(least), wait: waitText(wait) }, { ...place, fix });
    }
  },
});

const surfacing = ({ numbers }: Machine, bugs: readonly number[]): readonly number[] =>
  bugs.filter((bug) => known(numbers.bugs[bug]).surfaces !== null);

/** After how much of the wait the bug is left to show in no more than `least`; Infinity: not before its end. */
function neededAfter({ numbers }: Machine, bug: number, from: CalmMark, to: CalmMark, least: number): number {
  const own = known(numbers.bugs[bug]);
  if (own.surfaces === null) return 0;
  const needed = lawOf(own.surfaces).upperQuantile(least) * exposureUnit(own);
  const before = known(from.exposures[bug]);
  const after = known(to.exposures[bug]);
  if (before >= needed) return 0;
  return after < needed ? Number.POSITIVE_INFINITY : ((needed - before) / (after - before)) * (to.at - from.at);
}

function quietAt({ numbers }: Machine, bug: number, { exposures }: CalmMark): number {
  const own = known(numbers.bugs[bug]);
  return own.surfaces === null ? 0 : lawOf(own.surfaces).survival(known(exposures[bug]) / exposureUnit(own));
}
