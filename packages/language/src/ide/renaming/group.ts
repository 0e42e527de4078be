/** What is called anew together. */

import type { StandingName } from '../names/file-names.ts';
import type { Definition } from '../names/kinds.ts';

export interface NameGroup {
  readonly kind: 'group';
  /** The name that was asked about. */
  readonly standing: StandingName;
  /** What all of it is called, without numbers. */
  readonly name: string;
  readonly definitions: ReadonlySet<Definition>;
  /** Where it is spoken of. */
  readonly uses: readonly StandingName[];
}
