import { VERSION } from '../../version.ts';
import { jsonText } from '../json.ts';
import { countsOf, type ShownPath, type Tested } from './tested.ts';

/** What `rollout test --format json` prints. Its schema is docs/schema/test.schema.json. */
export function testJson(tested: Tested, shown: ShownPath): string {
  const { met, notMet, undecided } = countsOf(tested);
  return jsonText({
    schemaVersion: 1,
    version: VERSION,
    seed: tested.seed,
    trials: tested.trials,
    complete: tested.complete,
    met,
    notMet,
    undecided,
    files: tested.files.map(({ document, errors, plans }) => ({
      file: shown(document.path),
      errors: errors.length,
      plans: plans.map(({ name, scenario, expectations }) => ({
        name,
        scenario,
        expectations: expectations.map(({ place, ...result }) => ({ ...result, place })),
      })),
    })),
  });
}
