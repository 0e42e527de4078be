import type { Diagnostic } from '@rollout/language';
import { type Document, Phase } from '@rollout/workspace';
import type { ExitCode } from '../exit-code.ts';
import { findSources } from '../files/find-sources.ts';
import { parseOutputs } from '../files/write-output.ts';
import { checkJson } from '../output/check-json.ts';
import { deliver } from '../output/deliver.ts';
import { renderFindings } from '../output/findings.ts';
import { renderProofs } from '../output/proofs.ts';
import { tallyLine } from '../output/tally.ts';
import type { Style, Terminal } from '../terminal.ts';
import { printConfig } from './check-config.ts';
import { exitCodeOf, openSource, type SourceOptions, shownPath, worstOf } from './open-plan.ts';

const FORMATS = ['pretty', 'json'] as const;

export interface CheckOptions extends SourceOptions {
  readonly explain?: boolean;
  readonly printConfig?: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** A document with those of its findings that no document before it has. */
interface Checked {
  readonly document: Document;
  readonly fresh: readonly Diagnostic[];
}

/** `rollout check [FILE…]`: everything that is wrong, unwise or worth knowing, file by file. */
export async function check(terminal: Terminal, files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  if (options.printConfig === true) return printConfig(terminal, files, options);
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const documents: Document[] = [];
  for (const source of await findSources(files, terminal.cwd)) {
    documents.push(await openSource(terminal, source, Phase.Linted, options, { kind: 'every' }));
  }
  const checked = eachOnce(documents);
  const shown = (path: string): string => shownPath(terminal, path);
  const read = documents.flatMap(({ texts }) => [...texts.keys()]);
  await deliver(terminal, { format: options.format, outputs, read }, (format, style) =>
    format === 'json'
      ? checkJson(documents, findingsOf(checked), shown)
      : pretty(checked, shown, options.explain === true, style),
  );
  return worstOf(documents.map(exitCodeOf));
}

function pretty(checked: readonly Checked[], shown: (path: string) => string, explain: boolean, style: Style): string {
  const parts = checked.map(
    ({ document, fresh }) =>
      renderFindings(fresh, document, shown, style) + (explain ? renderProofs(document, shown, style) : ''),
  );
  const findings = findingsOf(checked);
  const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  const more = first === undefined ? '' : style.colors.dim(`. More: rollout explain ${first.code}`);
  return `${parts.join('')}${tallyLine(findings, checked.length, style.colors)}${more}\n`;
}

/** What several files import is said once, with the first of them. */
function eachOnce(documents: readonly Document[]): Checked[] {
  const said = new Set<string>();
  return documents.map((document) => ({
    document,
    fresh: document.diagnostics.filter(({ path, span, code, message }) => {
      const key = JSON.stringify([path, span.start, span.end, code, message]);
      return said.has(key) ? false : said.add(key) !== undefined;
    }),
  }));
}

function findingsOf(checked: readonly Checked[]): Diagnostic[] {
  return checked.flatMap(({ fresh }) => fresh);
}
