import { parse } from 'yaml';
import { readText } from '../support/repository.ts';

/** What a YAML file of the repository says. `what` is what the test takes it for, and checks as it goes. */
export function readYaml<T>(path: string): T {
  return parse(readText(path), { strict: true }) as T; // our own file
}
