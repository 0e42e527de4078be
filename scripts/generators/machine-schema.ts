// The JSON Schema of machines, from the description that loading and writing them go by.
import { publishedMachineSchema } from '../../packages/compiler/src/serial/machine-schema.ts';
import type { Generator } from '../generator.ts';

const generator: Generator = {
  owns: ['docs/schema/machine.schema.json'],
  generate: () => new Map([['docs/schema/machine.schema.json', publishedMachineSchema()]]),
};

export default generator;
