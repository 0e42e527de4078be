/** Numbers under titles. */
export const TABLES = `
.scroll{overflow-x:auto;max-width:100%}
.figure .scroll{max-height:24rem;overflow-y:auto}
table{border-collapse:collapse;font-size:.875rem;line-height:1.4;font-variant-numeric:tabular-nums}
th,td{padding:.3125rem .75rem .3125rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:500;white-space:nowrap}
thead th{position:sticky;top:0;background:var(--surface)}
th.right,td.right{text-align:right}
td:last-child,th:last-child{padding-right:0}
tbody th{color:var(--text);font-weight:400;white-space:normal}
.wide{width:100%}
.wide td,.wide th{min-width:5.5rem;overflow-wrap:anywhere}
.wide thead th{white-space:normal;vertical-align:bottom}
@container (max-width:34rem){
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody{display:block}
.stack tr{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
.stack th,.stack td{min-width:0;padding:0;border:0;text-align:left}
.stack tbody th{flex-basis:100%;width:auto;font-weight:600}
.numbers td:last-child{margin-left:auto}
.stack td[data-of]::before{content:attr(data-of) ' ';color:var(--muted)}
}
.held{container-type:inline-size;margin-top:1rem}
.held h3{margin:1.75rem 0 .375rem}
.numbers th:first-child{width:38%}.numbers th:last-child{width:22%}
.pairs th:first-child{width:38%}.pairs th:last-child{width:31%}
.assumed{margin-top:.75rem;padding-left:1.25rem}
.assumed li{margin-top:.375rem}
`;
