/** Files and folders that have been deleted while texts in them were open, or had findings, as texts of their URIs: of all others nobody has asked. */
export interface GonePlaces {
  /** `asked`: files whose editors are not closed yet, and those with findings. */
  readonly deleted: (place: string, asked: readonly string[]) => void;
  readonly created: (place: string) => void;
  /** Whether a file is one of them, or lies in one. */
  readonly has: (file: string) => boolean;
  readonly count: () => number;
}

export function gonePlaces(): GonePlaces {
  const gone = new Set<string>();
  return {
    deleted(place, asked) {
      if (asked.some((file) => isIn(file, place))) gone.add(place);
    },
    created: (place) => {
      gone.delete(place);
    },
    has(file) {
      for (const place of gone) if (isIn(file, place)) return true;
      return false;
    },
    count: () => gone.size,
  };
}

/** Whether a file is that place, or lies below it. */
export const isIn = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);
