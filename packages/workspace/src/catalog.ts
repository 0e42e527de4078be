import { compilerDiagnostics } from '@rollout/compiler';
import { type AnyEntry, semanticDiagnostics, syntaxDiagnostics } from '@rollout/language';
import { simulatorDiagnostics } from '@rollout/simulator';
import { configDiagnostics } from './config/config-diagnostics.ts';
import { workspaceDiagnostics } from './diagnostics.ts';
import { ruleEntries } from './lint/rules.ts';
import { suppressionDiagnostics } from './lint/suppressions/messages.ts';

/** Every diagnostic that there is, by code, in alphabetical order. */
export const catalog: ReadonlyMap<string, AnyEntry> = new Map(
  [
    syntaxDiagnostics,
    semanticDiagnostics,
    compilerDiagnostics,
    simulatorDiagnostics,
    workspaceDiagnostics,
    configDiagnostics,
    suppressionDiagnostics,
  ]
    .flatMap((slice) => Object.entries<AnyEntry>(slice.entries))
    .concat(Object.entries<AnyEntry>(ruleEntries))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
