/**
 * What server and extension say to each other beside the language server protocol: every request and notification of our
 * own, with its types. Only types stand here, so that the extension takes none of the server's code with it.
 */
import type { Depth, Effort, PlanQuery, Refusal, Tracked } from './protocol-of-asking.ts';
import type { DataRequests } from './protocol-of-data.ts';
import type { WireFileEdit, WireRange } from './protocol-of-places.ts';
import type { PreviewRequests } from './protocol-of-preview.ts';

export type * from './protocol-of-asking.ts';
export type * from './protocol-of-data.ts';
export type * from './protocol-of-places.ts';
export type * from './protocol-of-preview.ts';

/** `rollout/plans`: the plans of a file, in order. Knows them in broken files, too. */
export interface PlansParams {
  readonly uri: string;
}

export interface PlanListing {
  readonly name: string;
  /** Of the whole plan, and of its name. */
  readonly range: WireRange;
  readonly nameRange: WireRange;
  readonly scenarios: readonly string[];
  /** The last outlook in a line, `P50 3d 2h · escape 0.03% · exact`; null: none yet, or the plan has errors. */
  readonly result: string | null;
  /** Whether that is of an older text than the one that stands there now. */
  readonly stale: boolean;
}

/** `rollout/study`: what `rollout simulate` says. */
export type StudyParams = PlanQuery & Effort & Depth & Tracked;

export interface Study {
  readonly kind: 'answer';
  readonly plan: string;
  /** `P50 3d 2h · escape 0.03% · exact`. */
  readonly headline: string;
  /** As `simulate` prints it where there are no colours. */
  readonly text: string;
  /** As `simulate --format json` prints it. */
  readonly json: string;
}

/** `rollout/compare`: what `rollout compare` says. */
export interface CompareParams extends PlanQuery, Effort, Tracked {
  /** What the plan is compared with: the same plan in other texts, or with other params, or another one. The plan that is asked about is B. */
  readonly before:
    | { readonly kind: 'plan'; readonly uri: string; readonly plan: string; readonly scenario?: string }
    | { readonly kind: 'texts'; readonly label: string; readonly texts: Readonly<Record<string, string | null>> }
    | { readonly kind: 'params'; readonly params: Readonly<Record<string, string>> };
}

export interface Comparison {
  readonly kind: 'answer';
  /** As `compare --format markdown` prints it. */
  readonly markdown: string;
}

/** `rollout/optimize`: what `rollout optimize` finds. */
export interface OptimizeParams extends PlanQuery, Effort, Tracked {
  /** `duration`, `exposure`, `p95(duration)` … Left out: duration and exposure. */
  readonly objectives?: readonly string[];
}

export interface Optimum {
  readonly kind: 'answer';
  /** As `optimize` prints it where there are no colours. */
  readonly text: string;
  readonly points: readonly FrontPoint[];
}

/** One choice of the front, in the order in which `optimize` numbers them. */
export interface FrontPoint {
  /** `soak = 12h`, a param a part. */
  readonly params: readonly string[];
  /** `p50 2d 3h`, an objective a part. */
  readonly figures: readonly string[];
  readonly isKnee: boolean;
  /** Whether the plan is so already. */
  readonly isOwn: boolean;
  /** What writes it into the files. */
  readonly edits: readonly WireFileEdit[];
}

/** `rollout/report`: one page that needs nothing but itself, as `--html` writes it. */
export type ReportParams = PlanQuery & Effort & Depth & Tracked & { readonly of: ReportSubject };

/** What to expect of the plan, one run of it, or the front of its params. */
export type ReportSubject = 'study' | 'trace' | 'front';

export interface Report {
  readonly kind: 'answer';
  readonly html: string;
  /** What it says, in a line: `P50 3d 2h · escape 0.03% · exact`. */
  readonly headline: string;
}

/** `rollout/trace`: one run, told event by event as `rollout trace` does. */
export interface TraceParams extends PlanQuery, Tracked {
  readonly seed?: string;
  readonly trial?: number;
}

export interface ToldTrace {
  readonly kind: 'answer';
  readonly text: string;
}

/** `rollout/expectations`: what each plan of a file expects, without deciding it. Knows them in broken files, too. */
export interface ExpectationsParams {
  readonly uri: string;
}

export interface ExpectingPlan {
  readonly plan: string;
  readonly range: WireRange;
  readonly expectations: readonly { readonly text: string; readonly range: WireRange }[];
}

/** `rollout/test`: decides what plans expect, as `rollout test` does. */
export type TestParams = PlanQuery & Effort & Tracked;

