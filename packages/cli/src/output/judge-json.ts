import type { Health } from '@rollout/language';
import type { Judgement } from '@rollout/simulator';
import { VERSION } from '../version.ts';
import { jsonText } from './json.ts';

/** What `rollout judge --format json` prints. Its schema is docs/schema/judge.schema.json. */
export function judgeJson({ name }: Health, { score, verdict, metrics }: Judgement): string {
  return jsonText({
    schemaVersion: 1,
    version: VERSION,
    health: name,
    score,
    verdict,
    metrics: metrics.map(({ name, classification, low, high, estimate, effect }) => ({
      name,
      classification,
      low,
      high,
      estimate,
      effect,
    })),
  });
}
