/** What two plans say differently, as far as it runs: a short list for whoever reviews them. */
import type { Machine } from '@rollout/compiler';
import { sayingsOf, sequencesOf } from './sayings.ts';

export interface PlanChange {
  /** `stage first`, `bug crash present` */
  readonly where: string;
  /** null: A says nothing there. */
  readonly a: string | null;
  readonly b: string | null;
}

/** In the order of B's plan; what B has no more comes first. */
export function changesBetween(a: Machine, b: Machine): PlanChange[] {
  const names = new Set(a.stages.map(({ name }) => name));
  // Of a stage that only one of them has, its sentences say enough.
  const shared = new Set(b.stages.flatMap(({ name }) => (names.has(name) ? [name] : [])));
  const [own, other] = [sayingsOf(a, shared), sayingsOf(b, shared)];
  const gone = [...own.keys()].filter((where) => !other.has(where));
  const said = [...gone, ...other.keys()].flatMap((where) => {
    const [x, y] = [own.get(where) ?? null, other.get(where) ?? null];
    return x === y ? [] : [{ where, a: shown(x), b: shown(y) }];
  });
  return [...said, ...changedSequences(sequencesOf(a), sequencesOf(b))];
}

/** What has no short words is only said to differ. */
const shown = (text: string | null): string | null => (text !== null && /^[[{]/.test(text) ? '…' : text);

type Sequences = ReadonlyMap<string, readonly string[]>;

function changedSequences(own: Sequences, other: Sequences): PlanChange[] {
  const all = new Set([...own.keys(), ...other.keys()]);
  return [...all].flatMap((where) => {
    const [a, b] = [own.get(where), other.get(where)];
    if (a === undefined || b === undefined) {
      const text = (lines: readonly string[] | undefined) => lines?.join(', ') ?? null;
      return [{ where, a: text(a), b: text(b) }];
    }
    return changedLines(a, b).map((change) => ({ where, ...change }));
  });
}

/**
 * The lines of either that are not in both, by a longest common subsequence (J. W. Hunt, T. G. Szymanski, 1977, in its plain quadratic form): what
 * is gone and what has come at one place are told as one change.
 */
function changedLines(a: readonly string[], b: readonly string[]): Omit<PlanChange, 'where'>[] {
  const width = b.length + 1;
  const common = new Int32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: Omit<PlanChange, 'where'>[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const tell = (): void => {
    for (let k = 0; k < Math.max(gone.length, come.length); k++)
      changes.push({ a: gone[k] ?? null, b: come[k] ?? null });
    gone = [];
    come = [];
  };
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      tell();
      i += 1;
      j += 1;
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      gone.push(x);
      i += 1;
    } else {
      if (y !== undefined) come.push(y);
      j += 1;
    }
  }
  tell();
  return changes;
}
