/** What a server needs of the place that it runs in: a process of Node, or a worker of a browser. */
import type { FileSystem } from '@rollout/workspace';
import type { Client } from './client/client.ts';
import type { MeaningLink } from './meaning/ask.ts';
import type { ClientOptions } from './protocol.ts';

export interface ServerHost {
  readonly client: Client;
  readonly fileSystem: FileSystem;
  /** Paths of all plans below a folder, sorted. Never throws; a folder that is not there has none. */
  readonly findFiles: (folder: string) => Promise<readonly string[]>;
  /**
   * How a worker is opened that computes what plans mean (`meaning/`), where the client has begun with these options. null: there can be none, and what it would
   * tell is missing.
   */
  readonly meaning: (options: ClientOptions) => (() => MeaningLink) | null;
  /** The date where the user is: `2026-11-23`. */
  readonly today: () => string;
  /** Runs `then` once that many milliseconds have passed, unless it is called off. */
  readonly later: (milliseconds: number, then: () => void) => CallOff;
}

export type CallOff = () => void;
