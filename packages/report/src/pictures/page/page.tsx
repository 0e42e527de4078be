import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { escapedData, escapedText } from './escaping.ts';
import { CLIENT_SCRIPT } from './generated/client-script.ts';
import { policyOf } from './policy.ts';
import { shortMarkup } from './short-markup.ts';
import { STYLE_SHEET } from './styles/style-sheet.ts';

/** What stands in the frame that all pages share. */
export interface PageContent {
  /** Of the document: what a tab of a browser shows. */
  readonly title: string;
  /** What kind of page it is, above its heading: `Study`. */
  readonly kind: string;
  readonly heading: string;
  /** Below the heading: the answer. */
  readonly lead: ComponentChildren;
  readonly sections: readonly PageSection[];
  /** How it was made, by name. */
  readonly made: readonly (readonly [name: string, value: string])[];
  readonly commandLine: string;
  /** For the script of what moves, by the id of the element that holds it. */
  readonly data: readonly PageData[];
}

/** Called whenever a section is drawn, which takes its time, and waited for; where it throws, the page ends there. */
export type WhileDrawing = (done: number, all: number) => Promise<void>;

export interface PageSection {
  readonly id: string;
  readonly title: string;
  readonly body: ComponentChildren;
}

export interface PageData {
  readonly id: string;
  readonly value: unknown;
}

/** One file that needs no other: nothing in it asks for anything, and nothing but its own script runs. The same bytes for the same content. */
export async function pageOf(content: PageContent, whileDrawing: WhileDrawing = async () => {}): Promise<string> {
  const { sections } = content;
  const parts: string[] = [];
  for (const section of sections) {
    parts.push(shortMarkup(renderToString(<Part {...section} />)));
    await whileDrawing(parts.length, sections.length);
  }
  const data = content.data.map(
    ({ id, value }) => `<script type="application/json" id="${escapedText(id)}">${escapedData(value)}</script>\n`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policyOf(CLIENT_SCRIPT, STYLE_SHEET)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Rollout">
<title>${escapedText(content.title)}</title>
<style>${STYLE_SHEET}</style>
</head>
<body>
${renderToString(<Head {...content} />)}<main id="main" tabindex="-1">${parts.join('')}</main>${renderToString(<Foot {...content} />)}
${data.join('')}<script>${CLIENT_SCRIPT}</script>
</body>
</html>
`;
}

function Head({ kind, heading, lead, sections }: PageContent): VNode {
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <header class="head">
        <div class="bar">
          <p class="kind">{kind}</p>
          <ThemeSwitch />
        </div>
        <h1>{heading}</h1>
        {lead}
      </header>
      <nav class="contents" aria-label="Contents">
        <ol>
          {sections.map(({ id, title }) => (
            <li>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
    </>
  );
}

function Part({ id, title, body }: PageSection): VNode {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} class="part">
      <h2 id={`${id}-heading`}>{title}</h2>
      {body}
    </section>
  );
}

function Foot({ made, commandLine }: PageContent): VNode {
  return (
    <footer class="foot">
      <h2>How to make it again</h2>
      <pre class="command">
        <code>{commandLine}</code>
      </pre>
      <dl class="made">
        {made.map(([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </footer>
  );
}

/** The script shows it: without it nothing would happen. */
function ThemeSwitch(): VNode {
  return (
    <fieldset class="themes" hidden>
      <legend class="unseen">Colours</legend>
      {['auto', 'light', 'dark'].map((theme) => (
        <button type="button" data-theme-choice={theme} aria-pressed={theme === 'auto' ? 'true' : 'false'}>
          {theme}
        </button>
      ))}
    </fieldset>
  );
}
