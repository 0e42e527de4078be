/** The head with the answer, the contents, the parts and the foot. */
export const FRAME = `
.bar{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem;margin-bottom:2rem;padding-bottom:.75rem;border-bottom:1px solid var(--line)}
.kind{color:var(--muted);font-size:.875rem}
.themes{display:flex;border:1px solid var(--line);border-radius:.5rem;overflow:hidden}
.themes button{appearance:none;min-height:2rem;padding:.125rem .75rem;border:0;background:none;color:var(--muted);font:inherit;font-size:.8125rem;cursor:pointer;text-transform:capitalize}
.themes button[aria-pressed=true]{background:var(--raised);color:var(--text);font-weight:600}
.themes button:focus-visible{outline-offset:-3px}
.head .about{margin-top:.375rem;color:var(--muted)}
.head .verdict{margin-top:1.25rem;font-size:1.1875rem;line-height:1.5;max-width:60ch}
.head .verdict+.verdict{margin-top:.5rem;font-size:1rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin-top:1.75rem}
.tiles>div{padding:.75rem .875rem .875rem;border-radius:.625rem;background:var(--raised)}
.tiles dt{color:var(--muted);font-size:.8125rem;line-height:1.35}
.tiles dd{font-size:1.25rem;font-weight:650;line-height:1.3;letter-spacing:-.01em;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.tiles dd small{display:block;color:var(--muted);font-size:.8125rem;font-weight:400;letter-spacing:0}
.contents{margin-top:2rem;font-size:.875rem}
.contents ol{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none}
.contents a{display:inline-block;padding:.25rem 0}
.part{margin-top:3.5rem;padding-top:1.5rem;border-top:1px solid var(--line)}
.part>h2+p,.part>.intro{margin-top:.5rem;color:var(--muted)}
.foot{margin-top:4rem;padding-top:1.5rem;border-top:2px solid var(--text);font-size:.9375rem}
.foot h2{font-size:1.125rem}
.command{margin-top:.75rem;padding:.75rem 1rem;border-radius:.5rem;background:var(--raised);white-space:pre-wrap;overflow-wrap:anywhere}
.made{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem 1.5rem;margin-top:1.25rem}
.made dt{color:var(--muted);font-size:.8125rem}
.made dd{overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
`;
