import type { DrawnPicture, PictureSubject } from '@rollout/language-server';
import { ColorThemeKind, window } from 'vscode';
import { type ChosenPlan, chosenPlan } from '../plans/chosen-plan.ts';
import { asking } from '../results/asking.ts';
import { saveBeside } from '../results/save-beside.ts';
import { SUBJECTS } from './subjects.ts';
import type { Surroundings } from './surroundings.ts';

interface Choice {
  readonly label: string;
  readonly description: string;
  readonly what: Drawn | Graphed;
}

interface Drawn {
  readonly kind: 'drawn';
  readonly of: PictureSubject;
}

interface Graphed {
  readonly kind: 'graph';
  readonly format: 'mermaid' | 'dot';
}

const CHOICES: readonly Choice[] = [
  {
    label: 'State machine',
    description: 'the stages of the plan, and what leads from one to the next',
    what: { kind: 'drawn', of: 'plan' },
  },
  ...SUBJECTS.map(({ label, description, of }) => ({ label, description, what: { kind: 'drawn' as const, of } })),
  {
    label: 'State machine as Mermaid',
    description: 'text that Markdown pages draw',
    what: { kind: 'graph', format: 'mermaid' },
  },
  {
    label: 'State machine as DOT',
    description: 'text that Graphviz draws',
    what: { kind: 'graph', format: 'dot' },
  },
];

/** Draws a picture of a plan for a page or a talk: an SVG in a file, in the colours of the editor; or a text for tools that draw. */
export async function exportPicture(surroundings: Surroundings, argument: unknown): Promise<void> {
  const chosen = await chosenPlan(surroundings.server, argument);
  if (chosen === undefined) return;
  const choice = await window.showQuickPick(CHOICES, { placeHolder: `Which picture of ${chosen.plan}?` });
  if (choice === undefined) return;
  const { what } = choice;
  if (what.kind === 'drawn') await drawn(surroundings, chosen, what);
  else await graphed(surroundings, chosen, what);
}

async function drawn({ server }: Surroundings, chosen: ChosenPlan, { of }: Drawn): Promise<void> {
  const theme = isLight() ? 'light' : 'dark';
  const answer = await asking(`Drawing ${chosen.plan}`, (token, told) =>
    server.ask('rollout/pictures', { ...chosen, of, theme }, token, told),
  );
  const picture = answer === undefined ? undefined : await onePicture(answer.pictures);
  if (picture === undefined) return;
  const name = `${chosen.plan}-${picture.name}`;
  await saveBeside(chosen, { what: 'picture', content: picture.svg, extension: 'svg', kind: 'SVG', name });
}

async function onePicture(pictures: readonly DrawnPicture[]): Promise<DrawnPicture | undefined> {
  if (pictures.length <= 1) return pictures[0];
  const items = pictures.map((picture) => ({ label: picture.title, description: picture.name, picture }));
  const picked = await window.showQuickPick(items, { placeHolder: 'Which picture?', matchOnDescription: true });
  return picked?.picture;
}

async function graphed({ server, documents }: Surroundings, chosen: ChosenPlan, { format }: Graphed): Promise<void> {
  const graph = await asking(`Compiling ${chosen.plan}`, (token, told) =>
    server.ask('rollout/graph', { ...chosen, format }, token, told),
  );
  const extension = format === 'dot' ? 'dot' : 'mmd';
  if (graph !== undefined) await documents.show(`${chosen.plan}.${extension}`, graph.text);
}

function isLight(): boolean {
  const { kind } = window.activeColorTheme;
  return kind === ColorThemeKind.Light || kind === ColorThemeKind.HighContrastLight;
}
