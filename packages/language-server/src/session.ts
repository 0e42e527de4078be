/** What a server knows between requests, from `initialize` to `exit`. */
import type { Abilities } from './client/abilities.ts';
import type { Findings } from './diagnostics/findings.ts';
import type { OpenTexts } from './documents/open-texts.ts';
import type { ShownPlan } from './hints/index.ts';
import type { ServerHost } from './host.ts';
import type { Meaning } from './meaning/ask.ts';
import type { Settings } from './settings/table.ts';
import type { World } from './world/world.ts';

export interface Session {
  readonly host: ServerHost;
  readonly abilities: Abilities;
  readonly texts: OpenTexts;
  readonly findings: Findings;
  readonly diagnosing: Diagnosing;
  readonly outlooks: Outlooks;
  /** What computes what plans mean; null: nothing does. */
  readonly meaning: () => Meaning | null;
  readonly settings: () => Settings;
  readonly setSettings: (configuration: unknown) => void;
  /** The world as it is now: the same until something changes. */
  readonly world: () => World;
  /** Another number whenever files that are not open may have changed. */
  readonly filesStamp: () => number;
  /** By URI, the colours that the client was told of last. */
  readonly tokens: Map<string, { readonly resultId: string; readonly data: readonly number[] }>;
  /** Paths of the open folders. */
  readonly folders: () => readonly string[];
  readonly setFolders: (folders: readonly string[]) => void;
  readonly changed: (what: WorldChange) => void;
  /** Writes a mistake of ours where somebody may find it. */
  readonly complain: (about: string, error: unknown) => void;
  readonly dispose: () => void;
}

/**
 * What worlds are made of. `text`: one is open now, or not any more, or was edited. `saved`: that text is the file's now. `files`: these have changed, have
 * come or gone, or who knows which (null).
 */
export type WorldChange =
  | { readonly kind: 'text' | 'saved'; readonly path: string }
  | { readonly kind: 'files'; readonly paths: readonly string[] | null };

/** When findings are looked for, and how the client hears of them. */
export interface Diagnosing {
  /** Something has changed; `saved`: a file was saved. */
  readonly changed: (saved: boolean) => void;
  /** The client has asked for all plans: those that are not open are looked at as well, when nothing else is to be done. */
  readonly wantAll: () => void;
  readonly dispose: () => void;
}

/** What is known of the plans of open files. */
export interface Outlooks {
  /** What is known of each plan of a file; none: nothing yet. Asks for it, now and after every change, as long as the file is open. */
  readonly of: (world: World, path: string) => Promise<readonly ShownPlan[]>;
  readonly changed: () => void;
  readonly dispose: () => void;
}
