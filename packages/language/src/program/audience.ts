import type { CalendarDate } from './calendar.ts';
import type { Located, Location } from './location.ts';

/** People whom a change reaches, ring by ring: a ring includes those before it. */
export interface Audience extends Located {
  readonly name: string;
  readonly doc: string;
  readonly users: number;
  /** From the first to be reached on. `users`: of this and all rings before it; all of them, for the last. */
  readonly rings: readonly (Located & { readonly name: string; readonly doc: string; readonly users: number })[];
}

/** A switch in the code. */
export interface Flag extends Located {
  readonly name: string;
  readonly doc: string;
  readonly owner: string | null;
  /** When it is to be gone from the code; null: nobody has said. */
  readonly removeBy: CalendarDate | null;
}

/** The first `users` of an audience. `name` as written: `internal`, `5%`, `50% of early-adopters`. */
export interface People {
  readonly name: string;
  readonly users: number;
  readonly location: Location;
}
