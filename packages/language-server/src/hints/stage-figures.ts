/** What is known of a stage, as a list in Markdown. */
import { counted, formatDuration, formatPercent } from '@rollout/report';
import type { Estimate, Results, TimeLaw } from '@rollout/simulator';
import { listed, nameText, type Row, sparkline, sureText, trialsNote } from './figures.ts';
import { clockNote, surenessOfStart, type When, whenIn } from './moments.ts';
import type { ShownFigures } from './subject.ts';

/** So many units of time, so that laws that are narrow have a beginning and an end. */
const UNITS = 3;

/** null: there is no such stage in what is known. */
export function figuresOfStage(name: string, { results, times }: ShownFigures): string | null {
  const stage = results.stages.find((each) => each.name === name);
  if (stage === undefined) return null;
  const own = times?.stages.find((each) => each.name === name);
  const source = times ?? results;
  const lastsSure = source.method === 'exact' ? 'exact' : counted(source.trials, 'trial');
  const rows: readonly Row[] = [
    ['Reached', sureText(results, stage.reached, 'share')],
    ...(stage.servers === 0
      ? []
      : [
          [
            'Deploys to',
            `${counted(stage.servers, 'server')}; ${formatPercent(stage.cumulativeShare)} of the fleet so far`,
          ] as const,
        ]),
    ...(own?.start == null
      ? []
      : [
          [
            'Begins',
            lawText(own.start, whenIn(results, UNITS), surenessOfStart(results, source, name, own.start)),
          ] as const,
        ]),
    ...(own?.duration == null
      ? []
      : [['Takes', lawText(own.duration, (seconds) => formatDuration(seconds * 1_000, UNITS), lastsSure)] as const]),
    ...foundRows(results, name),
  ];
  return listed(rows, [trialsNote(results), own?.start == null ? '' : clockNote(results).trim()]);
}

/** `1d 1h 4m, one in ten by 1d 1h, nine by 1d 2h`, how sure that is, and its shape. */
function lawText({ p10, p50, p90, histogram }: TimeLaw, when: When, sure: string | undefined): string {
  const text = ({ value }: Estimate, beside?: string): string => (value === null ? 'unknown' : when(value, beside));
  const typical = text(p50);
  const [early, late] = [text(p10, typical), text(p90, typical)];
  const note = sure === undefined ? '' : ` · ${sure}`;
  if (early === late) return `${typical}${note}`;
  const spark = sparkline(histogram);
  return `${typical}, one in ten by ${early}, nine in ten by ${late}${note}${spark === '' ? '' : ` \`${spark}\``}`;
}

function foundRows(results: Results, stage: string): readonly Row[] {
  return Object.entries(results.bugs).map(([bug, { foundIn }]): Row => {
    const chance = Object.hasOwn(foundIn, stage) ? foundIn[stage] : undefined;
    const text =
      chance === undefined
        ? results.method === 'exact'
          ? '0% · exact'
          : `in none of ${counted(results.trials, 'trial')}`
        : sureText(results, chance, 'share');
    return [`Finds ${nameText(bug)}`, text];
  });
}
