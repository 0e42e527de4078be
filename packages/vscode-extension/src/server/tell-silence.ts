import type { Disposable } from 'vscode';
import { telling } from '../results/asking.ts';
import { warn } from '../results/messages.ts';
import { HELP, help } from '../results/offer-help.ts';
import type { ServerLink } from './server-link.ts';

/** Whoever waits for a server that hangs is told, once for each time that it does. One that ends by itself is started anew, and told of by the client. */
export function tellSilence(server: ServerLink): Disposable {
  const tell = telling(server, async () => help(server, await warn('The Rollout server does not answer.', ...HELP)));
  return server.onState((state) => {
    if (state === 'silent') void tell();
  });
}
