import type { Model } from '../../program/index.ts';
import type { ModelDraft } from './draft.ts';

/** A model and what its sentences said. */
export interface CheckedModel {
  readonly model: Model;
  readonly draft: ModelDraft;
  /** Names of the checks that it knows. */
  readonly checks: ReadonlySet<string>;
  /** Without errors: plans may be run by its numbers. */
  readonly sound: boolean;
}
