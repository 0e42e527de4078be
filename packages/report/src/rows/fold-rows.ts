import { grouped } from '@rollout/language';
import { widest } from '../text/table.ts';
import { type Row, rowCount } from './row.ts';

/**
 * Folds alike lines into the one above them until so many lines are left (first each that stands alone below another): the innermost first, of those the ones that are most, and
 * with them their neighbours. So hundreds of clusters become their region, then regions one line. Lines of stages stay.
 */
export function foldRows(rows: readonly Row[], most: number): readonly Row[] {
  if (rowCount(rows) <= most) return rows;
  let folded: readonly Row[] = rows.map(joined);
  while (rowCount(folded) > most) {
    const next = nextToFold(folded);
    if (next === null) return folded;
    folded = folded.map((row) => replaced(row, next));
  }
  return folded;
}

/** A line with one line below it, and none below that, is one with it: they are about the same time. */
function joined(row: Row): Row {
  const children = row.children.map(joined);
  const [only, ...more] = children;
  if (row.isHeading || only === undefined || more.length > 0 || only.children.length > 0) return { ...row, children };
  return {
    ...only,
    label: row.label,
    filled: [...row.filled, ...only.filled],
    marked: [...row.marked, ...only.marked],
  };
}

/** The rows to fold together: those of one parent that can be folded, where the deepest and largest of all is. */
function nextToFold(rows: readonly Row[]): ReadonlySet<Row> | null {
  let best: { readonly rows: readonly Row[]; readonly depth: number; readonly largest: number } | null = null;
  const visit = (siblings: readonly Row[], depth: number): void => {
    const own = siblings.filter(canFold);
    const largest = widest(own, ({ children }) => children.length);
    if (largest > 0 && (best === null || depth > best.depth || (depth === best.depth && largest > best.largest))) {
      best = { rows: own, depth, largest };
    }
    for (const row of siblings) visit(row.children, depth + 1);
  };
  // Stages are no alike lines: each is looked at for itself.
  for (const row of rows) visit([row], 0);
  // The compiler does not see that `visit` has set it.
  const found = best as { readonly rows: readonly Row[] } | null;
  return found === null ? null : new Set(found.rows);
}

const canFold = ({ children }: Row): boolean =>
  children.length > 1 && children.every((child) => child.children.length === 0);

function replaced(row: Row, which: ReadonlySet<Row>): Row {
  if (which.has(row)) return fold(row);
  return { ...row, children: row.children.map((child) => replaced(child, which)) };
}

/** Children become one line for each place that they are in; where that is one place, they become part of the row itself. */
function fold(row: Row): Row {
  const groups = grouped(row.children, ({ label }) => placeOf(label));
  const places = [...groups].map(([place, children]) => summed(place, children, row.childLevel));
  const [only, ...more] = places;
  if (only === undefined || more.length > 0 || row.isHeading) return { ...row, children: places };
  return { ...row, children: [], folded: only.folded, work: only.work };
}

/** `r-1` of `r-1/c-2`; what is in no place has none. */
function placeOf(label: string): string {
  return label.slice(0, Math.max(0, label.lastIndexOf('/')));
}

function summed(label: string, rows: readonly Row[], level: string): Row {
  return {
    label,
    servers: rows.reduce((sum, { servers }) => sum + (servers ?? 0), 0),
    filled: [],
    // A gate that passed is seen by what goes on after it.
    marked: rows.flatMap(({ marked }) => marked.filter(({ point }) => point !== 'healthy')),
    children: [],
    folded: {
      count: rows.reduce((sum, { folded }) => sum + (folded?.count ?? 1), 0),
      // What was folded before is counted in its own unit: regions of a hundred clusters are folded as clusters.
      level: rows.find(({ folded }) => folded !== null)?.folded?.level ?? level,
    },
    work: rows.flatMap(({ work }) => work),
    childLevel: level,
    note: '',
    isHeading: false,
  };
}
