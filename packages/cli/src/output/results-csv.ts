import { printableText } from '@rollout/report';
import type { Results, StreamResults } from '@rollout/simulator';

/**
 * Every number of results as a table, for spreadsheets: what it is (its way through the JSON, entries of lists by their names), its unit, and its value with its
 * interval. What is no estimate has no interval; what the trials do not tell is empty.
 */
export function resultsCsv(results: Results | StreamResults): string {
  const rows = [['figure', 'unit', 'value', 'low', 'high'], ...rowsOf([], '', results)];
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

type Row = readonly string[];

function rowsOf(path: readonly string[], unit: string, value: unknown): Row[] {
  if (typeof value === 'number') return [[path.join('.'), unit, String(value), '', '']];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => rowsOf([...path, nameOf(entry) ?? String(index + 1)], unit, entry));
  }
  const entries = new Map<string, unknown>(Object.entries(value));
  if (['value', 'low', 'high'].every((key) => entries.has(key))) {
    return [[path.join('.'), unit, ...['value', 'low', 'high'].map((key) => numberText(entries.get(key)))]];
  }
  const own = entries.get('unit');
  const below = typeof own === 'string' ? own : unit;
  // Among times, too, trials are counted.
  return [...entries].flatMap(([key, each]) => rowsOf([...path, key], key === 'trials' ? '' : below, each));
}

const numberText = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

/** By what readers know an entry of a list. */
function nameOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const known = new Map<string, unknown>(Object.entries(entry));
  const [kind, stage] = [known.get('kind'), known.get('stage')];
  // What time goes to beside sentences, stage by stage.
  if (known.get('source') === null && typeof kind === 'string')
    return typeof stage === 'string' ? `${stage}.${kind}` : kind;
  const names = ['name', 'source', 'service', 'text', 'figure'].map((key) => known.get(key));
  return names.find((name) => typeof name === 'string') ?? null;
}

/** In quotes where a comma or a quote stands in it. */
function cell(text: string): string {
  const plain = printableText(text);
  return /[",]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
