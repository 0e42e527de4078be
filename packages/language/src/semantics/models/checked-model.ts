import type { Model } from '../../program/index.ts';
import type { CheckedFlag } from '../flags/checked-flag.ts';
import type { Healths } from '../healths/checked-health.ts';
import type { ModelDraft } from './draft.ts';
import type { BugOfPeople } from './of-people.ts';

/** A model and what its sentences said. */
export interface CheckedModel {
  readonly model: Model;
  readonly draft: ModelDraft;
  /** Those that its file, and the files of the models that it extends, can see. */
  readonly healths: Healths;
  /** There is no model: nothing takes time or goes wrong. */
  readonly implied: boolean;
  /** Names of the checks that it knows. */
  readonly checks: ReadonlySet<string>;
  /** The first bug that may be there and is about people. */
  readonly ofPeople: BugOfPeople | null;
  /** Those that bugs are behind. */
  readonly flags: ReadonlySet<CheckedFlag>;
  /** All that was written could be read, so that what is not in it is nowhere. */
  readonly complete: boolean;
  /** Without errors: plans may be run by its numbers. */
  readonly sound: boolean;
}
