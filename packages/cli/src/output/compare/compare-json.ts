import type { CompareResults, ConditionDecision } from '@rollout/simulator';
import { jsonText } from '../json.ts';

/** What `rollout compare --format json` prints. Its schema is docs/schema/compare.schema.json. */
export function compareJson(
  results: CompareResults,
  conditions: readonly ConditionDecision[],
  commandLine: string,
): string {
  const { schemaVersion, version, ...rest } = results;
  return jsonText({ schemaVersion, version, commandLine, ...rest, conditions });
}
