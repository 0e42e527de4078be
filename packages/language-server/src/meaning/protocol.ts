/**
 * What the server's main thread and the worker that computes what plans mean say to each other, over any message port. All is plain data. Files are read by
 * the main thread alone: the worker asks for them, and keeps them until it is told that they have changed.
 */
import type { Diagnostic } from '@rollout/language';
import type { OptimumReport } from '@rollout/report';
import type { CompareResults, ConditionDecision, ExpectationResults, Results } from '@rollout/simulator';
import type { FileRead } from '@rollout/workspace';
import { NotificationType, ProgressType, RequestType, RequestType0 } from 'vscode-languageserver';
import type { FileOutlook } from './outlook/outlook.ts';
import type { Versions } from './versions.ts';

export type { Versions };

/** A plan, and what is said of it beside what is written. */
export interface AskedPlan {
  readonly path: string;
  /** Texts that stand for what the file system has, by path: those of a commit. null: no such file. */
  readonly texts?: Readonly<Record<string, string | null>>;
  /** Its only one, where nothing is said. */
  readonly plan?: string;
  readonly scenario?: string;
  /** Values of params as they are typed after `--set`. */
  readonly set?: Readonly<Record<string, string>>;
  /** As it is typed after `--start`. */
  readonly start?: string;
}

/** Instead of an answer: something that the user has to put right. */
export type Refusal =
  /** The plan has errors, or there is no such plan. */
  | { readonly kind: 'findings'; readonly message: string; readonly diagnostics: readonly Diagnostic[] }
  /** It was asked for what cannot be. `help`: what to do instead. */
  | { readonly kind: 'refused'; readonly message: string; readonly help: string | null };

/** How far a long answer is. */
export interface Progress {
  readonly done: number;
  /** null: nobody knows. */
  readonly all: number | null;
  /** What is counted: `trials`. */
  readonly what: string;
}

/** Where requests send what they have so far. */
export interface WithProgress {
  readonly progressToken: number;
}

// --- deep diagnostics --------------------------------------------------------------------------------------------

export interface DeepDiagnosticsParams {
  readonly path: string;
}

export interface DeepDiagnostics {
  /** All of the file's document, up to the last phase that it reaches: those in files that it imports as well. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that they may point into. */
  readonly versions: Versions;
}

export const DeepDiagnosticsRequest = new RequestType<DeepDiagnosticsParams, DeepDiagnostics, void>('deepDiagnostics');

// --- outlook -----------------------------------------------------------------------------------------------------

export interface OutlookParams extends WithProgress {
  readonly path: string;
  /** Name of the plan that is looked at first: that at the cursor. */
  readonly first: string | null;
  /** As `rollout simulate` has them, where nothing is said. */
  readonly trials?: number;
  readonly seed?: string;
  readonly confidence?: number;
}

/** Each time that one of its plans is known better, and at the end. */
export const OutlookRequest = new RequestType<OutlookParams, FileOutlook, void>('outlook');
export const OutlookProgress = new ProgressType<FileOutlook>();

// --- study -------------------------------------------------------------------------------------------------------

/** As the options of `rollout simulate`; what is not there is as it is there. */
export interface StudyParams extends AskedPlan, WithProgress {
  readonly method?: 'exact' | 'simulated';
  readonly trials?: number;
  readonly seed?: string;
  readonly confidence?: number;
  readonly precision?: number;
  readonly curves?: boolean;
  readonly sensitivity?: boolean;
  readonly uncertain?: boolean;
}

export type StudyAnswer =
  | {
      readonly kind: 'results';
      /** What `rollout simulate --format json` prints, but for the command line. */
      readonly results: Results;
      /** What it prints on a terminal. */
      readonly text: string;
      readonly versions: Versions;
    }
  | Refusal;

export const StudyRequest = new RequestType<StudyParams, StudyAnswer, void>('study');

// --- expectations ------------------------------------------------------------------------------------------------

/** As the options of `rollout test`. */
export interface TestParams extends AskedPlan, WithProgress {
  readonly trials?: number;
  readonly seed?: string;
  /** Scenarios as well, where none is named. */
  readonly everyScenario?: boolean;
}

