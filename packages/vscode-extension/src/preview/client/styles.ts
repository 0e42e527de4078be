/** How the page looks: in the colours of the editor's theme, dark, light or of high contrast. Set by script, so that the page's policy need allow no styles at all. */
import { FIGURE_STYLES, PLAYER_STYLES, TABLE_STYLES, THEMES, themeProperties } from '@rollout/report/client';

/** Of the editor, where it says them; what drawings mean by their colours stays as it is. */
const OF_THE_EDITOR = `
--surface:var(--vscode-editor-background);
--text:var(--vscode-editor-foreground);
--raised:color-mix(in srgb,var(--vscode-editor-foreground) 6%,var(--vscode-editor-background));
--muted:var(--vscode-descriptionForeground,color-mix(in srgb,var(--vscode-editor-foreground) 72%,var(--vscode-editor-background)));
--line:color-mix(in srgb,var(--vscode-editor-foreground) 22%,var(--vscode-editor-background))`;

const CONTRAST = `--raised:var(--surface);--muted:var(--text);--line:var(--vscode-contrastBorder,var(--text))`;

const COLORS = `
body{color-scheme:light;${themeProperties(THEMES.light)};${OF_THE_EDITOR}}
body.vscode-dark,body.vscode-high-contrast:not(.vscode-high-contrast-light){color-scheme:dark;${themeProperties(THEMES.dark)};${OF_THE_EDITOR}}
body.vscode-high-contrast,body.vscode-high-contrast-light{${CONTRAST}}`;

const PAGE = `
*,::before,::after{box-sizing:border-box}
html{font-size:13px;scrollbar-gutter:stable}
body{margin:0;padding:0;background:var(--surface);color:var(--text);font:var(--vscode-font-size,13px)/1.5 var(--vscode-font-family,system-ui,sans-serif);overflow-wrap:break-word}
h3,p,figure,dl,dd,fieldset{margin:0;padding:0}
h3{font-size:1.15em;line-height:1.3;font-weight:600}
[hidden]{display:none!important}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:focus-visible{outline:1px solid var(--vscode-focusBorder,var(--series-0));outline-offset:1px}
header{position:sticky;top:0;z-index:1;padding:0 16px 8px;background:var(--surface);border-bottom:1px solid var(--line)}
main{padding:4px 16px 32px;transition:opacity .15s}
.bar{display:flex;align-items:center;gap:8px}
.tabs{display:flex;flex-wrap:wrap;margin-left:-8px;flex:1}
button,select,input[type=text],input[type=number]{font:inherit;color:inherit}
.tabs button{appearance:none;padding:9px 8px 7px;border:0;border-bottom:2px solid transparent;background:none;color:var(--muted);cursor:pointer}
.tabs button:hover{color:var(--text)}
.tabs button[aria-selected=true]{color:var(--text);border-bottom-color:var(--vscode-panelTitle-activeBorder,var(--series-0))}
.lock,.back,.field button{display:inline-flex;align-items:center;justify-content:center;width:24px;height:24px;padding:0;border:1px solid transparent;border-radius:4px;background:none;color:var(--muted);cursor:pointer}
.lock:hover,.back:not(:disabled):hover,.field button:hover{background:var(--vscode-toolbar-hoverBackground,var(--raised));color:var(--text)}
.lock[aria-pressed=true]{background:var(--vscode-inputOption-activeBackground,var(--raised));border-color:var(--vscode-inputOption-activeBorder,var(--series-0));color:var(--vscode-inputOption-activeForeground,var(--text))}
.choices{display:flex;flex-wrap:wrap;gap:6px 14px;padding-top:8px}
.field{display:inline-flex;align-items:center;gap:6px;min-width:0}
.field span{color:var(--muted)}
select,input[type=text],input[type=number]{min-width:0;max-width:100%;height:24px;padding:0 6px;border:1px solid var(--vscode-dropdown-border,var(--vscode-input-border,var(--line)));border-radius:3px;background:var(--vscode-input-background,var(--surface));color:var(--vscode-input-foreground,var(--text))}
.run{width:5.5em}
.params{padding-top:8px}
summary{width:fit-content;cursor:pointer;color:var(--muted)}
.params summary{margin-bottom:2px}
.param-list{max-height:34vh;overflow-y:auto;padding-left:8px;margin-left:-8px}
.param{display:grid;grid-template-columns:minmax(5em,11em) minmax(4em,1fr) 6.5em 24px;gap:2px 10px;align-items:center;min-height:28px}
.param.bare input[type=text]{grid-column:3}
.param-name{padding:0;border:0;background:none;text-align:left;cursor:pointer;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.param-name:hover{color:var(--vscode-textLink-foreground,var(--series-0));text-decoration:underline}
.param.lit,.param.lit-around{outline:none;box-shadow:-8px 0 0 -5px var(--vscode-focusBorder,var(--series-0))}
.param.set .param-name{font-weight:600}
.param input[type=range]{width:100%;height:20px;margin:0;accent-color:var(--vscode-button-background,var(--series-0));cursor:pointer}
.param input[type=text]{width:100%;font-family:var(--vscode-editor-font-family,monospace);font-variant-numeric:tabular-nums}
.param input[aria-invalid=true]{border-color:var(--bad)}
.back:disabled{opacity:0;cursor:default}
.wrong{grid-column:1/-1;color:var(--bad)}
.param-buttons{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding-top:4px}
.param-buttons button{padding:3px 12px;border:1px solid var(--vscode-button-border,transparent);border-radius:3px;background:var(--vscode-button-secondaryBackground,var(--raised));color:var(--vscode-button-secondaryForeground,var(--text));cursor:pointer}
.param-buttons .primary{background:var(--vscode-button-background,var(--series-0));color:var(--vscode-button-foreground,var(--on-color))}
.param-buttons .primary:hover:not(:disabled){background:var(--vscode-button-hoverBackground,var(--series-0))}
.hint,.basis,.kept{color:var(--muted)}
.basis-line{display:flex;align-items:center;gap:8px;min-height:20px;padding-top:6px}
.basis:empty{display:none}
.basis-line{flex-wrap:wrap;row-gap:2px}
.basis-line:not(:has(.basis:not(:empty))):not(:has(.progress:not([hidden]))){display:none}
.progress{display:flex;flex-wrap:wrap;align-items:center;gap:2px 8px;color:var(--muted);font-variant-numeric:tabular-nums}
progress{flex:none;width:96px;height:4px;appearance:none;border:0;border-radius:2px;overflow:hidden;background:var(--line)}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--vscode-progressBar-background,var(--series-0))}
progress:indeterminate::-webkit-progress-bar{background:repeating-linear-gradient(90deg,var(--vscode-progressBar-background,var(--series-0)) 0 12px,var(--line) 12px 24px)}
.waiting{opacity:.55;transition:opacity .15s .3s}
.old{opacity:.55}
.fault{margin-top:6px;padding:6px 10px;border-left:3px solid var(--line);background:var(--raised)}
.wrong-text{border-left-color:var(--vscode-inputValidation-errorBorder,var(--bad))}
.link{padding:0;border:0;background:none;color:var(--vscode-textLink-foreground,var(--series-0));cursor:pointer;text-decoration:underline}
@media (max-width:420px){
.param{grid-template-columns:1fr 6.5em 24px}
.param input[type=range]{grid-column:1/-1;grid-row:2}
.param.bare input[type=text]{grid-column:2}
header,main{padding-left:10px;padding-right:10px}
.tabs{margin-left:-3px}
.tabs button{padding-left:3px;padding-right:3px;font-size:12px}
.bar{gap:0}
}
@media (max-height:480px){header{position:static}}
@media (prefers-reduced-motion:reduce){main,.waiting{transition-duration:0s}}
`;

