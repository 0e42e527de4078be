import type { ServerLink } from '../server/server-link.ts';

/** What whoever is told of trouble with the server is offered. */
export const HELP = ['Show Output', 'Restart Server'] as const;

/** Does what was chosen of it; undefined: nothing was. */
export async function help(server: ServerLink, chosen: string | undefined): Promise<void> {
  if (chosen === 'Show Output') server.showOutput();
  if (chosen === 'Restart Server') await server.restart();
}
