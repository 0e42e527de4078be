/** Samples of metrics from a file: CSV with a column a metric, or JSON with a key a metric. */
import { lineIndex, readCsv } from '@rollout/language';
import { resolve } from 'pathe';
import { CommandError, ExitCode } from '../exit-code.ts';
import { type JsonPath, jsonOffset } from './json-place.ts';
import { readWhole } from './read-whole.ts';

/** A file of samples whose numbers have not been looked at. */
export interface SampleFile {
  /** As it was given. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** Its columns or keys, in its order. */
  readonly metrics: readonly string[];
  /**
   * The samples of one of them, what is missing as NaN. Throws a `CommandError` for what is no number, naming its place. A percent is a
   * share: `0.5%` is 0.005.
   */
  samples(metric: string): Float64Array;
}

/** Reads a file; `.json` is JSON, anything else CSV. Throws a `CommandError` where it cannot be read as that. */
export async function readSamples(name: string, cwd: string): Promise<SampleFile> {
  const path = resolve(cwd, name);
  const text = await readWhole(name, path);
  const file = name.toLowerCase().endsWith('.json') ? fromJson(name, text) : fromCsv(name, text);
  return { name, path, ...file };
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
  const twice = metrics.find((metric, i) => metric !== '' && metrics.indexOf(metric) < i);
  if (twice !== undefined) throw broken(`${name}:${header.line}: there are two columns ${twice}`);
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

/** Throws a `CommandError` with its place for what is none. */
function numberIn(cell: string, place: () => string): number {
  if (MISSING.has(cell.toLowerCase()) || /^[+-]?inf(?:inity)?$/i.test(cell)) return NaN;
  const [, digits, percent] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(%?)$/i.exec(cell) ?? [];
  if (digits === undefined) {
    throw broken(`${place()}: \`${cell}\` is not a number`, 'A sample that is missing may be left empty, or be NaN.');
  }
  return percent === '%' ? Number(digits) / 100 : Number(digits);
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
        const text = typeof sample === 'string' ? sample : JSON.stringify(sample);
        return numberIn(text.trim(), () => `${placeIn(name, json, { key: metric, index: i })}, ${metric}`);
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

function broken(message: string, help?: string): CommandError {
  return new CommandError(message, ExitCode.findings, help);
}
