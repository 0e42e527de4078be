/** Letters, colours and measures of the whole page. */
export const BASE = `
*,::before,::after{box-sizing:border-box}
html{font:100%/1.55 system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:65rem;padding:1.25rem clamp(.75rem,4vw - .15rem,2.5rem) 4rem;background:var(--surface);color:var(--text);overflow-wrap:break-word}
h1,h2,h3,p,dl,dd,ol,ul,figure,pre,table,fieldset{margin:0;padding:0}
h1,h2,h3{line-height:1.2;font-weight:650;letter-spacing:-.011em;text-wrap:balance}
h1{font-size:clamp(1.75rem,6vw,2.5rem);letter-spacing:-.022em;overflow-wrap:anywhere}
h2{font-size:1.5rem}
h3{font-size:1.0625rem}
h4{margin:1.5rem 0 .5rem;font-size:1rem;font-weight:650}
p,li,dd,dt{max-width:68ch}
a{color:var(--series-0);text-decoration-thickness:1px;text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
code,pre,.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;font-size:.875em}
:focus-visible{outline:2px solid var(--series-0);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem;top:.5rem;padding:.5rem 1rem;background:var(--surface);z-index:3}
.skip:focus{left:1rem}
.good{color:var(--good)}.caution{color:var(--caution)}.bad{color:var(--bad)}
.muted{color:var(--muted)}
[hidden]{display:none!important}
`;
