/** What a chain knows of a plan's results. */
import type { Machine } from '@rollout/compiler';
import { known } from '../known.ts';
import type { Known, KnownBug, KnownFigures } from '../results/with-exact-figures.ts';
import type { DurationLaw } from './answer.ts';
import { answerOf } from './answer-of.ts';
import { quantileBetween } from './quantiles.ts';
import type { SolvedChain } from './solved-chain.ts';
import { lawOnce } from './solved-once.ts';

const SECOND = 1_000;

/** For `withExactFigures`. Quantiles of random durations stand between two bounds. */
export function knownFigures(solved: Extract<SolvedChain, { kind: 'solved' }>, { stages }: Machine): KnownFigures {
  const { chain, solver } = solved;
  const answer = answerOf(solver);
  const { sd } = answer.duration;
  const law = sd === null ? null : lawOnce(solved);
  const nameOf = (stage: number): string => known(stages[stage]).name;
  const stageFigures: Record<string, { readonly found: number }> = {};
  answer.stageFound?.forEach((found, stage) => {
    stageFigures[nameOf(stage)] = { found };
  });
  return {
    duration: {
      mean: answer.duration.mean / SECOND,
      ...(sd === null ? {} : { sd: sd / SECOND }),
      ...(law === null
        ? {}
        : {
            p10: quantile(law, 0.1),
            p50: quantile(law, 0.5),
            p90: quantile(law, 0.9),
            p95: quantile(law, 0.95),
            p99: quantile(law, 0.99),
          }),
    },
    outcomes: { completed: answer.completed, rolledBack: answer.rolledBack, stopped: answer.stopped },
    causes: answer.causes.flatMap(({ outcome, cause, stage, chance }) =>
      outcome === 'completed' ? [] : [{ outcome, cause, stage: nameOf(stage), probability: chance }],
    ),
    bugs: Object.fromEntries(
      chain.shape.bugs.map(({ name, unit }, b): [string, KnownBug] => {
        const { present, surfaced, found, escaped, left, averted, out, foundIn, exposure } = known(answer.bugs[b]);
        const mean = exposure / unit;
        return [
          name,
          {
            surfaced,
            found,
            escaped,
            left,
            averted,
            out,
            foundIn: Object.fromEntries(foundIn.map((chance, stage) => [nameOf(stage), chance])),
            exposure: present > 0 ? { mean, meanGivenPresent: mean / present } : { mean },
          },
        ];
      }),
    ),
    falseAlarms: { mean: answer.falseAlarms },
    retries: { mean: answer.retries },
    ...(answer.stageFound === null ? {} : { stages: stageFigures }),
  };
}

function quantile(law: DurationLaw, p: number): Known {
  const { value, low, high } = quantileBetween(law, p);
  return low === high ? value / SECOND : { value: value / SECOND, low: low / SECOND, high: high / SECOND };
}
