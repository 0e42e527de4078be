import type { Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { counted } from '../../../text/counted.ts';
import { formatCount, formatPercent } from '../../../text/number.ts';

/** Of what is less likely than this nobody needs to be told. */
const NEVER = 1e-12;

/** Of which runs figures are. */
const OF_RUNS =
  'Chances are of all runs, and so are means, unless it is said of which runs they are; quantiles of exposure and reach are of those runs in which the bug is there.';

/** How the figures were found, and how far they can be trusted. */
export function Certainty({ results }: { readonly results: Results }): VNode {
  return (
    <ul class="assumed">
      {certaintyOf(results).map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  );
}

function certaintyOf({
  method,
  trials,
  omitted,
  confidence,
  complete,
  precision,
  uncertain,
  seed,
  curves,
}: Results): string[] {
  const unknown =
    uncertain === null
      ? 'How well the model’s own numbers are known plays no part in any interval.'
      : `What the evidence leaves open was carried into the answer with ${counted(uncertain.sets, 'set')} of numbers.`;
  if (method === 'exact') {
    const all =
      trials === 1
        ? 'The one run that this plan can take was worked out'
        : `All ${formatCount(trials)} different runs that matter were gone through, each with its chance`;
    const rest = omitted < NEVER ? '' : ` All others together come to ${formatPercent(omitted)}.`;
    return [`${all}: the figures are exact, and no luck is in them.${rest}`, OF_RUNS, unknown];
  }
  const level = formatPercent(confidence);
  return [
    `The figures are from ${counted(trials, 'run')} with the luck of seed ${seed}; the same seed gives the same figures again.`,
    `What stands in brackets, or as a band or whisker, is an interval at ${level}: of a hundred such intervals about ${Math.round(confidence * 100)} hold what endless runs would give.`,
    ...(curves === null
      ? []
      : ['The bands of progress over time are not such intervals: they show where half and 90% of the runs are.']),
    OF_RUNS,
    'A figure without an interval is known exactly, or is one of the runs themselves, as the longest is.',
    ...(complete ? [] : ['The study was stopped before all its trials had run.']),
    ...(precision === null
      ? []
      : [
          precision.missing.length === 0
            ? `It ran until the main figures were within ±${formatPercent(precision.asked)}.`
            : `It was to run until the main figures were within ±${formatPercent(precision.asked)}; ${counted(precision.missing.length, 'figure')} ${precision.missing.length === 1 ? 'is' : 'are'} not.`,
        ]),
    unknown,
  ];
}
