/** One input through the whole house. */
import { serialiseMachine } from '@rollout/compiler';
import { type Diagnostic, format, hasErrors, parse } from '@rollout/language';
import { type Document, fixFiles, memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import type { Input } from './inputs.ts';

const PLAN = '/fuzz/plan.rollout';

/** Every rule is on. */
const CONFIG = { '/fuzz/rollout.config.json': '{ "preset": "strict" }' };

/**
 * What is wrong with how the house takes this input; empty: nothing. Whatever is thrown on the way is a fault too. The plan
 * goes through lexer, parser, checker, compiler, proofs and rules; through the formatter, which may change neither tokens
 * nor comments nor machines; and through all fixes, which may add no error and come to an end.
 */
export async function examine({ text, files }: Input): Promise<readonly string[]> {
  const slow: string[] = [];
  const document = await timed('check', slow, () => opened(text, files, Phase.Linted));
  return [
    ...badlySaid(document),
    ...(await timed('fmt', slow, () => badlyFormatted(text, files))),
    ...(await timed('fix', slow, () => badlyFixed(text, files, document))),
    ...slow,
  ];
}

/**
 * Microseconds of processor after which one of these counts as hanging. Not of the clock: what else the machine does is not the
 * input's fault. Most inputs take milliseconds, few a second; collecting the garbage of others and compiling come on top, and
 * where processors are shared the same work takes several times as much of them.
 */
const MOST_TIME = 20_000_000;

async function timed<T>(what: string, slow: string[], work: () => Promise<T>): Promise<T> {
  const start = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(start);
  if (user + system > MOST_TIME) slow.push(`${what} takes ${(user + system) / 1e6} s`);
  return answer;
}

function fileSystemOf(text: string, files: Input['files']) {
  const beside = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/fuzz/${name}`, content]));
  return memoryFileSystem({ ...beside, ...CONFIG, [PLAN]: text });
}

const opened = (text: string, files: Input['files'], upTo: Phase): Promise<Document> =>
  openDocument(PLAN, { fileSystem: fileSystemOf(text, files), upTo, scenario: { kind: 'every' } });

/** Findings that point to nowhere, or say what no person would. */
function badlySaid({ diagnostics, texts, plans }: Document): string[] {
  const faults = diagnostics.flatMap((found) => {
    const { code, message, help = '', fix, related = [] } = found;
    const lost = [found, ...related, ...(fix?.edits ?? [])].filter(
      ({ path, span: { start, end } }) => !(0 <= start && start <= end && end <= (texts.get(path)?.length ?? 0)),
    );
    return [
      ...(lost.length > 0 ? [`${code} points outside of the text: ${JSON.stringify(lost)}`] : []),
      ...(/\bundefined\b|\bNaN\b|\[object|Infinity/.test(message + help) ? [`${code} says: ${message} ${help}`] : []),
    ];
  });
  const isSilent = plans.some(({ machine }) => machine === null) && !hasErrors(diagnostics);
  return isSilent ? [...faults, 'a plan has no machine, and nothing says why'] : faults;
}

async function badlyFormatted(text: string, files: Input['files']): Promise<string[]> {
  const { text: once } = format(text);
  if (once === text) return [];
  const faults: string[] = [];
  if (format(once).text !== once) faults.push('formatted twice it is another text');
  if (withoutBlanks(once) !== withoutBlanks(text)) faults.push('the formatter changes more than white space');
  if (commentsOf(once) !== commentsOf(text)) faults.push('the formatter changes comments');
  const [before, after] = [await opened(text, files, Phase.Compiled), await opened(once, files, Phase.Compiled)];
  if (saysElse(before, after)) faults.push('the formatted plan is another plan');
  return faults;
}

/**
 * Whether a layout changed a machine, or what is wrong. What else is said of a file that the parser stumbles over depends
 * on how near it stands to where it stumbled; and so does whether a plan has a machine there.
 */
function saysElse(before: Document, after: Document): boolean {
  const broken = before.project.diagnostics.length > 0;
  const machines = before.plans.map(({ machine }, index) => [machine, after.plans[index]?.machine ?? null] as const);
  const differ = machines.some(([one, other]) => {
    if (one === null || other === null) return !broken && one !== other;
    return serialiseMachine(one) !== serialiseMachine(other);
  });
  return differ || (!broken && errorsOf(before.diagnostics).join() !== errorsOf(after.diagnostics).join());
}

const withoutBlanks = (text: string): string => text.replaceAll(/\s+/g, '');
const commentsOf = (text: string): string =>
  parse(text)
    .comments.map((comment) => withoutBlanks(comment.text))
    .join('\n');

const errorsOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])).sort();

async function badlyFixed(text: string, files: Input['files'], document: Document): Promise<string[]> {
  if (!document.diagnostics.some(({ fix }) => fix !== undefined)) return [];
  const { fixed, isDone } = await fixedText(text, files);
  if (fixed === text) return [];
  const faults: string[] = [];
  if (isDone && (await fixedText(fixed, files)).fixed !== fixed) faults.push('fixed twice it is another text');
  const before = new Map<string, number>();
  for (const code of errorsOf(document.diagnostics)) before.set(code, (before.get(code) ?? 0) + 1);
  for (const code of errorsOf((await opened(fixed, files, Phase.Linted)).diagnostics)) {
    const left = (before.get(code) ?? 0) - 1;
    before.set(code, left);
    if (left < 0) faults.push(`fixes add the error ${code}`);
  }
  return faults;
}

async function fixedText(text: string, files: Input['files']) {
  const { files: changed, isDone } = await fixFiles([PLAN], {
    fileSystem: fileSystemOf(text, files),
    safety: 'unsafe',
  });
  return { fixed: changed.find(({ path }) => path === PLAN)?.after ?? text, isDone };
}
