import type { FileSystem } from '@rollout/workspace';
import type { Abilities } from './client/abilities.ts';
import { createDiagnosing } from './diagnostics/diagnosing.ts';
import { createFindings } from './diagnostics/findings.ts';
import { createOpenTexts } from './documents/open-texts.ts';
import { describeError } from './errors.ts';
import type { ServerHost } from './host.ts';
import { askMeaning, type Meaning } from './meaning/ask.ts';
import { createOutlooks } from './outlooks.ts';
import type { Session } from './session.ts';
import { readSettings } from './settings/read-settings.ts';
import { createPresentWorld } from './world/present-world.ts';

export function createSession(host: ServerHost, abilities: Abilities): Session {
  const texts = createOpenTexts(() => abilities.encoding);
  const present = createPresentWorld({ host, abilities, openTexts: texts.all });
  const meaning = createMeaning(host, abilities, present.world);
  let settings = readSettings(undefined);

  const session: Session = {
    host,
    abilities,
    texts,
    findings: createFindings(),
    get diagnosing() {
      return diagnosing;
    },
    get outlooks() {
      return outlooks;
    },
    meaning: meaning.open,
    settings: () => settings,
    setSettings(configuration) {
      settings = readSettings(configuration);
      diagnosing.changed(true);
      refreshHints();
    },
    filesStamp: present.filesStamp,
    tokens: new Map(),
    folders: present.folders,
    setFolders(opened) {
      present.setFolders(opened);
      session.changed({ kind: 'files', paths: null });
    },
    world: present.world,
    changed(what) {
      meaning.changed(present.changed(what));
      diagnosing.changed(what.kind !== 'text');
      outlooks.changed();
      if (what.kind === 'files' && abilities.own.hasCommands === true) host.client.notify('rollout/filesChanged', {});
    },
    complain: (about, error) => host.client.log('error', `${about}: ${describeError(error)}`),
    dispose() {
      diagnosing.dispose();
      outlooks.dispose();
      meaning.dispose();
    },
  };
  const refreshHints = (): void => {
    if (abilities.refreshes.inlayHint) host.client.refresh('inlayHint');
    if (abilities.refreshes.codeLens) host.client.refresh('codeLens');
  };
  const diagnosing = createDiagnosing(session);
  const outlooks = createOutlooks(session, (path) => {
    refreshHints();
    if (abilities.own.hasCommands !== true) return;
    session
      .world()
      .uriOf(path)
      .then((uri) => host.client.notify('rollout/plansChanged', { uri }))
      .catch((error) => session.complain('outlook', error));
  });
  return session;
}

/** What computes what plans mean, opened when it is first asked for. */
function createMeaning({ client, meaning }: ServerHost, { own }: Abilities, world: Session['world']) {
  const open = meaning(own);
  let asked: Meaning | null = null;
  /** Whatever world there is when the worker asks. */
  const fileSystem: FileSystem = {
    read: (path, maxBytes) => world().files.read(path, maxBytes),
    realPath: (path) => world().files.realPath(path),
  };
  return {
    open: (): Meaning | null => {
      if (open === null) return null;
      asked ??= askMeaning({
        open,
        fileSystem,
        versionOf: (path) => world().openVersion(path),
        log: (message) => client.log('info', message),
      });
      return asked;
    },
    /** null: any file may have. */
    changed: (paths: readonly string[] | null): void => asked?.changed(paths),
    dispose: (): void => asked?.dispose(),
  };
}
