/** What one command, over many files of a few projects, needs to find out only once. */
import type { Diagnostic, Policy } from '@rollout/language';
import type { LoadedConfig } from './config.ts';

/**
 * Holds for one file system, as it was when each thing was first asked for. A command makes one for all its files; who
 * watches files makes a new one whenever something changes.
 */
export interface ConfigCache {
  /** Folders of projects, by the folder of a file. */
  readonly roots: Map<string, string>;
  /** By the folder of the project. */
  readonly configs: Map<string, Promise<LoadedConfig>>;
  /** Files that declare policies, by their real path. */
  readonly policies: Map<string, Promise<PolicyFile>>;
}

/** A file of policies, checked. */
export interface PolicyFile {
  readonly policies: readonly Policy[];
  /** Of it and of all that it imports, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly errors: readonly Diagnostic[];
}

export function createConfigCache(): ConfigCache {
  return { roots: new Map(), configs: new Map(), policies: new Map() };
}
