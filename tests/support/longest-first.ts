import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a core for a minute or longer. Begun last, one of them would keep all other cores waiting. */
const LONGEST = [
  'tests/fuzz/fuzz.test.ts',
  'tests/generated-files.test.ts',
  'tests/mutants/mutants.test.ts',
  'tests/command-line/killed.test.ts',
];

/** Vitest's own order, but for the longest files, which come first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some((path) => moduleId.endsWith(`/${path}`));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
