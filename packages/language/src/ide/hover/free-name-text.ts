/** Names that are the language's own: of distributions, of their arguments, of statistics. */
import { DISTRIBUTIONS } from '../../schema/index.ts';
import { code, list, paragraphs } from './markdown.ts';

const ARGUMENTS: Readonly<Record<string, string>> = {
  mean: 'what it is on average',
  median: 'half of the values are below this',
  sd: 'the standard deviation: how far values lie from the mean',
  sigma: 'the standard deviation of the logarithm: at 0.7 one value in six is more than twice the median',
  shape: 'above 1 the longer it has taken the likelier it ends; below 1 the less likely; 1 is `exponential`',
  scale: 'stretches it: values grow in proportion',
  column: 'the column of the file that holds the values',
};

const STATISTICS: Readonly<Record<string, string>> = {
  P: 'the chance that it happens, over all runs',
  mean: 'the mean over all runs',
  sd: 'the standard deviation over all runs',
  min: 'the least that any run comes to',
  max: 'the most that any run comes to',
};

export function distributionText(name: string): string | undefined {
  const known = DISTRIBUTIONS.find((each) => each.name === name);
  if (known === undefined) return undefined;
  return paragraphs(`**${known.name}** — a distribution: ${known.doc}.`, list(known.forms.map((form) => code(form))));
}

export function argumentText(label: string): string | undefined {
  const about = ARGUMENTS[label] ?? quantileText(label, 'the values');
  return about === undefined ? undefined : `**${label}** — ${about}.`;
}

export function statisticText(name: string): string | undefined {
  const about = STATISTICS[name] ?? quantileText(name, 'the runs');
  return about === undefined ? undefined : `**${name}** — ${about}.`;
}

function quantileText(name: string, of: string): string | undefined {
  const percent = /^p(\d{1,2}(?:\.\d+)?)$/.exec(name)?.[1];
  return percent === undefined ? undefined : `what ${percent}% of ${of} reach at most`;
}
