/** From the rows of a release log to its releases: which rows belong together, how far each got, and where its bug was found. */
import type { Attempt, Finding, History, Release } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { quoted } from '../asking/quoting.ts';
import { answerCell, countCell, isMissing } from './cells.ts';
import type { Columns } from './columns.ts';
import type { Row } from './rows.ts';

export interface Grouped {
  readonly history: History;
  readonly notes: readonly string[];
  /** What a row is: one attempt at a unit of a release, or a release as a whole. */
  readonly rowsAre: 'units' | 'releases';
}

/** `timesOfUnits`: whoever asked has said of what a row's time is, though it is a row a release. Throws an `AskingError` where rows contradict one another. */
export function groupRows(file: string, rows: readonly Row[], columns: Columns, timesOfUnits: boolean): Grouped {
  return columns.of.cluster === undefined
    ? wholeReleases(file, rows, columns, timesOfUnits)
    : releasesOfUnits(file, rows, columns);
}

function wholeReleases(file: string, rows: readonly Row[], columns: Columns, timesOfUnits: boolean): Grouped {
  const notes: string[] = [];
  const lines = new Map<string, number>();
  for (const { release, line } of columns.of.release === undefined ? [] : rows) {
    const other = lines.get(release);
    if (other !== undefined) {
      throw broken(
        `${file}:${line}: release ${quoted(release)} is on line ${other} already, and nothing says which cluster each line is about`,
        'Name the column that says it: --column cluster=NAME.',
      );
    }
    lines.set(release, line);
  }
  const flags = foundAsFlag(file, rows, columns);
  const findings = rows.map((row) => (row.found === null ? null : findingOf(row.found, flags)));
  const known = rows.map((row, i) => {
    const found = findings[i];
    return Math.max(row.reached ?? 0, found?.kind === 'at' ? found.ordinal : 0);
  });
  const farthest = known.reduce((most, each) => Math.max(most, each), 0);
  const assumed = rows.filter(
    (row, i) => row.reached === null && findings[i]?.kind === 'none' && row.rolledBack !== true,
  );
  if (farthest > 0 && assumed.length > 0) {
    notes.push(
      `A release that found nothing${columns.of.rolled_back === undefined ? '' : ' and was not rolled back'} is taken to have got through all ${farthest} clusters: no column \`reached\` says otherwise.`,
    );
  }
  const releases = rows.map(({ reached, rolledBack }, i): Release => {
    const found = findings[i] ?? null;
    const through = found?.kind === 'none' && rolledBack !== true && farthest > 0 ? farthest : null;
    return { reached: reached ?? through, found, rolledBack };
  });
  const lost = releases.filter(({ reached, found }) => found?.kind === 'none' && reached === null).length;
  if (farthest > 0 && lost > 0) {
    notes.push(
      `${plural(lost, 'release')} without a finding went back, and nothing says from where: left out of what was found at which cluster.`,
    );
  }
  if (!timesOfUnits && rows.some(({ time }) => time !== null)) {
    notes.push(
      'A row is a whole release: its time is what a plan takes, not what deploying to one cluster does, and no number of the model. If rows are single deployments, name the column that says to what (--column cluster=NAME), or say --per.',
    );
  }
  const attempts = rows.map((row) => (timesOfUnits ? attemptOf(row) : { ...attemptOf(row), time: null, failed: null }));
  return { history: { attempts, releases, mostAttempts: 1 }, notes, rowsAre: 'releases' };
}

function releasesOfUnits(file: string, rows: readonly Row[], columns: Columns): Grouped {
  const attempts = rows.map(attemptOf);
  if (columns.of.release === undefined) {
    if (columns.of.found !== undefined) {
      throw broken(
        `${file}: nothing says which release each row belongs to, so that what was found at the first cluster and what later cannot be told`,
        'Name the column that says it: --column release=NAME.',
      );
    }
    const notes = [
      'No column says which release a row belongs to: attempts after a failed one are not told from others.',
    ];
    return { history: { attempts, releases: [], mostAttempts: 1 }, notes, rowsAre: 'units' };
  }
  const notes: string[] = [];
  const flags = foundAsFlag(file, rows, columns);
  let several = 0;
  let mostAttempts = 1;
  const releases = [...byRelease(file, rows)].map(([release, own]): Release => {
    const ordinals = ordinalsOf(own);
    for (const count of attemptsOf(own).values()) mostAttempts = Math.max(mostAttempts, count);
    const found = own.flatMap((row) => foundBy(file, row, release, ordinals, flags));
    if (new Set(found).size > 1) several++;
    const finding: Finding = found.length === 0 ? { kind: 'none' } : { kind: 'at', ordinal: Math.min(...found) };
    return {
      reached: ordinals.size,
      found: columns.of.found === undefined ? null : finding,
      rolledBack: columns.of.rolled_back === undefined ? null : own.some(({ rolledBack }) => rolledBack === true),
    };
  });
  if (several > 0)
    notes.push(`In ${plural(several, 'release')} something was found at several clusters: the first counts.`);
  return { history: { attempts, releases, mostAttempts }, notes, rowsAre: 'units' };
}

