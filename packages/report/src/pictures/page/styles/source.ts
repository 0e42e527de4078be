/** The plan's own text. */
export const SOURCE = `
.source{margin-top:1rem;padding:.875rem 0;border:1px solid var(--line);border-radius:.5rem;overflow-x:auto;font-size:.9375rem;line-height:1.5;tab-size:2;white-space:pre;counter-reset:line}
.source code{display:block;width:max-content;min-width:100%}
.source .l{display:block;padding-right:1rem;counter-increment:line}
.source .l::before{content:counter(line);display:inline-block;width:3.25rem;padding-right:1rem;color:var(--muted);text-align:right;user-select:none}
.source .l:target{background:var(--raised);box-shadow:inset 3px 0 var(--series-0)}
.source .k{color:var(--series-0)}
.source .n{color:var(--series-1)}
.source .s{color:var(--series-2)}
.source .c{color:var(--muted);font-style:italic}
.file{margin-top:1.5rem}
.beside{container-type:inline-size;margin-top:1rem}
.diff{width:100%;table-layout:fixed;font-size:.875rem;line-height:1.5;tab-size:2}
.diff th,.diff td{padding:0 .5rem 0 0;border:0;white-space:pre-wrap;overflow-wrap:anywhere}
.diff td{padding-left:4.75rem;text-indent:-4.75rem;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace}
.diff .at{display:inline-block;width:3.25rem;padding-right:.75rem;color:var(--muted);text-align:right;text-indent:0;user-select:none}
.diff .sign{display:inline-block;width:1.5rem;font-weight:700;text-align:center;text-indent:0}
.diff del,.diff ins{text-decoration:none}
.diff .gone{background:var(--raised);box-shadow:inset 3px 0 var(--bad)}
.diff .gone .sign{color:var(--bad)}
.diff .new{background:var(--raised);box-shadow:inset 3px 0 var(--good)}
.diff .new .sign{color:var(--good)}
.diff .alike td{padding:.375rem 0;text-indent:0;text-align:center;color:var(--muted);font-family:inherit}
@container (max-width:44rem){
.diff thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.diff,.diff tbody,.diff tr,.diff td{display:block}
.diff .none,.diff td.same:first-child{display:none}
}
`;
