import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '@rollout/compiler';
import { openDocument, Phase } from '@rollout/workspace';
import { diskFileSystem } from '../../../packages/cli/src/files/disk-file-system.ts';
import { root } from '../../support/repository.ts';

export interface ExampleMachine {
  /** Of the folder, and of the plan where there are several. */
  readonly name: string;
  readonly machine: Machine;
}

/** The machines of all plans of the examples, in order of their folders. */
export async function exampleMachines(): Promise<ExampleMachine[]> {
  const folders = readdirSync(join(root, 'examples')).sort();
  const machines: ExampleMachine[] = [];
  for (const folder of folders) {
    const path = join(root, 'examples', folder, `${folder}.rollout`);
    if (!existsSync(path)) continue;
    const { plans } = await openDocument(path, { fileSystem: diskFileSystem, upTo: Phase.Compiled });
    for (const { name, machine, scenario } of plans) {
      if (machine === null || scenario !== null) continue;
      machines.push({ name: plans.length === 1 ? folder : `${folder}/${name}`, machine });
    }
  }
  return machines;
}
