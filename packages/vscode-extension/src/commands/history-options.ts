import { paramsText } from './params-text.ts';

/** What is said of a release log beside what stands in it. */
export interface HistoryOptions {
  readonly columns?: Readonly<Record<string, string>>;
  readonly unit?: string;
  readonly per?: string;
}

const UNITS = ['milliseconds', 'seconds', 'minutes', 'hours', 'days'];

/** `start = began, unit = minutes`: `unit` and `per` as they are, anything else is a column; a sentence where it is not written so. */
export function historyOptions(text: string): HistoryOptions | string {
  if (text.trim() === '') return {};
  const pairs = paramsText(text);
  if (pairs === undefined) return 'Write each as name = value, with a comma between them.';
  const { unit, per, ...columns } = pairs;
  if (unit !== undefined && !UNITS.includes(unit)) return `A unit is one of ${UNITS.join(', ')}.`;
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(per === undefined ? {} : { per }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  };
}
