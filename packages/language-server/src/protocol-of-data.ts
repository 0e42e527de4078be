/**
 * What server and extension say to each other of release logs, samples, streams of changes and pictures: the part of `protocol.ts` that commands of the
 * palette ask, and nothing that is shown beside the text. Only types.
 */
import type { Effort, PlanQuery, Refusal, Tracked } from './protocol-of-asking.ts';

/** A file of data: the client reads it, wherever it lies. */
export interface DataFile {
  /** As it is to be called in messages. What ends in `.json` is JSON, anything else CSV. */
  readonly name: string;
  readonly text: string;
}

/** `rollout/calibrate`: a model from a release log, as `rollout calibrate` writes it. */
export interface CalibrateParams extends Tracked {
  readonly history: DataFile;
  /** Of the model; `from-log` unless told. */
  readonly name?: string;
  /** As `--column` says it: `{ start: 'began' }`. */
  readonly columns?: Readonly<Record<string, string>>;
  /** As `--unit` and `--per` say it: `minutes`, `server`. */
  readonly unit?: string;
  readonly per?: string;
}

export interface CalibratedModel {
  readonly kind: 'answer';
  /** `model from-log { … }`, with what each number is from. */
  readonly text: string;
}

/** `rollout/healths`: what of a file the canary judge can judge by. */
export interface HealthListing {
  readonly name: string;
  readonly metrics: readonly string[];
  /** Those of the metrics that are compared with the old version: without one no baseline is needed. */
  readonly compared: readonly string[];
}

export interface Healths {
  readonly kind: 'answer';
  readonly healths: readonly HealthListing[];
}

/** `rollout/judge`: what the canary judge says of samples, as `rollout judge` does. */
export interface JudgeParams extends Tracked {
  readonly uri: string;
  readonly health: string;
  readonly canary: DataFile;
  /** null: nothing is compared with it. */
  readonly baseline: DataFile | null;
}

export interface Judged {
  readonly kind: 'answer';
  readonly verdict: 'pass' | 'marginal' | 'fail';
  readonly score: number;
  /** As it is printed where there are no colours. */
  readonly text: string;
}

/** `rollout/stream`: what becomes of changes that land all along, as `rollout simulate --changes` says it. */
export interface StreamParams extends PlanQuery, Effort, Tracked {
  /** How many land in each span of the plan's trains. */
  readonly changes: number;
}

export interface Streamed {
  readonly kind: 'answer';
  readonly text: string;
}

/** `rollout/pictures`: all pictures of a plan, of what it does, of one run, or of the choices of its params, as `--svg` draws them. */
export interface PicturesParams extends PlanQuery, Effort, Tracked {
  readonly of: PictureSubject;
  readonly theme: 'light' | 'dark';
}

export type PictureSubject = 'plan' | 'study' | 'trace' | 'front';

export interface Pictures {
  readonly kind: 'answer';
  readonly pictures: readonly DrawnPicture[];
}

export interface DrawnPicture {
  /** In kebab-case: `exposure-server-hours`. */
  readonly name: string;
  readonly title: string;
  readonly svg: string;
}

/** `rollout/graph`: the state machine for other tools to draw, as `rollout graph` prints it. */
export interface GraphParams extends PlanQuery, Tracked {
  readonly format: 'mermaid' | 'dot';
}

export interface Graph {
  readonly kind: 'answer';
  readonly text: string;
}

export interface DataRequests {
  'rollout/calibrate': { readonly params: CalibrateParams; readonly result: CalibratedModel | Refusal };
  'rollout/healths': { readonly params: { readonly uri: string }; readonly result: Healths | Refusal };
  'rollout/judge': { readonly params: JudgeParams; readonly result: Judged | Refusal };
  'rollout/stream': { readonly params: StreamParams; readonly result: Streamed | Refusal };
  'rollout/pictures': { readonly params: PicturesParams; readonly result: Pictures | Refusal };
  'rollout/graph': { readonly params: GraphParams; readonly result: Graph | Refusal };
}
