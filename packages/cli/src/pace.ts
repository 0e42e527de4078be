/** How fast work goes, and how long the rest of it takes, so that the time that is left runs down and does not jump. */

/** The rate is that of the last so many milliseconds; what was before says little of what comes. */
const WINDOW = 10_000;
/** Looked back upon in steps of so many. */
const STEP = 500;
/** An end that is expected sooner or later by less than this share of the time left is left where it is. */
const STEADY = 0.1;
/** By more than this it is believed at once; between, by half. */
const OTHERWISE = 0.3;

export interface Pace {
  /** That so much is done. */
  readonly note: (now: number, done: number) => void;
  /** What is done in a second. */
  readonly perSecond: () => number;
  /** Milliseconds until all is done; null: that cannot be said yet. */
  readonly left: (all: number) => number | null;
}

interface Noted {
  readonly at: number;
  readonly done: number;
}

export function openPace(begun: number): Pace {
  /** Of the window, and the last before it. */
  let noted: Noted[] = [{ at: begun, done: 0 }];
  let latest: Noted = { at: begun, done: 0 };
  /** When all is expected to be done. */
  let end: number | null = null;
  const perSecond = (): number => {
    const [first = latest] = noted;
    return latest.at > first.at ? ((latest.done - first.done) / (latest.at - first.at)) * 1000 : 0;
  };
  return {
    note: (at, done) => {
      latest = { at, done };
      if (at - (noted.at(-1)?.at ?? begun) < STEP) return;
      const within = noted.findLastIndex((each) => each.at <= at - WINDOW);
      noted = [...noted.slice(Math.max(0, within)), latest];
    },
    perSecond,
    left: (all) => {
      const rate = perSecond();
      if (rate <= 0) return end === null ? null : Math.max(0, end - latest.at);
      const expected = latest.at + ((all - latest.done) / rate) * 1000;
      const known = end ?? expected;
      const off = Math.abs(expected - known) / Math.max(1, known - latest.at);
      end = off > OTHERWISE ? expected : off > STEADY ? (known + expected) / 2 : known;
      return Math.max(0, end - latest.at);
    },
  };
}
