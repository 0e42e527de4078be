/** Pictures, in the widest drawing that fits, and what is told about them. */
export const FIGURES = `
.figure{container-type:inline-size;margin-top:2.25rem}
.figure figcaption{margin-bottom:.75rem}
.figure figcaption p{margin-top:.25rem;color:var(--muted)}
.drawing{display:none}
.drawing svg{display:block;width:100%;height:auto}
.w336{display:block;max-width:30rem}
@container (min-width:40rem){.w336{display:none}.w640{display:block;max-width:50rem}}
@container (min-width:60rem){.w640{display:none}.w960{display:block;max-width:60rem}}
.notes{margin-top:.5rem;color:var(--muted);font-size:.875rem}
.mark{fill:transparent;pointer-events:all}
.mark.current{stroke:var(--text);stroke-width:1.5}
.drawing:focus-visible{outline-offset:4px}
.tip{position:fixed;z-index:2;left:0;top:0;max-width:min(22rem,calc(100vw - 1rem));padding:.4375rem .625rem;border-radius:.375rem;background:var(--text);color:var(--surface);font-size:.8125rem;line-height:1.4;white-space:pre-line;overflow-wrap:anywhere;pointer-events:none}
.played{margin-top:2.25rem}
details{margin-top:.625rem}
summary{display:inline-block;padding:.25rem 0;color:var(--series-0);font-size:.875rem;cursor:pointer}
summary::before{content:'▸ '}
details[open]>summary::before{content:'▾ '}
summary::-webkit-details-marker{display:none}
`;
