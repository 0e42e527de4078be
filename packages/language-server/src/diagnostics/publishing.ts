/** Diagnostics for clients that do not ask for them. */
import type { Session } from '../session.ts';
import { reportOf } from './report.ts';

export interface Publishing {
  /** Sends what has changed since it was sent last. */
  readonly publish: () => void;
}

export function createPublishing(session: Session): Publishing {
  /** By URI, what the client has. */
  const sent = new Map<string, string>();
  let isWaiting = false;
  let isUnderWay = false;

  const send = async (): Promise<void> => {
    const { host, findings } = session;
    const world = session.world();
    const open = await Promise.all([...world.openTexts.values()].map(({ uri }) => world.locate(uri)));
    const elsewhere = await Promise.all(open.map((path) => findings.elsewhere(world, path)));
    const shown = new Set<string>();
    for (const path of new Set([...open, ...elsewhere.flat(), ...findings.paths()])) {
      const uri = await world.uriOf(path);
      shown.add(uri);
      const report = await reportOf(session, world, path, sent.get(uri));
      if (report.kind === 'unchanged') continue;
      // Where nothing was said, nothing is taken back.
      if (report.items.length === 0 && !sent.has(uri)) continue;
      sent.set(uri, report.resultId ?? '');
      const version = await world.versionOf(path);
      host.client.publishDiagnostics({ uri, diagnostics: report.items, ...(version === null ? {} : { version }) });
    }
    for (const uri of sent.keys()) {
      if (shown.has(uri)) continue;
      sent.delete(uri);
      host.client.publishDiagnostics({ uri, diagnostics: [] });
    }
  };
  const publish = (): void => {
    if (isUnderWay) {
      isWaiting = true;
      return;
    }
    isUnderWay = true;
    send()
      .catch((error: unknown) => session.complain('diagnostics', error))
      .finally(() => {
        isUnderWay = false;
        if (!isWaiting) return;
        isWaiting = false;
        publish();
      });
  };
  return { publish };
}
