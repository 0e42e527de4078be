/** The questions of `rollout init`. */
import { isCancel, log, select, text } from '@clack/prompts';
import { type FirstPlan, TEMPLATE_NAMES, TEMPLATES } from '../templates/template-names.ts';
import type { Asking } from '../terminal.ts';

/**
 * Asks which way to ship, and unless it is given, for the plan's name; `problemOf` says what is wrong with one. Whoever
 * presses Ctrl-C or Escape has cancelled.
 */
export async function askForPlan(
  { input, output }: Asking,
  given: string | undefined,
  problemOf: (plan: FirstPlan) => Promise<string | undefined>,
): Promise<FirstPlan | 'cancelled'> {
  const template = await select({
    message: 'Which way do you ship?',
    options: TEMPLATE_NAMES.map((value) => ({ value, label: `${value}: ${TEMPLATES[value]}` })),
    input,
    output,
  });
  if (isCancel(template)) return 'cancelled';
  if (given !== undefined) return { template, name: given };

  for (;;) {
    const name = await text({
      message: 'What is the plan called?',
      defaultValue: template,
      placeholder: template,
      input,
      output,
    });
    if (isCancel(name)) return 'cancelled';
    const problem = await problemOf({ template, name });
    if (problem === undefined) return { template, name };
    log.error(problem, { output });
  }
}
