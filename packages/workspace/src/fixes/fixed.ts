/** What fixing is asked for, and what comes of it. */
import type { Safety } from '@rollout/language';
import type { FileSystem } from '../files/file-system.ts';
import type { OpenOptions } from '../phases/open-document.ts';

export interface FixOptions extends Pick<OpenOptions, 'shownPath' | 'parse' | 'signal'> {
  readonly fileSystem: FileSystem;
  /** `unsafe`: safe ones too. */
  readonly safety: Safety;
  /** Of files whose text is not the disk's, by their paths. */
  readonly texts?: ReadonlyMap<string, string>;
}

/** A file with other text than before. */
export interface FixedFile {
  /** Its real path. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A fix that was made, or left out. */
export interface MadeFix {
  /** Of the finding. */
  readonly code: string;
  readonly title: string;
  /** Real paths of the files that it changes. */
  readonly paths: readonly string[];
}

export interface Fixed {
  /** By path. Nothing is written: that is the caller's. */
  readonly files: readonly FixedFile[];
  /** In the order in which they were made. */
  readonly made: readonly MadeFix[];
  /** Of what could have been fixed, had there not been another error then. */
  readonly leftOut: readonly MadeFix[];
  readonly rounds: number;
  /** false: it was ended after ten rounds, and there is more to be done. */
  readonly isDone: boolean;
  /** What the files are with all of this done: whoever opens a document on it sees what is left. */
  readonly fileSystem: FileSystem;
}
