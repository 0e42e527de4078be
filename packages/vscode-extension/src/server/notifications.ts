/** What the server tells unasked, for all who want to hear it: a client keeps one handler a method, the last, and a server that is restarted has another client. */
import type { OwnNotifications } from '@rollout/language-server';
import type { Disposable } from 'vscode';

type Method = keyof OwnNotifications;
type Handle<M extends Method> = (params: OwnNotifications[M]) => void;

/** Hears a method until it is disposed of. */
export type Hear = <M extends Method>(method: M, handle: Handle<M>) => Disposable;

export interface Notifications {
  readonly hear: Hear;
  /** Hands on what this client hears. */
  readonly handOn: (client: Hear) => readonly Disposable[];
}

export function openNotifications(): Notifications {
  const handles: { readonly [M in Method]: Set<Handle<M>> } = {
    'rollout/plansChanged': new Set(),
    'rollout/filesChanged': new Set(),
  };
  const handOnOne = <M extends Method>(client: Hear, method: M): Disposable =>
    client(method, (params) => {
      for (const handle of handles[method]) handle(params);
    });
  return {
    hear(method, handle) {
      handles[method].add(handle);
      return { dispose: () => handles[method].delete(handle) };
    },
    handOn: (client) => [handOnOne(client, 'rollout/plansChanged'), handOnOne(client, 'rollout/filesChanged')],
  };
}
