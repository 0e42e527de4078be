import type { Estimate, GateResults, Results } from '@rollout/simulator';
import { formatCount, roughPercent } from '../../text/number.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

/** More gates than this are left to the JSON. */
const SHOWN = 4;

const INDENT = 2;

/** What gates can be expected to see: those that are computed first, as nobody has said what they detect. */
export function gates({ gates: all, bugs }: Results, { colors: { bold, dim }, columns }: Style): string[] {
  const told = all.filter((gate) => Object.keys(bugs).length > 0 || (gate.falseAlarm.value ?? 0) > 0);
  const sorted = [...told.filter(isComputed), ...told.filter((gate) => !isComputed(gate))];
  const lines = alike(sorted)
    .slice(0, SHOWN)
    .flatMap((gate) => [
      ...wrap(`${bold(gate.text)}: ${chances(gate)}`, columns),
      ...(gate.samples === null ? [] : wrap(`judged by ${formatCount(gate.samples)} samples`, columns - INDENT)).map(
        (line) => `${' '.repeat(INDENT)}${dim(line)}`,
      ),
    ]);
  const more = alike(sorted).length - SHOWN;
  return more > 0 ? [...lines, dim(`and ${formatCount(more)} more`)] : lines;
}

const isComputed = ({ power }: GateResults): boolean => power === 'computed';

/** The same sentence in several stages is said once. */
function alike(gates: readonly GateResults[]): GateResults[] {
  const texts = new Map<string, GateResults>();
  for (const gate of gates) {
    const key = `${gate.text} ${JSON.stringify([gate.falseAlarm, gate.marginal, gate.bugs])}`;
    if (!texts.has(key)) texts.set(key, gate);
  }
  return [...texts.values()];
}

function chances({ falseAlarm, marginal, bugs }: GateResults): string {
  const missed = Object.entries(bugs).map(([name, bug]) => `${name} ${roughly(bug.missed)}`);
  return [
    ...(missed.length === 0 ? [] : [`misses ${missed.join(', ')}`]),
    `false alarm ${roughly(falseAlarm)}`,
    ...(marginal === null ? [] : [`marginal ${roughly(marginal)}`]),
  ].join('; ');
}

const roughly = ({ value }: Estimate): string => (value === null ? 'unknown' : roughPercent(value));
