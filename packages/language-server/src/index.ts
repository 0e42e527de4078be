/** The Rollout language in editors. The only package that knows the language server protocol, beside the extension's client. */
export { clientOf } from './client/client-of.ts';
export { COMPLETION_TRIGGERS } from './completion-triggers.ts';
export { connect } from './connect.ts';
export type { ServerHost } from './host.ts';
export type * from './protocol.ts';
export { createServer, type RolloutServer } from './server.ts';
export { SETTINGS, type SettingName, type SettingRow, type Settings } from './settings/table.ts';
