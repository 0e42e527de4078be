import type { Results, StreamResults } from '@rollout/simulator';
import { jsonText } from './json.ts';

/** Results with the command line that made them. Their schemas are docs/schema/results.schema.json and stream.schema.json. */
export function resultsJson(results: Results | StreamResults, commandLine: string): string {
  const { schemaVersion, version, machineHash, ...figures } = results;
  return jsonText({ schemaVersion, version, machineHash, commandLine, ...figures });
}