export interface Tested {
  readonly kind: 'answer';
  readonly expectations: readonly TestedExpectation[];
}

export interface TestedExpectation {
  readonly text: string;
  readonly range: WireRange;
  readonly status: 'met' | 'not-met' | 'undecided';
  /** The value and how sure it is: `3d 2h (exact)`, `0.03% (0.02–0.05%)`. */
  readonly value: string;
  /** What it was read from, a sentence; null where value and status say it all. */
  readonly why: string | null;
}

/** `rollout/check`: what `rollout check` prints of these files; of all plans in the open folders where none are named. */
export interface CheckParams extends Tracked {
  readonly uris?: readonly string[];
}

export interface Checked {
  readonly kind: 'answer';
  readonly text: string;
  readonly errors: number;
  readonly warnings: number;
}

/** `rollout/explain`: the page of a diagnostic. */
export interface ExplainParams {
  readonly code: string;
}

export interface Explained {
  readonly kind: 'answer';
  readonly title: string;
  readonly markdown: string;
}

/** `rollout/codes`: all there are pages of. */
export interface CodeListing {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint' | 'off';
  readonly title: string;
  readonly isRule: boolean;
}

/** `rollout/compile`: the machine as JSON, as `rollout compile` prints it. */
export interface Compiled {
  readonly kind: 'answer';
  readonly json: string;
}

/** What lenses hand to the commands `rollout.simulate`, `rollout.preview`, `rollout.optimize`, `rollout.compareWithGit` and `rollout.test`. */
export interface LensArgument {
  readonly uri: string;
  readonly plan: string;
  /** Left out: the plan as it is. */
  readonly scenario?: string;
}

/** Of the server's requests to the client, where it has no disk: a file by its URI, as base64. */
export interface ReadFileParams {
  readonly uri: string;
  readonly maxBytes: number;
}

export type ReadFileResult =
  | { readonly kind: 'file'; readonly base64: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-regular' }
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** From the extension to the server, each with what it takes and what it gives. */
export interface OwnRequests extends DataRequests, PreviewRequests {
  'rollout/plans': { readonly params: PlansParams; readonly result: readonly PlanListing[] };
  'rollout/study': { readonly params: StudyParams; readonly result: Study | Refusal };
  'rollout/compare': { readonly params: CompareParams; readonly result: Comparison | Refusal };
  'rollout/optimize': { readonly params: OptimizeParams; readonly result: Optimum | Refusal };
  'rollout/report': { readonly params: ReportParams; readonly result: Report | Refusal };
  'rollout/trace': { readonly params: TraceParams; readonly result: ToldTrace | Refusal };
  'rollout/compile': { readonly params: PlanQuery; readonly result: Compiled | Refusal };
  'rollout/expectations': { readonly params: ExpectationsParams; readonly result: readonly ExpectingPlan[] };
  'rollout/test': { readonly params: TestParams; readonly result: Tested | Refusal };
  'rollout/check': { readonly params: CheckParams; readonly result: Checked | Refusal };
  'rollout/explain': { readonly params: ExplainParams; readonly result: Explained | Refusal };
  'rollout/codes': { readonly params: Readonly<Record<string, never>>; readonly result: readonly CodeListing[] };
}

/** From the server to the extension, where the server runs in a browser. `findFiles` gives the URIs of all plans below a folder, sorted. */
export interface OwnClientRequests {
  'rollout/readFile': { readonly params: ReadFileParams; readonly result: ReadFileResult };
  'rollout/findFiles': { readonly params: { readonly folder: string }; readonly result: readonly string[] };
}

/** From the server to the extension, unasked. */
export interface OwnNotifications {
  /** What is known of a file's plans has changed: `rollout/plans` would answer otherwise now. */
  'rollout/plansChanged': { readonly uri: string };
  /** Files have changed on the disk, or the folders that are open: what was asked of the texts that no editor has may be answered otherwise now. */
  'rollout/filesChanged': Readonly<Record<string, never>>;
}

/** What the client says of itself in `initializationOptions`. */
export interface ClientOptions {
  /** Where the worker that computes what plans mean is to be loaded from, in a browser: a `blob:` address. */
  readonly meaningWorker?: string;
  /** That it answers `OwnClientRequests`: the server then has no file system of its own. */
  readonly readsFiles?: boolean;
  /** That it has the commands of lenses, such as `rollout.simulate`, itself: the server then registers none. */
  readonly hasCommands?: boolean;
}
