/** A server of the language server protocol for one client, without a wire: an object of functions, one a message. */
import type { ServerHost } from './host.ts';
import { createAnswering } from './messages/answering.ts';
import { createLife } from './messages/life.ts';
import { notificationsBy } from './messages/notifications.ts';
import { ownRequestsBy } from './messages/own-requests.ts';
import { requestsBy } from './messages/requests.ts';

export type RolloutServer = ReturnType<typeof createServer>;

/**
 * Makes a server. Its functions may be called in any order, with any parameters: what cannot be answered rejects with a `ResponseError`, and what is no
 * request is logged. A request sees the world as it is when it is called.
 */
export function createServer(host: ServerHost) {
  const life = createLife(host);
  const answering = createAnswering(host, life);
  return {
    initialize: life.initialize,
    shutdown: life.shutdown,
    ...notificationsBy(answering, host),
    ...requestsBy(answering),
    own: ownRequestsBy(answering),
  };
}
