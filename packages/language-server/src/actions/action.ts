/** What an editor offers to do about a place of a file. */
import type { Change, Diagnostic, Sources } from '@rollout/language';
import type { ConfiguredSeverity } from '@rollout/workspace';

/** Plain data but for what it would change, which is worked out when somebody wants it. */
export interface Action {
  /** As an order. */
  readonly title: string;
  /** In the words of the protocol: `quickfix`, `refactor.extract.param`, `source.organizeImports`. */
  readonly kind: string;
  /** The findings that are gone afterwards. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of what can be done about a finding, what is surely right. */
  readonly isPreferred: boolean;
  readonly effect: Effect;
}

export type Effect =
  | { readonly kind: 'change'; readonly change: () => Change }
  /** Every safe fix of the file, which takes runs. */
  | { readonly kind: 'fix-all' }
  /** The page of a code is opened. */
  | { readonly kind: 'page'; readonly code: string };

/** What is asked for, and all that is known. */
export interface Asked {
  readonly sources: Sources;
  readonly path: string;
  readonly span: { readonly start: number; readonly end: number };
  /** All that was found in the file, of the text that stands there. */
  readonly findings: readonly Diagnostic[];
  /** The project's configuration, or where it would be; null: the file is in no project, or nothing can be written there. */
  readonly config: ConfigText | null;
}

export interface ConfigText {
  readonly path: string;
  /** null: there is none yet. */
  readonly text: string | null;
}

export type { ConfiguredSeverity };

/** The findings that a place touches. */
export function findingsAt({ findings, path, span }: Asked): readonly Diagnostic[] {
  return findings.filter((each) => each.path === path && each.span.start <= span.end && span.start <= each.span.end);
}
