import {
  counted,
  displayWidth,
  effortText,
  formatCount,
  markOf,
  pad,
  printableText,
  type Style,
  sentenceOf,
  valueText,
  whyNot,
  wrap,
} from '@rollout/report';
import { countsOf, planTitle, type ShownPath, type Tested, type TestedPlan } from './tested.ts';

/** A line an expectation, plan by plan, below those that do not pass why; then how many there are of each. */
export function testPretty(tested: Tested, shown: ShownPath, style: Style): string {
  const parts = tested.files.flatMap(({ document, plans }) =>
    plans.map((plan) => renderPlan(plan, shown(document.path), style)),
  );
  return [...parts, summaryLines(tested, style)].join('\n');
}

function renderPlan(plan: TestedPlan, file: string, style: Style): string {
  const { bold, dim } = style.colors;
  const title = `${bold(printableText(planTitle(plan)))}  ${dim(printableText(file))}`;
  const head = `${wrap(title, style.columns).join('\n')}\n`;
  if (plan.expectations.length === 0) return `${head}  expects nothing\n`;
  const rows = plan.expectations.map((each) => ({
    text: sentenceOf(each),
    value: valueText(each),
    effort: effortText(each, (trials) => counted(trials, 'trial')),
  }));
  const widths = {
    text: Math.max(...rows.map(({ text }) => displayWidth(text))),
    value: Math.max(...rows.map(({ value }) => displayWidth(value))),
    effort: Math.max(...rows.map(({ effort }) => displayWidth(effort))),
  };
  const fits = widths.text + widths.value + widths.effort + 8 <= style.columns;
  const lines = plan.expectations.flatMap((each, index) => {
    const { text = '', value = '', effort = '' } = rows[index] ?? {};
    const found = [value, effort].filter((part) => part !== '');
    const first = fits
      ? [`${pad(text, widths.text, 'left')}  ${pad(value, widths.value, 'left')}  ${dim(effort)}`]
      : [...wrap(text, style.columns - 4), ...wrap(found.join(', '), style.columns - 4).map(dim)];
    const why = whyNot(each);
    const below = why === null ? [] : wrap(printableText(why), style.columns - 6).map((line) => `  ${line}`);
    return [...first, ...below].map((line, at) => `  ${at === 0 ? markOf(each, style.colors) : ' '} ${line}`.trimEnd());
  });
  return `${head}${lines.join('\n')}\n`;
}

function summaryLines(tested: Tested, { colors, columns }: Style): string {
  const { green, red, yellow, dim } = colors;
  const { met, notMet, undecided, plans, silent, brokenFiles } = countsOf(tested);
  const all = met + notMet + undecided;
  const parts = [
    ...(met > 0 ? [green(`${formatCount(met)} met`)] : []),
    ...(notMet > 0 ? [red(`${formatCount(notMet)} not met`)] : []),
    ...(undecided > 0 ? [yellow(`${formatCount(undecided)} undecided`)] : []),
    ...(silent > 0 ? [`${counted(silent, 'plan')} without expectations`] : []),
    ...(brokenFiles > 0 ? [red(`${counted(brokenFiles, 'file')} with errors`)] : []),
  ];
  const what = `${counted(all, 'expectation')} of ${counted(plans, 'plan')}`;
  const simulated = tested.files.some((file) =>
    file.plans.some(({ expectations }) => expectations.some(({ method }) => method === 'simulated')),
  );
  const facts = [
    `${what}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`,
    ...(simulated ? [dim(`seed ${printableText(tested.seed)}`)] : []),
    ...(tested.complete ? [] : [red('INCOMPLETE')]),
  ];
  return `${wrap(facts.join('  '), columns).join('\n')}\n`;
}
