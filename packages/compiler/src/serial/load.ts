/** From JSON to a machine that can be run. */
import type { Diagnostic } from '@rollout/language';
import { compilerDiagnostics } from '../diagnostics/index.ts';
import type { Machine } from '../machine/machine.ts';
import { faultsOf } from './integrity/faults-of.ts';
import { machineSchema } from './machine-schema.ts';
import { type Mismatch, mismatchesOf } from './validate.ts';

export interface LoadedMachine {
  /** null where there are diagnostics. */
  readonly machine: Machine | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** The machine in a text of JSON. `path` is what diagnostics call it. */
export function readMachine(text: string, path = 'machine.json'): LoadedMachine {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const what = `is no JSON (${error instanceof Error ? error.message : 'it cannot be parsed'})`;
    return { machine: null, diagnostics: [notAMachine({ where: '', what }, path)] };
  }
  return loadMachine(document, path);
}

/** A document that is a machine as it is, or what is wrong with it. `path` is what diagnostics call it. */
export function loadMachine(document: unknown, path = 'machine.json'): LoadedMachine {
  const mismatches = mismatchesOf(machineSchema, machineSchema.definitions, document);
  if (mismatches.length > 0) return { machine: null, diagnostics: mismatches.map((found) => notAMachine(found, path)) };
  // The schema, which describes `Machine` property by property, has just been held to it.
  const machine = document as Machine;
  const faults = faultsOf(machine);
  if (faults.length > 0) return { machine: null, diagnostics: faults.map((found) => notAMachine(found, path)) };
  return { machine, diagnostics: [] };
}

function notAMachine({ where, what }: Mismatch, path: string): Diagnostic {
  return compilerDiagnostics.create('not-a-machine', { where, what }, { path, span: { start: 0, end: 0 } });
}