export interface TestedPlan {
  readonly plan: string;
  readonly scenario: string | null;
  readonly expectations: readonly (ExpectationResults & {
    readonly place: { readonly path: string; readonly start: number; readonly end: number } | null;
    /** Why it does not pass, and what to do about it; null: it does. */
    readonly why: string | null;
  })[];
}

export type TestAnswer =
  | { readonly kind: 'tested'; readonly plans: readonly TestedPlan[]; readonly versions: Versions }
  | Refusal;

export const TestRequest = new RequestType<TestParams, TestAnswer, void>('test');

// --- compare -----------------------------------------------------------------------------------------------------

/** As the options of `rollout compare`. */
export interface CompareParams extends WithProgress {
  readonly a: AskedPlan;
  readonly b: AskedPlan;
  /** What the sides are called: `HEAD`, `now`. */
  readonly names: { readonly a: string; readonly b: string };
  readonly failIf?: readonly string[];
  readonly trials?: number;
  readonly seed?: string;
  readonly confidence?: number;
}

export type CompareAnswer =
  | {
      readonly kind: 'compared';
      /** What `rollout compare --format json` prints, but for the command line. */
      readonly results: CompareResults;
      readonly conditions: readonly ConditionDecision[];
      /** What it prints on a terminal, and as Markdown. */
      readonly text: string;
      readonly markdown: string;
      readonly versions: Versions;
    }
  | Refusal;

export const CompareRequest = new RequestType<CompareParams, CompareAnswer, void>('compare');

// --- optimize ----------------------------------------------------------------------------------------------------

/** As the options of `rollout optimize`. */
export interface OptimizeParams extends AskedPlan, WithProgress {
  readonly objective?: readonly string[];
  readonly subjectTo?: readonly string[];
  readonly grid?: readonly string[];
  readonly vary?: readonly string[];
  readonly steps?: number;
  readonly trials?: number;
  readonly seed?: string;
  readonly confidence?: number;
}

/** Offsets in the file of the plan. */
export interface PointEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type OptimizeAnswer =
  | {
      readonly kind: 'optimum';
      readonly report: OptimumReport;
      /** What it prints on a terminal. */
      readonly text: string;
      /** What would write a point of the front into the file, for each point; none: the plan is that already. */
      readonly edits: readonly (readonly PointEdit[])[];
      /** The plan has no horizon, so that exposure ends with it: a plan looks better merely by ending sooner. */
      readonly looksBetterBySooner: boolean;
      readonly versions: Versions;
    }
  | Refusal;

export const OptimizeRequest = new RequestType<OptimizeParams, OptimizeAnswer, void>('optimize');

// --- one run, and the machine -------------------------------------------------------------------------------------

export interface TraceParams extends AskedPlan {
  readonly seed?: string;
  /** From 1. */
  readonly trial?: number;
}

/** `text`: what `rollout trace` prints on a terminal. */
export type TraceAnswer = { readonly kind: 'trace'; readonly text: string; readonly versions: Versions } | Refusal;

export const TraceRequest = new RequestType<TraceParams, TraceAnswer, void>('trace');

/** `json`: what `rollout compile` prints. */
export type CompileAnswer = { readonly kind: 'machine'; readonly json: string; readonly versions: Versions } | Refusal;

export const CompileRequest = new RequestType<AskedPlan, CompileAnswer, void>('compile');

/** How far a long answer is; of outlooks more is told. */
export const WorkProgress = new ProgressType<Progress>();

// --- files, and being there ---------------------------------------------------------------------------------------

/** What the worker asks of the main thread. */
export const ReadRequest = new RequestType<
  { readonly path: string; readonly maxBytes: number },
  { readonly read: FileRead; readonly version: number | null },
  void
>('read');

export const RealPathRequest = new RequestType<{ readonly path: string }, string | null, void>('realPath');

/** What has been read of these paths (null: of any) is forgotten, and whether there is a file. */
export const ChangedNotification = new NotificationType<{ readonly paths: readonly string[] | null }>('changed');

/** Answered at once, between two slices of work. */
export const AliveRequest = new RequestType0<null, void>('alive');
