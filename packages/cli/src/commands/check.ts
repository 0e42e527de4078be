import type { Diagnostic } from '@rollout/language';
import { type Document, Phase } from '@rollout/workspace';
import type { ExitCode } from '../exit-code.ts';
import { findSources } from '../files/find-sources.ts';
import { parseOutputs, writeOutput } from '../files/write-output.ts';
import { checkJson } from '../output/check-json.ts';
import { renderFindings, renderTally } from '../output/findings.ts';
import { renderProofs } from '../output/proofs.ts';
import type { Terminal } from '../terminal.ts';
import { exitCodeOf, openSource, type SourceOptions, shownPath } from './open-plan.ts';

type CheckFormat = 'pretty' | 'json';

export interface CheckOptions extends SourceOptions {
  readonly explain?: boolean;
  readonly format: CheckFormat;
  readonly output: readonly string[];
}

/** `rollout check [FILE…]`: everything that is wrong, unwise or worth knowing, file by file. */
export async function check(terminal: Terminal, files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, ['pretty', 'json'] as const, terminal.cwd);
  const documents: Document[] = [];
  for (const source of await findSources(files, terminal.cwd)) {
    documents.push(await openSource(terminal, source, Phase.Measured, options));
  }
  const render = (format: CheckFormat): string =>
    format === 'json'
      ? checkJson(documents, (path) => shownPath(terminal, path))
      : pretty(terminal, documents, options.explain === true);
  for (const { format, path } of outputs) await writeOutput(path, render(format));
  terminal.out(render(options.format));
  return exitCodeOf(documents.flatMap(({ diagnostics }) => diagnostics));
}

/** What several files import is said once, with the first of them. */
function pretty(terminal: Terminal, documents: readonly Document[], explain: boolean): string {
  const said = new Set<string>();
  const all: Diagnostic[] = [];
  let text = '';
  for (const document of documents) {
    const fresh = document.diagnostics.filter((each) => {
      const key = JSON.stringify([each.path, each.span, each.code, each.message]);
      return said.has(key) ? false : said.add(key) !== undefined;
    });
    all.push(...fresh);
    if (fresh.length > 0) text += renderFindings(fresh, document, terminal);
    if (explain) text += renderProofs(document, terminal);
  }
  return text + renderTally(all, documents.length, terminal);
}
