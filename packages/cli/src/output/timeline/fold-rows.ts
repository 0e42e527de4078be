import { type Row, rowCount } from './row.ts';

/**
 * Folds alike lines into the one above them until so many lines are left, those first that are most: hundreds of clusters
 * become their region, then regions one line. Lines of stages stay.
 */
export function foldRows(rows: readonly Row[], most: number): readonly Row[] {
  let folded = rows;
  while (rowCount(folded) > most) {
    const largest = Math.max(...folded.flatMap(foldable));
    if (largest < 2) return folded;
    folded = foldLargest(folded, largest);
  }
  return folded;
}

/** How many lines each row that can be folded has below it. */
function foldable(row: Row): number[] {
  return [...(canFold(row) ? [row.children.length] : []), ...row.children.flatMap(foldable)];
}

const canFold = ({ children }: Row): boolean =>
  children.length > 1 && children.every((child) => child.children.length === 0);

/** Folds the first row with so many lines below it. */
function foldLargest(rows: readonly Row[], largest: number): readonly Row[] {
  let done = false;
  const visit = (row: Row): Row => {
    if (done) return row;
    if (canFold(row) && row.children.length === largest) {
      done = true;
      return fold(row);
    }
    return { ...row, children: row.children.map(visit) };
  };
  return rows.map(visit);
}

/** Children become one line for each place that they are in; where that is one place, they become part of the row itself. */
function fold(row: Row): Row {
  const groups = new Map<string, Row[]>();
  for (const child of row.children) {
    const place = placeOf(child.label);
    const known = groups.get(place);
    if (known === undefined) groups.set(place, [child]);
    else known.push(child);
  }
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
    isHeading: false,
  };
}
