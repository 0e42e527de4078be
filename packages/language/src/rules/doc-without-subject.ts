/** Documentation that documents nothing, or something else than it stands beside. */
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (comment: string) =>
  inWeekly(`  ${comment} One server in four, as the capacity review of May has it.
`);

export const docWithoutSubject = programRule({
  code: 'doc-without-subject',
  severity: 'warning',
  recommended: true,
  title: 'Documentation of nothing',
  options: {},
  message: (args: { why: 'nothing' | 'below' }) =>
    args.why === 'nothing'
      ? 'What stands below cannot be documented: nobody is shown this `///`.'
      : 'This stands at the end of a line, and documents what is below it.',
  help: 'Write it as a comment, `//`, or above what it is about.',
  page: {
    meaning:
      'A `///` stands above what it documents, on lines of its own: a declaration, a node of a fleet, a ring, a metric, a bug, a ' +
      'param, a stage, a step, a sentence of a model. Constraints and handlers have no documentation.',
    rationale:
      'Documentation is shown where its subject is named, and kept with it. One that has no subject is lost on the way, and ' +
      'one at the end of a line is shown for its neighbour.',
    raises: plan('///'),
    avoids: plan('//'),
    sources: [],
  },
  check: ({ root: { path, text, tree, comments } }, _options, report) => {
    const lines = comments.filter(({ kind }) => kind === 'doc');
    if (lines.length === 0) return;
    const docs = nodesOf(tree, 'doc').toSorted((a, b) => a.span.start - b.span.start);
    let next = 0;
    for (const { span } of lines) {
      const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
      const isOwn = text.slice(lineStart, span.start).trim() === '';
      while ((docs[next]?.span.end ?? Number.POSITIVE_INFINITY) < span.end) next++;
      const isShown = (docs[next]?.span.start ?? Number.POSITIVE_INFINITY) <= span.start;
      if (isShown && isOwn) continue;
      const edits = [{ path, span: { start: span.start, end: span.start + '///'.length }, text: '//' }];
      // What is below it would have another text, or none.
      const fix = { title: 'Write it as a comment', safety: isShown ? 'unsafe' : 'safe', edits } as const;
      report({ why: isShown ? 'below' : 'nothing' }, { path, span, fix });
    }
  },
});
