/** The simulator's slice of the catalog: what is known once a plan has been run. */
import { gateMessages } from './messages/gates.ts';
import { loadMessages } from './messages/load.ts';
import { timeMessages } from './messages/time.ts';

export const simulatorDiagnostics = {
  entries: { ...timeMessages.entries, ...loadMessages.entries, ...gateMessages.entries },
} as const;
