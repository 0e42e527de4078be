/** All points of the front as a table, for spreadsheets: durations in seconds, percents and chances in shares of 1. */
import { type OptimumReport, printableText, type ReportedPoint } from '@rollout/report';
import { figureJson, inUnits } from './optimum-json.ts';

export function optimumCsv(report: OptimumReport): string {
  const { axes, objectives, front, knee, own } = report;
  const titles = [
    'point',
    'mark',
    ...axes.map(({ name }) => name),
    ...objectives.flatMap(({ name }) => [name, `${name} low`, `${name} high`]),
  ];
  const row = (point: ReportedPoint, number: string, mark: string): string[] => [
    number,
    mark,
    ...axes.map((axis, index) => String(inUnits(axis, point.values[index] ?? Number.NaN))),
    ...objectives.flatMap(({ unit }, index) => {
      const { value, low, high } = figureJson(point.figures[index], unit);
      return [value, low, high].map((each) => (each === null ? '' : String(each)));
    }),
  ];
  const marks = (index: number): string =>
    [index === knee ? 'knee' : '', index === own?.at ? 'now' : ''].filter((each) => each !== '').join(' ');
  const rows = front.map((point, index) => row(point, String(index + 1), marks(index)));
  if (own !== null && own.at === null) rows.push(row(own, '', 'now'));
  return [titles, ...rows].map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

/** In quotes where a comma or a quote stands in it. */
function cell(text: string): string {
  const plain = printableText(text);
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
