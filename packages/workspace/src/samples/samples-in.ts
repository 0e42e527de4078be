/** Samples of metrics from a file: CSV with a column a metric, or JSON with a key a metric. */
import { lineIndex, readCsv } from '@rollout/language';
import { AskingError } from '../asking/asking-error.ts';
import { quoted, repeatedIn } from '../asking/quoting.ts';
import { type JsonPath, jsonOffset } from './json-place.ts';

/** A file of samples whose numbers have not been looked at. */
export interface SampleFile {
  /** As it was given. */
  readonly name: string;
  /** Its columns or keys, in its order. */
  readonly metrics: readonly string[];
  /**
   * The samples of one of them, what is missing as NaN. Throws an `AskingError` for what is no number, naming its place. A percent is a
   * share: `0.5%` is 0.005.
   */
  samples(metric: string): Float64Array;
}

/** What a file says; `.json` is JSON, anything else CSV. Throws an `AskingError` where it cannot be read as that. */
export function samplesIn(name: string, text: string): SampleFile {
  return { name, ...(name.toLowerCase().endsWith('.json') ? fromJson(name, text) : fromCsv(name, text)) };
}

type Content = Pick<SampleFile, 'metrics' | 'samples'>;

function fromCsv(name: string, text: string): Content {
  const { header, rows } = readCsv(text);
  if (header === undefined) {
    throw broken(`${name} is empty`, 'Its first line names the metrics, the lines below have a sample of each.');
  }
  for (const { line, problem } of [header, ...rows]) {
    if (problem !== undefined) throw broken(`${name}:${line}: ${problem}`);
  }
  const metrics = header.cells;
  const twice = repeatedIn(metrics);
  if (twice !== undefined) throw broken(`${name}:${header.line}: there are two columns ${quoted(twice)}`);
  return {
    metrics,
    samples: (metric) => {
      const column = metrics.indexOf(metric);
      return Float64Array.from(rows, ({ line, cells }) =>
        numberIn(cells[column] ?? '', () => `${name}:${line}, column ${metric}`),
      );
    },
  };
}

/** What may stand for a sample that is missing. */
const MISSING = new Set(['', 'nan', 'na', 'n/a', 'null', 'none', '-']);

/** Throws an `AskingError` with its place for what is none. */
function numberIn(cell: string, place: () => string): number {
  if (MISSING.has(cell.toLowerCase()) || /^[+-]?inf(?:inity)?$/i.test(cell)) return NaN;
  const [, digits, percent] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%?)$/i.exec(cell) ?? [];
  if (digits === undefined) throw noNumber(place(), cell);
  return percent === '%' ? Number(digits) / 100 : Number(digits);
}

function noNumber(place: string, said: string): AskingError {
  return broken(
    `${place}: \`${quoted(said)}\` is not a number`,
    'A sample that is missing may be left empty, or be NaN.',
  );
}

function fromJson(name: string, json: string): Content {
  const value = parsed(name, json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw broken(`${name} holds no object`, 'It has a key for each metric, with an array of its samples.');
  }
  const arrays = new Map<string, unknown>(Object.entries(value));
  return {
    metrics: [...arrays.keys()],
    samples: (metric) => {
      const samples = arrays.get(metric);
      if (!Array.isArray(samples)) throw broken(`${name}: ${metric} is not an array of numbers`);
      return Float64Array.from(samples, (sample: unknown, i) => {
        if (typeof sample === 'number') return sample;
        const place = (): string => `${placeIn(name, json, { key: metric, index: i })}, ${quoted(metric)}`;
        // An object would be written out whole, however deep it is.
        if (typeof sample === 'object' && sample !== null)
          throw noNumber(place(), Array.isArray(sample) ? '[…]' : '{…}');
        return numberIn(String(sample).trim(), place);
      });
    },
  };
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const help = 'It has a key for each metric, with an array of its samples.';
    throw broken(`${placeIn(name, text, null)}: this is not JSON`, help);
  }
}

/** The file's name with the line and the column. */
function placeIn(name: string, text: string, path: JsonPath | null): string {
  const { line, column } = lineIndex(text).position(jsonOffset(text, path));
  return `${name}:${line}:${column}`;
}

function broken(message: string, help?: string): AskingError {
  return new AskingError(message, 'data', help);
}
