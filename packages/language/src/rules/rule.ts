/** How a rule of lint is declared: what is legal but unwise, in a file of its own. */

import type { Severity } from '../diagnostics/diagnostic.ts';
import {
  type CatalogEntry,
  type Diagnostic,
  defineDiagnostics,
  type Finding,
  type RulePage,
} from '../diagnostics/index.ts';
import type { OptionValue, OptionValues, RuleOptions } from './option.ts';

/** What the author of a rule writes. `Args` is what its message needs, `Subject` what it looks at. */
export interface RuleDeclaration<Subject, Args, Options extends RuleOptions> {
  /** Stable; the name of its file, and what a suppression names. */
  readonly code: string;
  /** How much a finding matters, unless the configuration says otherwise. */
  readonly severity: Exclude<Severity, 'error'>;
  /** Whether it is in the preset `recommended`; in `strict` every rule is. */
  readonly recommended: boolean;
  /** A few words, without a full stop. */
  readonly title: string;
  readonly options: Options;
  readonly message: (args: Args) => string;
  readonly help?: string | ((args: Args) => string | undefined);
  readonly page: RulePage;
  /** Reports each place where the subject is unwise. Never throws, and takes a bounded number of steps. */
  readonly check: (
    subject: Subject,
    options: OptionValues<Options>,
    report: (args: Args, finding: Finding) => void,
  ) => void;
}

/** A rule as those know it who run it: what its messages need is its own affair. */
export interface Rule<Subject> {
  readonly code: string;
  /** Its part of the catalog. */
  readonly entry: CatalogEntry<never>;
  /** `options` has a value for each option that the rule has. */
  readonly run: (subject: Subject, options: Readonly<Record<string, OptionValue>>) => readonly Diagnostic[];
}

/** The way in which a package declares rules about what its phase gives. */
export function rulesAbout<Subject>() {
  return <Args, const Options extends RuleOptions>(
    declaration: RuleDeclaration<Subject, Args, Options>,
  ): Rule<Subject> => {
    const { code, severity, recommended, title, options, message, help, page, check } = declaration;
    const entry: CatalogEntry<Args> = {
      severity,
      title,
      message,
      ...(help === undefined ? {} : { help }),
      page,
      rule: { recommended, options },
    };
    const { create } = defineDiagnostics({ [code]: entry });
    return {
      code,
      entry,
      run: (subject, values) => {
        const found: Diagnostic[] = [];
        // The configuration has been held against the rule's options, which the compiler cannot know.
        check(subject, values as OptionValues<Options>, (args, finding) => found.push(create(code, args, finding)));
        return found;
      },
    };
  };
}

/** The entries of a package's rules, by code. */
export function entriesOf<Subject>(rules: readonly Rule<Subject>[]): Readonly<Record<string, CatalogEntry<never>>> {
  return Object.fromEntries(rules.map(({ code, entry }) => [code, entry]));
}
