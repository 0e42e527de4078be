/** Which column of a release log says what. */
import { LEVELS, type Level } from '@rollout/language';
import { AskingError } from '../asking/asking-error.ts';
import { listed, quoted } from '../asking/quoting.ts';

/** What a column can say. */
export const ROLES = [
  'release',
  'cluster',
  'start',
  'end',
  'duration',
  'servers',
  'failed',
  'found',
  'rolled_back',
  'reached',
] as const;
export type Role = (typeof ROLES)[number];

/** Names by which a column is known without being told, as `plainName` has them. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  release: [
    'release',
    'release_id',
    'id',
    'version',
    'change',
    'change_id',
    'rollout',
    'build',
    'deployment',
    'deployment_id',
  ],
  cluster: ['cluster', 'unit', 'stage', 'region', 'zone', 'datacenter', 'rack', 'server', 'host', 'target'],
  start: ['start', 'started', 'started_at', 'start_time', 'began', 'begin', 'begin_time', 'from'],
  end: ['end', 'ended', 'ended_at', 'end_time', 'finished', 'finished_at', 'finish', 'completed', 'completed_at', 'to'],
  duration: ['duration', 'took', 'takes', 'elapsed', 'time'],
  servers: ['servers', 'size', 'hosts', 'machines', 'instances'],
  failed: ['failed', 'fails', 'failures', 'failure', 'failed_servers', 'servers_failed'],
  found: [
    'found',
    'found_at',
    'found_in',
    'found_where',
    'bug',
    'bug_found',
    'bug_found_at',
    'detected',
    'detected_at',
  ],
  rolled_back: ['rolled_back', 'rolledback', 'rollback', 'reverted'],
  reached: ['reached', 'clusters_reached', 'clusters'],
};

const DURATION_SUFFIX = /_(?:ms|msec|millis|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)$/;

export interface Column {
  /** As the file calls it. */
  readonly name: string;
  readonly index: number;
}

export interface Columns {
  readonly of: Readonly<Partial<Record<Role, Column>>>;
  /** The level that the cluster's column speaks of; null: there is none. */
  readonly level: Level | null;
  /** What nothing was made of. */
  readonly unused: readonly string[];
}

/**
 * Finds the columns: those of `told` (by role, or by the name of a level for the cluster's) first, the others by their names. Throws an `AskingError` where a name is not there, or two columns say the same.
 */
export function findColumns(file: string, header: readonly string[], told: ReadonlyMap<string, string>): Columns {
  const of: Partial<Record<Role, Column>> = {};
  let level: Level | null = null;
  for (const [key, name] of told) {
    const role = roleOf(key);
    const index = header.indexOf(name);
    if (index < 0) throw broken(`${file} has no column ${quoted(name)}`, `It has ${listed(header.filter(Boolean))}.`);
    if (role === 'cluster') level = levelOf(key);
    of[role] = { name, index };
  }
  const taken = new Set(Object.values(of).map(({ index }) => index));
  const unused: string[] = [];
  header.forEach((name, index) => {
    if (taken.has(index) || name === '') return;
    const role = ROLES.find((each) => isNamed(each, plainName(name)));
    if (role === undefined || (of[role] !== undefined && told.has(role))) {
      unused.push(name);
      return;
    }
    const other = of[role];
    if (other !== undefined) {
      throw broken(
        `${file}: both ${quoted(other.name)} and ${quoted(name)} may be the column ${role}`,
        `Say which: --column ${role}=${quoted(other.name)}.`,
      );
    }
    if (role === 'cluster') level = levelOf(plainName(name));
    of[role] = { name, index };
  });
  return { of, level: of.cluster === undefined ? null : (level ?? 'cluster'), unused };
}

function isNamed(role: Role, name: string): boolean {
  if (NAMES[role].includes(name)) return true;
  return role === 'duration' && NAMES.duration.includes(name.replace(DURATION_SUFFIX, ''));
}

/** `Rolled back?` is `rolled_back`. */
function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function levelOf(name: string): Level | null {
  return LEVELS.find((level) => level === name) ?? null;
}

function roleOf(key: string): Role {
  const role = ROLES.find((each) => each === plainName(key)) ?? (levelOf(key) === null ? undefined : 'cluster');
  if (role !== undefined) return role;
  const help = `A column says one of ${ROLES.join(', ')}.`;
  throw new AskingError(`--column knows no ${quoted(key)}`, 'asked', help);
}

function broken(message: string, help: string): AskingError {
  return new AskingError(message, 'data', help);
}
