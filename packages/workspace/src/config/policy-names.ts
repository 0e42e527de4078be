/** Names of policies, as a configuration has them. */
import type { TextEdit } from '@rollout/language';
import { join } from 'pathe';
import type { LoadedConfig } from './config.ts';

/**
 * What calls a policy by its new name wherever the configuration, or what it extends, names it. `paths`: of the files that declare or import it; a
 * policy of that name in another file is another. Empty where the configuration cannot be read.
 */
export function policyNameEdits(
  { root, config }: LoadedConfig,
  { from, to }: { readonly from: string; readonly to: string },
  paths: ReadonlySet<string>,
): readonly TextEdit[] {
  const named = (config?.policies ?? []).filter(
    ({ policy, file }) => policy === from && file !== '' && paths.has(join(root, file)),
  );
  // The place of a rule is that of the name, where it has one.
  return named.map(({ location }) => ({ ...location, text: JSON.stringify(to) }));
}
