/**
 * What the sentences of a model say, before defaults: of one model, or of one laid over those that it extends. A
 * sentence that the extending model says too replaces the other's; what it does not say is taken over, down to the
 * single sentences of a bug, a gate or a watch.
 */
import type {
  Condition,
  Distribution,
  ExposureUnit,
  Level,
  Location,
  Milliseconds,
  Outage,
  Probability,
  Share,
  Showing,
} from '../../program/index.ts';
import type { ReadingUnit } from '../distributions/unit.ts';
import type { CheckedFlag } from '../flags/checked-flag.ts';
import type { EvidenceDraft } from './read-evidence.ts';

export interface LevelTime {
  readonly takes: Distribution;
  readonly per: Level;
  readonly location: Location;
}

export interface DeployTime extends LevelTime {
  readonly readyAfter: Milliseconds;
}

/** What a metric reads, and the unit that it is told in. */
export interface Reading {
  readonly reads: Distribution;
  readonly unit: ReadingUnit;
  readonly location: Location;
}

/** A chance, and where it is said. */
export interface Said {
  readonly probability: Probability;
  readonly location: Location;
}

export interface BugDraft {
  readonly name: string;
  readonly doc: string;
  readonly location: Location;
  readonly present?: { readonly probability: Probability; readonly share: Share } | undefined;
  readonly surfaces?:
    | { readonly amount: Distribution; readonly unit: ExposureUnit; readonly location: Location }
    | undefined;
  /** Empty: nothing is said. */
  readonly shows: readonly Showing[];
  readonly where?: Condition | undefined;
  /** The flag that it hides behind. */
  readonly behind?: CheckedFlag | undefined;
  readonly downs?: Share | undefined;
  /** By metric. */
  readonly moves: ReadonlyMap<string, Reading>;
  /** Whether part of it could not be read, so that what it lacks says nothing. */
  readonly incomplete: boolean;
}

export interface GateDraft {
  readonly detects?: Said | undefined;
  readonly detectsBug: ReadonlyMap<string, Said>;
  readonly falseAlarm?: Said | undefined;
  readonly takes?: Distribution | undefined;
}

export interface WatchDraft {
  readonly detects?: Probability | undefined;
  readonly after?: Distribution | undefined;
  readonly detectsBug: ReadonlyMap<string, Probability>;
  readonly afterBug: ReadonlyMap<string, Distribution>;
  readonly falseAlarm?: { readonly probability: Probability; readonly per: number } | undefined;
}

export interface ModelDraft {
  readonly deployTakes?: DeployTime | undefined;
  readonly deployFails: ReadonlyMap<Level, { readonly probability: Probability; readonly location: Location }>;
  readonly failedTakes?: Distribution | undefined;
  readonly retries?: number | undefined;
  readonly rollbackTakes?: LevelTime | undefined;
  readonly rollbackFails?: Probability | undefined;
  readonly repair?: LevelTime | undefined;
  readonly switchTakes?: Distribution | undefined;
  readonly flagTakes?: Distribution | undefined;
  readonly releaseTakes?: Distribution | undefined;
  readonly fastTrack?: Said | undefined;
  /** By metric: what it reads while nothing is wrong. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** Metrics of which it is said, but could not be read, what they read: nothing is missed of them. */
  readonly unreadable: ReadonlySet<string>;
  readonly bugs: ReadonlyMap<string, BugDraft>;
  /** Names of bugs. */
  readonly atMostOne: readonly (readonly string[])[];
  readonly gates: ReadonlyMap<string, GateDraft>;
  readonly watches: ReadonlyMap<string, WatchDraft>;
  readonly blind: ReadonlyMap<string, Probability>;
  readonly outages: readonly Outage[];
  readonly evidence: EvidenceDraft;
}

export const EMPTY_DRAFT: ModelDraft = {
  deployFails: new Map(),
  readings: new Map(),
  unreadable: new Set(),
  bugs: new Map(),
  atMostOne: [],
  gates: new Map(),
  watches: new Map(),
  blind: new Map(),
  outages: [],
  evidence: new Map(),
};

/** `own` laid over `base`. */
export function layOver(base: ModelDraft, own: ModelDraft): ModelDraft {
  const regrouped = new Set(own.atMostOne.flat());
  const outageLevels = new Set(own.outages.map(({ level }) => level));
  return {
    ...base,
    ...said(own),
    deployFails: new Map([...base.deployFails, ...own.deployFails]),
    readings: new Map([...base.readings, ...own.readings]),
    unreadable: new Set([...base.unreadable, ...own.unreadable]),
    bugs: layMapsOver(base.bugs, own.bugs, (under, over) => ({
      ...under,
      ...said(over),
      doc: over.doc === '' ? under.doc : over.doc,
      shows: over.shows.length > 0 ? over.shows : under.shows,
      moves: new Map([...under.moves, ...over.moves]),
      incomplete: over.incomplete || under.incomplete,
    })),
    // A bug that the model itself puts into an `at most one` leaves the one it was in.
    atMostOne: [...base.atMostOne.map((group) => group.filter((bug) => !regrouped.has(bug))), ...own.atMostOne],
    gates: layMapsOver(base.gates, own.gates, (under, over) => ({
      ...under,
      ...said(over),
      detectsBug: new Map([...under.detectsBug, ...over.detectsBug]),
    })),
    watches: layMapsOver(base.watches, own.watches, (under, over) => ({
      ...under,
      ...said(over),
      detectsBug: new Map([...under.detectsBug, ...over.detectsBug]),
      afterBug: new Map([...under.afterBug, ...over.afterBug]),
    })),
    blind: new Map([...base.blind, ...own.blind]),
    evidence: new Map([...base.evidence, ...own.evidence]),
    // Outages of a level are told together.
    outages: [...base.outages.filter(({ level }) => !outageLevels.has(level)), ...own.outages],
  };
}

function layMapsOver<T>(
  base: ReadonlyMap<string, T>,
  own: ReadonlyMap<string, T>,
  merge: (under: T, over: T) => T,
): ReadonlyMap<string, T> {
  const merged = new Map(base);
  for (const [name, over] of own) {
    const under = base.get(name);
    merged.set(name, under === undefined ? over : merge(under, over));
  }
  return merged;
}

/** Without the members that are undefined, so that spreading the rest replaces only what was said. */
function said<T extends object>(value: T): T {
  // Only members whose type allows undefined are ever left out.
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}
