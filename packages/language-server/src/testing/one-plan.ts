/** A plan that says as little as a plan can, and the file that tests have it in. */
import type { Diagnostic } from 'vscode-languageserver';

export const FLEET = 'topology fleet { cluster c[4] { server[5] } }\nmodel numbers { deploy takes 1m per server }\n';
export const PLAN = `${FLEET}plan one on fleet using numbers { stage s { deploy all } }\n`;
/** With one mistake, an `unknown-word`. */
export const BROKEN = PLAN.replace('deploy all', 'deplpy all');

export const A = '/w/a.rollout';
export const URI_OF_A = 'file:///w/a.rollout';
export const ofA = { textDocument: { uri: URI_OF_A } };

/** Codes of what is an error. */
export const errorsAmong = (found: readonly Diagnostic[]) =>
  found.filter(({ severity }) => severity === 1).map(({ code }) => code);
