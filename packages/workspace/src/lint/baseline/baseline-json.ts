/**
 * Baselines as files: one entry a line, in an order that depends on what is in them alone. Their schema is
 * docs/schema/baseline.schema.json.
 */
import { type Baseline, type BaselineEntry, baselineOf } from './baseline.ts';

export type BaselineRead =
  | { readonly kind: 'baseline'; readonly baseline: Baseline }
  /** `what` is wrong with it: a sentence's part, such as "its schemaVersion is not 1". */
  | { readonly kind: 'unreadable'; readonly what: string };

/** The text of a baseline's file. */
export function writeBaseline({ findings }: Baseline): string {
  const lines = findings.map(
    ({ file, code, fingerprint, count }) => `    ${JSON.stringify({ file, code, fingerprint, count })}`,
  );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "schemaVersion": 1,\n  "findings": ${list}\n}\n`;
}

/** A baseline from the text of its file. Never throws. Entries that are there twice are counted together. */
export function readBaseline(text: string): BaselineRead {
  const unreadable = (what: string): BaselineRead => ({ kind: 'unreadable', what });
  const value = parsed(text);
  if (value === undefined) return unreadable('it is not JSON');
  if (!isRecord(value)) return unreadable('it is not an object');
  if (value.schemaVersion !== 1) return unreadable('its schemaVersion is not 1');
  if (!hasOnly(value, ['$schema', 'schemaVersion', 'findings'])) return unreadable('it has a property of another name');
  if (!Array.isArray(value.findings)) return unreadable('its findings are not a list');
  const list: readonly unknown[] = value.findings;
  const entries = list.map(entryFrom);
  const odd = entries.indexOf(undefined);
  if (odd >= 0) return unreadable(`finding ${odd + 1} is not one file, code, fingerprint and count`);
  return { kind: 'baseline', baseline: baselineOf(entries.filter((entry) => entry !== undefined)) };
}

function entryFrom(value: unknown): BaselineEntry | undefined {
  if (!isRecord(value) || !hasOnly(value, ['file', 'code', 'fingerprint', 'count'])) return undefined;
  const { file, code, fingerprint, count } = value;
  const isCounted = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= MOST;
  if (!isText(file) || !isText(code) || !isText(fingerprint) || !isCounted) return undefined;
  return /^[0-9a-f]{16}$/.test(fingerprint) ? { file, code, fingerprint, count } : undefined;
}

/** No file has as many findings, and sums of this many stay exact. */
const MOST = 1_000_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: object, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
