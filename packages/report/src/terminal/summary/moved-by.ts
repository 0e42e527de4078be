import type { FigureSensitivity, NumberSensitivity, SensitivityResults } from '@rollout/simulator';
import { formatPercent } from '../../text/number.ts';
import { studyFigure } from '../../text/study-figure.ts';
import type { Style } from '../../text/style.ts';
import { wrap } from '../../text/wrap.ts';

/** Of each figure, so many numbers that move it. */
const MOST = 2;

/** Which numbers of the model move each figure most. */
export function movedBy({ by, figures }: SensitivityResults, { columns }: Style): string[] {
  const moved = figures.filter(({ numbers }) => numbers.length > 0);
  const still = figures.filter(({ numbers }) => numbers.length === 0).map(({ figure }) => figure);
  const lines = moved.flatMap((each) => {
    const most = each.numbers.slice(0, MOST).map((number) => `${number.number}: ${fromTo(each, number)}`);
    const [first = '', ...more] = wrap(`${each.figure} most by ${most.join('; then ')}`, columns - 2);
    return [first, ...more.map((line) => `  ${line}`)];
  });
  return [
    ...lines,
    ...(still.length === 0 ? [] : wrap(`nothing is certain to move ${still.join(', ')}`, columns)),
    ...wrap(
      `(each number of the model ${formatPercent(by)} down and up; of a chance, that of itself or of what it lacks to 100%, whichever is less)`,
      columns,
    ),
  ];
}

function fromTo({ unit }: FigureSensitivity, { low, high, relative }: NumberSensitivity): string {
  const change =
    relative.value === null ? '' : ` (${relative.value > 0 ? '+' : '−'}${formatPercent(Math.abs(relative.value))})`;
  return `${studyFigure(unit, low)} to ${studyFigure(unit, high)}${change}`;
}
