/** `2026-12-19`. */
export type CalendarDate = string;

/** An instant as people write it. A local time that a clock change skips is the first instant after it; one that comes twice is the first. */
export interface ZonedTime {
  readonly date: CalendarDate;
  /** Minutes after midnight, 0 … 1439. */
  readonly minute: number;
  /** An IANA name. */
  readonly zone: string;
}

/** 0 is Monday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;
