// The JSON Schema of a project's configuration.
import { publishedConfigSchema } from '../../packages/workspace/src/config/config-schema.ts';
import type { Generator } from '../generator.ts';

const generator: Generator = {
  owns: ['docs/schema/config.schema.json'],
  generate: () => new Map([['docs/schema/config.schema.json', publishedConfigSchema()]]),
};

export default generator;
