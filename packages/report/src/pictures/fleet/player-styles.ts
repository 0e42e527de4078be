/** How a player looks, for the style sheet of a page. */
export const PLAYER_STYLES = `
.player{margin-top:1.25rem;display:grid;gap:.75rem}
.player-map{display:none}
.player-map svg{display:block;width:100%;height:auto}
.player{container-type:inline-size}
.player-map.m320{display:block}
@container (min-width:560px){.player-map.m320{display:none}.player-map.m560{display:block}.player-counts .player-gauge{grid-column:span 2}}
@container (min-width:900px){.player-map.m560{display:none}.player-map.m900{display:block}}
.tiles-at,.tiles-lit,.tiles-around{pointer-events:none}
.tiles-at{stroke:var(--text);stroke-width:1.5}
.player-now{min-height:3.1em;line-height:1.5;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.player-now strong{margin-right:.5rem}
.player-counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,13rem),1fr));gap:.625rem 1.5rem;font-size:.875rem}
.player-counts>div{display:grid;grid-template-columns:1fr auto;gap:.25rem .75rem;align-content:start}
.player-counts dt{color:var(--muted);overflow-wrap:anywhere}
.player-counts dt svg{vertical-align:-2px}
.player-counts dd{margin:0;text-align:right;font-variant-numeric:tabular-nums;font-weight:600}
.player-counts .player-bar{grid-column:1/-1;height:5px}
.player-bar svg{display:block;width:100%;height:5px}
.player-place{min-height:1.5em;color:var(--muted);font-size:.875rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.player-controls:not([hidden]){display:grid;gap:.5rem}
.player-track{position:relative;padding-top:14px}
.player-ticks{position:absolute;top:0;left:8px;width:calc(100% - 16px);height:12px}
.player-track input{display:block;width:100%;height:1.75rem;margin:0;accent-color:var(--state-fresh);cursor:pointer;touch-action:pan-y}
.player-buttons{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem}
.player-buttons button{display:inline-flex;align-items:center;justify-content:center;gap:.4rem;min-width:2.75rem;min-height:2.75rem;padding:.25rem .75rem;border:1px solid var(--line);border-radius:.5rem;background:var(--raised);color:var(--text);font:inherit;cursor:pointer}
.player-buttons .player-play{min-width:6rem;font-weight:600}
.player-buttons label{margin-left:auto;color:var(--muted);font-size:.875rem}
.player-buttons select{min-height:2.75rem;padding:.25rem .5rem;border:1px solid var(--line);border-radius:.5rem;background:var(--raised);color:var(--text);font:inherit}
@container (max-width:380px){.player-buttons label span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}}
`;
