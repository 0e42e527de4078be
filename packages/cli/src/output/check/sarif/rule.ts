import { diagnosticPage, type Severity } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import type { ReportingDescriptor, Result } from 'sarif';

/** What GitHub shows of a description. */
const LONGEST_DESCRIPTION = 1_024;

export const LEVELS: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', hint: 'note' };

/** What SARIF calls a rule: a code of the catalog with its page. There is no public address of it, so none is named. */
export function ruleOf(code: string): ReportingDescriptor {
  const entry = catalog.get(code);
  if (entry === undefined) throw new Error(`no diagnostic has the code ${code}`);
  const page = diagnosticPage(code, entry);
  return {
    id: code,
    name: code.split('-').map(capitalized).join(''),
    shortDescription: { text: entry.title },
    fullDescription: { text: shortened(entry.page.meaning) },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: LEVELS[entry.severity] },
  };
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Cut after a word where it is too long. */
function shortened(text: string): string {
  if (text.length <= LONGEST_DESCRIPTION) return text;
  const cut = text.slice(0, LONGEST_DESCRIPTION - 1);
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
