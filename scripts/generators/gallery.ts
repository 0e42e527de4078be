import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Generator } from '../generator.ts';
import { recordedRun } from '../lib/recorded-run.ts';

const PAGE = 'docs/gallery.md';
const FOLDER = 'docs/pictures';
const WIDTH = 800;
const THEMES = ['light', 'dark'] as const;

/** A command, and which of the pictures that it draws are hung. */
interface Wall {
  readonly heading: string;
  readonly args: readonly string[];
  readonly pictures: readonly { readonly name: string; readonly says: string }[];
}

const FIRST_PLAN = 'examples/first-plan/first-plan.rollout';
const CAREFUL = 'examples/careful/careful.rollout';

const WALLS: readonly Wall[] = [
  {
    heading: 'A plan',
    args: ['graph', FIRST_PLAN],
    pictures: [
      {
        name: 'plan',
        says: 'Stages are lanes, gates diamonds; ways back are dashed. Each lane says how much of the fleet it reaches.',
      },
    ],
  },
  {
    heading: 'One run of it',
    args: ['trace', FIRST_PLAN, '--trial', '1'],
    pictures: [
      {
        name: 'fleet',
        says: 'The fleet at the moments that tell the story of a run: a tile is a cluster. Pages of `--html` play it, `trace --play` in a terminal.',
      },
      { name: 'timeline', says: 'Who went when, what waited, what was found, and how it ended.' },
      { name: 'exposure', says: 'How exposure to a bug grows, until it is found and gone.' },
      { name: 'capacity', says: 'What was down in each group, under its limit.' },
    ],
  },
  {
    heading: 'Ten thousand runs of it',
    args: ['simulate', FIRST_PLAN],
    pictures: [
      {
        name: 'progress',
        says: 'How the fleet comes to the new version: the median run, and where half and 90% of the runs are.',
      },
      { name: 'duration', says: 'How long it takes, with the quantiles that plans are held to.' },
      { name: 'endings', says: 'How long it takes if all goes well, and how long if it is rolled back.' },
      { name: 'outcomes', says: 'How it ends, and why, with intervals.' },
      { name: 'bugs', says: 'In which stage bugs are found, and what escapes.' },
      { name: 'reach', says: 'The blast radius: the chance that a bug gets to at least so many servers.' },
      { name: 'time', says: 'Which steps the time goes to.' },
    ],
  },
  {
    heading: 'What it promises, and what the answer rests on',
    args: ['simulate', CAREFUL, '--sensitivity'],
    pictures: [
      { name: 'expectations', says: 'Each figure against the bound that the plan, or a policy, sets it.' },
      { name: 'sensitivity', says: 'Which numbers of the model move the answer most.' },
    ],
  },
  {
    heading: 'Another plan beside it',
    args: ['compare', CAREFUL, '--with', 'soak=24h'],
    pictures: [{ name: 'sides', says: 'What gets better, what worse, under the same luck.' }],
  },
  {
    heading: 'The better plan',
    args: ['optimize', CAREFUL],
    pictures: [
      { name: 'front', says: 'The plans that no other beats, the knee among them, and where this one stands.' },
    ],
  },
];

/** A page of pictures, drawn of the examples by the commands that it shows, for light and for dark. */
const gallery: Generator = {
  owns: [PAGE, `${FOLDER}/`],
  async generate(root) {
    const files = new Map<string, string>();
    const parts: string[] = [];
    for (const { heading, args, pictures } of WALLS) {
      const drawn = await drawnBy(args, root);
      for (const { name } of pictures) {
        for (const theme of THEMES) files.set(fileOf(name, theme), textIn(drawn, `${theme}/${name}`));
      }
      parts.push(
        `## ${heading}\n\n\`\`\`console\n$ rollout ${[...args, '--svg', 'pictures/'].join(' ')}\n\`\`\`\n`,
        ...pictures.map(({ name, says }) => `${says}\n\n${shown(name, textIn(drawn, `light/${name}`))}\n`),
      );
    }
    files.set(PAGE, `${HEAD}\n${parts.join('\n')}`);
    return files;
  },
};

export default gallery;

const HEAD = `# Gallery

What [\`graph\`](command-line.md#graph), [\`trace\`](command-line.md#trace), [\`simulate\`](command-line.md#simulate), [\`compare\`](command-line.md#compare) and
[\`optimize\`](command-line.md#optimize) draw of the examples. \`--svg\` and \`--png\` write single pictures, or all into a folder; \`--html\` writes all into one page
that needs nothing else, tells its numbers on hover, plays the fleet, and prints.
`;

const fileOf = (name: string, theme: (typeof THEMES)[number]): string => `${FOLDER}/${name}-${theme}.svg`;

/** By theme and name: `light/duration`. */
async function drawnBy(args: readonly string[], root: string): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollout-gallery-'));
  try {
    const drawn = new Map<string, string>();
    for (const theme of THEMES) {
      const typed = [...args, '--svg', `${folder}/${theme}/`, '--theme', theme, '--width', String(WIDTH)];
      const run = await recordedRun(typed, root);
      if (run.exitCode !== 0) throw new Error(`rollout ${typed.join(' ')} exits with ${run.exitCode}: ${run.err}`);
      for (const { pictures } of WALLS) {
        for (const { name } of pictures) {
          const text = await readFile(join(folder, theme, `${name}.svg`), 'utf8').catch(() => null);
          if (text !== null) drawn.set(`${theme}/${name}`, text);
        }
      }
    }
    return drawn;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function textIn(drawn: ReadonlyMap<string, string>, name: string): string {
  const text = drawn.get(name);
  if (text === undefined) throw new Error(`the command draws no ${name}`);
  return text;
}

/** In the reader's theme, with its own description for who does not see it. */
function shown(name: string, svg: string): string {
  const alt = /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? '';
  return [
    '<picture>',
    `  <source media="(prefers-color-scheme: dark)" srcset="pictures/${name}-dark.svg">`,
    `  <img src="pictures/${name}-light.svg" width="${WIDTH}" alt="${alt.replaceAll('"', '&quot;')}">`,
    '</picture>',
  ].join('\n');
}
