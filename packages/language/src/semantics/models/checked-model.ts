import type { Model } from '../../program/index.ts';
import type { ModelDraft } from './draft.ts';

/** A model and what its sentences said. */
export interface CheckedModel {
  readonly model: Model;
  readonly draft: ModelDraft;
  /** Names of the checks that it knows. */
  readonly checks: ReadonlySet<string>;
  /** All that was written could be read, so that what is not in it is nowhere. */
  readonly complete: boolean;
  /** Without errors: plans may be run by its numbers. */
  readonly sound: boolean;
}
