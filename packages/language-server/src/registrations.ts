/** What the server asks the client for once both know each other. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Registration,
} from 'vscode-languageserver';
import type { Abilities } from './client/abilities.ts';
import { SECTION } from './settings/read-settings.ts';

/** Files of which the server has to hear: plans and policies, tables, configurations, and what they extend, which may have any name. */
const WATCHED = ['**/*.rollout', '**/*.csv', '**/*.json'];

export function registrationsFor({ registersConfiguration, registersWatchers }: Abilities): readonly Registration[] {
  const registrations: Registration[] = [];
  if (registersConfiguration) {
    const { method } = DidChangeConfigurationNotification;
    registrations.push({ id: method, method, registerOptions: { section: SECTION } });
  }
  if (registersWatchers) {
    const { method } = DidChangeWatchedFilesNotification;
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    registrations.push({ id: method, method, registerOptions: { watchers } });
  }
  return registrations;
}
