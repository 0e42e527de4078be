import { type Machine, toDot, toMermaid } from '@rollout/compiler';
import { printableText } from '@rollout/report';
import { Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { loadPictures } from '../pictures/load-pictures.ts';
import { pictureFiles } from '../pictures/picture-files.ts';
import { PLAN_PICTURES } from '../pictures/picture-names.ts';
import { planSubject } from '../pictures/subjects.ts';
import { lookOf, type PictureOptions, wantedPictures } from '../pictures/wanted-pictures.ts';
import type { Terminal } from '../terminal.ts';
import { openPlan, type SourceOptions } from './open-plan.ts';

const FORMATS = ['mermaid', 'dot', 'svg'] as const;
type GraphFormat = (typeof FORMATS)[number];

export interface GraphOptions extends SourceOptions, Pick<PictureOptions, 'svg' | 'png' | 'theme' | 'width'> {
  readonly format: GraphFormat;
  readonly output: readonly string[];
}

/** `rollout graph FILE`: the machine as a graph, drawn, or for other tools to draw. */
export async function graph(terminal: Terminal, file: string, options: GraphOptions): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const isDrawn = options.format === 'svg' || outputs.some(({ format }) => format === 'svg');
  const isAlone = options.svg === undefined && options.png === undefined;
  if (isAlone && !isDrawn) refuseLook(options);
  // `--theme` and `--width` may be about the answer alone.
  const wanted = await wantedPictures(isAlone ? {} : options, PLAN_PICTURES, outputs, terminal.cwd);
  const opened = await openPlan(terminal, file, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const { machine, document } = opened;
  const drawn = isDrawn ? await svgOf(machine, options) : '';
  const pictures = pictureFiles(terminal, wanted, planSubject(machine));
  const delivery = { format: options.format, outputs, read: document.texts.keys(), pictures };
  await deliver(terminal, delivery, (format) => {
    switch (format) {
      case 'svg':
        return drawn;
      case 'dot':
        return printableLines(toDot(machine));
      case 'mermaid':
        return printableLines(toMermaid(machine));
    }
  });
  return ExitCode.fine;
}

function refuseLook({ theme, width }: GraphOptions): void {
  for (const [name, value] of Object.entries({ theme, width })) {
    if (value === undefined) continue;
    const help = 'Mermaid and dot are drawn by other tools, as they like.';
    throw new CommandError(`--${name} goes with --svg, --png or --format svg`, ExitCode.usage, help);
  }
}

async function svgOf(machine: Machine, options: GraphOptions): Promise<string> {
  const { planPicture, pictureSvg } = await loadPictures();
  return pictureSvg(await planPicture(machine), lookOf(options));
}

/** A line feed is no control character here. */
function printableLines(text: string): string {
  return text.split('\n').map(printableText).join('\n');
}
