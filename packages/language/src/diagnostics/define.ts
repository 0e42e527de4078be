/** How a room of the house declares its diagnostics: code, message and arguments are checked by the compiler. */
import type { RuleOptions } from '../rules/option.ts';
import type { Diagnostic, Fix, Place, RelatedPlace, Severity } from './diagnostic.ts';

/**
 * A source that raises a diagnostic, or one that does not: the text of one file; several files, the first of which
 * is checked; or, where the text is too long to be shown, what the page shows and how the text, and any files that it
 * names, are made.
 */
export type Example =
  | string
  | { readonly files: Readonly<Record<string, string>> }
  | {
      readonly shown: string;
      readonly text: () => string;
      readonly files?: () => Readonly<Record<string, string>>;
    };

/** What a code stands for. `Arguments` are what its message needs to be told. */
export interface CatalogEntry<Arguments> {
  readonly severity: Severity;
  /** A few words, without a full stop: "Unknown word". */
  readonly title: string;
  /** What is wrong, as one or two sentences with their full stops. */
  readonly message: (args: Arguments) => string;
  /** What to do about it, as a sentence; undefined where the message says it all. */
  readonly help?: string | ((args: Arguments) => string | undefined);
  readonly page: CatalogPage | RulePage;
  /** What makes it a rule of lint, which a project may turn off and tune; without it, it is a finding of a phase. */
  readonly rule?: RuleFacts;
}

/** The parts of a diagnostic's page that are its own. */
export interface CatalogPage {
  /** What it means and why it is so, in Markdown. */
  readonly meaning: string;
  readonly raises: Example;
  /** The same thing said right: raises nothing of this code. */
  readonly avoids: Example;
}

/** An entry of which it is not known what its message needs. */
export type AnyEntry = CatalogEntry<never>;

/** The parts of a rule's page that are its own, beside how it is configured. */
export interface RulePage {
  /** What it looks for, in a sentence or two. */
  readonly meaning: string;
  /** Why that is unwise, in Markdown: what happens, to whom it has happened. */
  readonly rationale: string;
  /** What should not be written: raises it. */
  readonly raises: Example;
  /** What should be written instead: raises nothing of this code. */
  readonly avoids: Example;
  /** Published practice, post-mortems: where the reasons are from. */
  readonly sources: readonly RuleSource[];
}

export interface RuleSource {
  readonly title: string;
  readonly url?: string;
}

export interface RuleFacts {
  readonly recommended: boolean;
  readonly options: RuleOptions;
}

type Entries = Readonly<Record<string, AnyEntry>>;
type ArgumentsOf<Entry extends AnyEntry> =
  Parameters<Entry['message']> extends [infer Arguments] ? Arguments : Record<string, never>;

/** Where a diagnostic points, and what else hangs on this one finding. */
export interface Finding extends Place {
  readonly related?: readonly RelatedPlace[];
  readonly fix?: Fix | undefined;
}

/** The codes of one room. */
export interface DiagnosticSlice<T extends Entries = Entries> {
  readonly entries: T;
  /** The diagnostic of that code; its arguments are those of the code's message. */
  readonly create: <Code extends keyof T & string>(
    code: Code,
    args: ArgumentsOf<T[Code]>,
    finding: Finding,
  ) => Diagnostic;
}

/** Declares a slice of the catalog. A message without arguments is called with `{}`. */
export function defineDiagnostics<const T extends Entries>(entries: T): DiagnosticSlice<T> {
  return {
    entries,
    create: (code, args, finding) => {
      // Inside, the link between the code and its arguments is lost to the compiler; the signature above keeps it.
      const own = args as never;
      const entry: AnyEntry | undefined = entries[code];
      if (entry === undefined) throw new Error(`no diagnostic has the code ${code}`);
      const help = typeof entry.help === 'function' ? entry.help(own) : entry.help;
      return {
        code,
        severity: entry.severity,
        title: entry.title,
        message: entry.message(own),
        ...(help === undefined ? {} : { help }),
        path: finding.path,
        span: finding.span,
        ...(finding.related === undefined || finding.related.length === 0 ? {} : { related: finding.related }),
        ...(finding.fix === undefined ? {} : { fix: finding.fix }),
      };
    },
  };
}

/** The files of an example, the first of which is the one to check. */
export function exampleFiles(example: Example): readonly { readonly path: string; readonly text: string }[] {
  if (typeof example === 'string') return [{ path: 'plan.rollout', text: example }];
  if (!('shown' in example)) return named(example.files);
  return [{ path: 'plan.rollout', text: example.text() }, ...named(example.files?.() ?? {})];
}

function named(files: Readonly<Record<string, string>>): readonly { readonly path: string; readonly text: string }[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}