const PICTURE = `
.picture{outline:none}
.figure{margin-top:16px;container-type:normal}
.figure figcaption{margin-bottom:8px}
.figure figcaption p,.notes{color:var(--muted);max-width:80ch}
.drawing{display:block;overflow-x:auto}
.drawing svg{display:block;width:auto;max-width:100%;height:auto}
.mark.leads{cursor:pointer}
.whole,.lit,.lit-around{pointer-events:none}
.mark.lit,.mark.lit-around{pointer-events:all}
.lit{fill:color-mix(in srgb,var(--vscode-focusBorder,var(--series-0)) 7%,transparent);stroke:var(--vscode-focusBorder,var(--series-0));stroke-width:2}
.lit-around{stroke:var(--vscode-focusBorder,var(--series-0));stroke-width:1;stroke-dasharray:4 3}
.mark.chosen{stroke:var(--vscode-focusBorder,var(--series-0));stroke-width:2}
.point{margin:4px 0 8px;padding:8px 12px;border:1px solid var(--line);border-left:3px solid var(--vscode-focusBorder,var(--series-0));border-radius:3px;max-width:48em}
.point h4{margin:0 0 2px;font-weight:600}
.point ul{display:flex;flex-wrap:wrap;gap:0 18px;margin:0;padding:0;list-style:none;font-variant-numeric:tabular-nums}
.muted{color:var(--muted)}
/* Tiles are blue themselves. */
.tiles-lit{stroke:var(--text);stroke-width:1.5}
.tiles-around{stroke:var(--text);stroke-width:1;stroke-dasharray:4 3}
.tiles-at{stroke-width:3}
.player-map.leads{cursor:pointer}
.player-told,.player-leads{display:flex;flex-wrap:wrap;gap:0 14px}
.player-told{min-height:1.5em;font-size:.875rem}
.tip{z-index:3;font-size:1em;background:var(--vscode-editorHoverWidget-background,var(--text));color:var(--vscode-editorHoverWidget-foreground,var(--surface));border:1px solid var(--vscode-editorHoverWidget-border,var(--line))}
.figure .scroll{max-height:24em}
.player{margin-top:12px}
/* Above the map, however tall that is: what plays it, and what is seen. */
.player-now{order:-2;min-height:1.5em}
.player-controls{order:-1}
.player-buttons button,.player-buttons select{min-height:28px;border-radius:4px}
`;

export function setStyles(page: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${FIGURE_STYLES}${TABLE_STYLES}${PLAYER_STYLES}${COLORS}${PAGE}${PICTURE}`);
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