function byRelease(file: string, rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.release === '' || row.cluster === '') {
      const what = row.release === '' ? 'release' : 'cluster';
      throw broken(
        `${file}:${row.line}: it names no ${what}`,
        'Every row says which release it belongs to, and to which cluster it deployed.',
      );
    }
    const group = groups.get(row.release) ?? [];
    group.push(row);
    groups.set(row.release, group);
  }
  return groups;
}

/** Units in the order in which they were first tried: by their start if all have one, else as they stand. */
function ordinalsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const timed = rows.every(({ start }) => start !== null);
  const ordered = timed ? [...rows].sort((a, b) => (a.start ?? 0) - (b.start ?? 0) || a.line - b.line) : rows;
  const ordinals = new Map<string, number>();
  for (const { cluster } of ordered) if (!ordinals.has(cluster)) ordinals.set(cluster, ordinals.size + 1);
  return ordinals;
}

function attemptsOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { cluster } of rows) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  return counts;
}

/** The ordinal of the unit at which this row says that a bug was found; none, if it says nothing of the kind. */
function foundBy(
  file: string,
  row: Row,
  release: string,
  ordinals: ReadonlyMap<string, number>,
  flags: boolean,
): number[] {
  const cell = row.found ?? '';
  const named = flags ? undefined : ordinals.get(cell);
  if (named !== undefined) return [named];
  const finding = findingOf(cell, flags);
  if (finding.kind === 'none') return [];
  if (finding.kind === 'at') {
    if (finding.ordinal <= ordinals.size) return [finding.ordinal];
    throw broken(
      `${file}:${row.line}: it was found at cluster ${finding.ordinal}, but release ${quoted(release)} got to ${plural(ordinals.size, 'cluster')} only`,
      'The first cluster of a release is 1.',
    );
  }
  const ordinal = flags || answerCell(cell) === true ? ordinals.get(row.cluster) : undefined;
  if (ordinal !== undefined) return [ordinal];
  throw broken(
    `${file}:${row.line}: it was found at \`${quoted(cell)}\`, where release ${quoted(release)} has no row`,
    'Write the name of one of its clusters, its number in the release (the first is 1), or yes in its row.',
  );
}

function findingOf(cell: string, flags: boolean): Finding {
  if (isMissing(cell) || cell === '0' || answerCell(cell) === false) return { kind: 'none' };
  if (flags) return { kind: 'somewhere' };
  const [, digits] = /^(?:(?:cluster|unit|stage|region|zone|rack)\s*#?)?([0-9]{1,6})$/i.exec(cell) ?? [];
  const ordinal = digits === undefined ? null : countCell(digits);
  return ordinal === null || ordinal === 0 ? { kind: 'somewhere' } : { kind: 'at', ordinal };
}

/** Whether 1 is a yes: where it stands beside 0 and no other number. Throws where 1 alone stands, which may be either. */
function foundAsFlag(file: string, rows: readonly Row[], { of }: Columns): boolean {
  const cells = new Set(rows.map(({ found }) => found ?? '').filter((cell) => !isMissing(cell)));
  if (!cells.has('1') || [...cells].some((cell) => cell !== '1' && cell !== '0')) return false;
  if (cells.has('0')) return true;
  throw broken(
    `${file}: the column ${quoted(of.found?.name ?? 'found')} holds nothing but 1, which may be a yes or the first cluster`,
    'Write yes, or `cluster 1`.',
  );
}

function attemptOf({ time, failed, servers }: Row): Attempt {
  return { time, failed, servers };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function broken(message: string, help: string): AskingError {
  return new AskingError(message, 'data', help);
}
