/** The groups of editors that were used, the last one first. */
export interface RecentGroups {
  /** An editor of that group is used now; undefined: it is in none. */
  readonly used: (column: number | undefined) => void;
  /** Of these that in the group that was used last; of those in groups that never were, the first. */
  readonly lastUsed: <E extends { readonly viewColumn: number | undefined }>(editors: readonly E[]) => E | undefined;
}

export function recentGroups(): RecentGroups {
  let columns: readonly number[] = [];
  return {
    used(column) {
      if (column !== undefined) columns = [column, ...columns.filter((other) => other !== column)];
    },
    lastUsed(editors) {
      for (const column of columns) {
        const found = editors.find(({ viewColumn }) => viewColumn === column);
        if (found !== undefined) return found;
      }
      return editors[0];
    },
  };
}
