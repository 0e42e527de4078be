import { CONFIG_FILE, LANGUAGE } from '../language.ts';

/** Whether what a plan does may depend on a file: on another plan, a table that one reads, or a configuration. */
export function mattersToPlans(path: string): boolean {
  return path.endsWith(`.${LANGUAGE}`) || path.endsWith('.csv') || path.endsWith(`/${CONFIG_FILE}`);
}
