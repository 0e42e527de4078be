/** When findings are looked for, and how the client hears of them. */
import { isLarge } from '../documents/open-text.ts';
import type { CallOff } from '../host.ts';
import type { Diagnosing, Session } from '../session.ts';
import { createDeepening } from './deepening.ts';
import { createPublishing } from './publishing.ts';

/** Milliseconds: what is asked about an edit comes with it, and is answered before its findings are looked for; edits that come together are published together. */
const SOON = 3;
/** Milliseconds where a text is large: edits that come one soon after the other are published together as well. */
const SOON_IF_LARGE = 150;

export function createDiagnosing(session: Session): Diagnosing {
  const { host, abilities, settings } = session;
  const publishing = abilities.pullsDiagnostics ? null : createPublishing(session);
  let soon: CallOff | null = null;
  let later: CallOff | null = null;
  let all = false;

  const tell = (): void => {
    if (publishing !== null) publishing.publish();
    else if (abilities.refreshes.diagnostics) host.client.refresh('diagnostics');
  };
  const deepening = createDeepening(session, tell);
  const deepen = (): void => {
    later?.();
    later = host.later(settings()['diagnostics.delay'], () => {
      later = null;
      deepening.run({ all: all && settings()['diagnostics.workspace'] });
    });
  };
  return {
    changed: (saved) => {
      if (publishing !== null) {
        soon?.();
        const quiet = [...session.texts.all().values()].some(isLarge) ? SOON_IF_LARGE : SOON;
        soon = host.later(quiet, () => {
          soon = null;
          publishing.publish();
        });
      }
      if (saved || settings()['diagnostics.run'] === 'onType') deepen();
    },
    wantAll: () => {
      if (all) return;
      all = true;
      deepen();
    },
    dispose: () => {
      soon?.();
      later?.();
      deepening.stop();
    },
  };
}
