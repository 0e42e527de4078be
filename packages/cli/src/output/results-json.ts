import type { Results } from '@rollout/simulator';
import { jsonText } from './json.ts';

/** Results with the command line that made them. Its schema is docs/schema/results.schema.json. */
export function resultsJson(results: Results, commandLine: string): string {
  const { schemaVersion, version, machineHash, ...figures } = results;
  return jsonText({ schemaVersion, version, machineHash, commandLine, ...figures });
}
