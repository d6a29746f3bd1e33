/** The page's only style; the policy of the page lets it in by its hash. Sizes follow the window: it is read from afar. */
export const PAGE_STYLE = `
:root { --ink: #14213d; --soft: #5b6478; --paper: #fbfaf6; --line: #d9d5c9; --gold: #f2b632; --silver: #b9c1cc; --bronze: #d08c5b; --blue: #3d6fb6; --green: #2e9e6b; --amber: #f0b23e; --red: #d6452b; }
* { box-sizing: border-box; margin: 0; }
html { font: 400 clamp(16px, 1.35vw, 30px)/1.35 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; color: var(--ink); background: var(--paper); scroll-snap-type: y proximity; }
section { min-height: 100vh; padding: 4.5vh 5vw; display: flex; flex-direction: column; justify-content: center; gap: 2.5vh; scroll-snap-align: start; border-bottom: 1px solid var(--line); overflow: hidden; }
h1 { font-size: 3.6em; line-height: 1.1; letter-spacing: -0.02em; overflow-wrap: anywhere; }
h2 { font-size: 2.2em; letter-spacing: -0.015em; }
header p { font-size: 1.4em; color: var(--soft); margin-top: 0.4em; }
ol { list-style: none; padding: 0; }
.podium { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1.6vw; margin-top: 3vh; }
.card { min-width: 0; display: flex; flex-direction: column; gap: 0.5em; padding: 1.4em 1.5em; border-radius: 0.8em; background: #fff; border-top: 0.7em solid var(--line); box-shadow: 0 0.2em 1.2em rgba(20, 33, 61, 0.09); }
.card.place-1 { border-color: var(--gold); }
.card.place-2 { border-color: var(--silver); }
.card.place-3 { border-color: var(--bronze); }
.card .place { font-size: 3em; font-weight: 800; line-height: 1; }
.card .name { align-self: flex-start; max-width: 100%; font-size: 1.8em; font-weight: 650; line-height: 1.2; overflow-wrap: anywhere; max-height: 3.6em; overflow: hidden; }
.card .points { font-size: 2em; font-weight: 700; }
.card .points small { font-size: 0.5em; font-weight: 400; color: var(--soft); }
.card .more { color: var(--soft); }
.left, .legend { color: var(--soft); }
.histogram { width: 100%; max-height: 72vh; }
.histogram text { text-anchor: middle; dominant-baseline: central; fill: #fff; font-weight: 600; font-family: inherit; }
.histogram rect { fill: var(--blue); }
.histogram .top text { fill: var(--ink); }
.histogram .place-1 rect { fill: var(--gold); }
.histogram .place-2 rect { fill: var(--silver); }
.histogram .place-3 rect { fill: var(--bronze); }
.histogram text.axis { fill: var(--ink); font-size: 24px; font-weight: 500; }
.histogram .floor { stroke: var(--ink); stroke-width: 3; }
.traps { display: flex; flex-direction: column; gap: 1.9vh; }
.traps li { display: grid; grid-template-columns: 31% 27% 1fr; gap: 1.6vw; align-items: center; }
.traps .level { display: block; color: var(--soft); font-size: 0.9em; }
.traps code { font: 600 1.1em ui-monospace, "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
.bar { display: block; width: 100%; height: 1.1em; border-radius: 0.3em; overflow: hidden; }
.bar .ground { fill: var(--red); }
.bar .clean { fill: var(--green); }
.bar .wasteful { fill: var(--amber); }
.count b { font-size: 1.25em; }
.beliefs { display: flex; flex-direction: column; gap: 0.3em; }
.chip { background: #eef1f7; border-radius: 0.5em; padding: 0.2em 0.7em; font-size: 0.9em; }
.chip i { font-style: normal; color: var(--soft); }
.chip i::before { content: "\\00d7"; }
.key { display: inline-block; width: 0.9em; height: 0.9em; border-radius: 0.2em; margin: 0 0.35em 0 1em; vertical-align: -0.08em; }
.key:first-child { margin-left: 0; }
.key.clean { background: var(--green); }
.key.wasteful { background: var(--amber); }
.key.ground { background: var(--red); }
.truths { display: flex; flex-direction: column; gap: 2.4vh; }
.truths li { display: grid; grid-template-columns: 7em 1fr; gap: 1.5vw; align-items: baseline; }
.truths .count { color: var(--soft); }
.truths .count b { font-size: 2em; color: var(--ink); }
.belief { font-size: 1.25em; color: var(--soft); }
.belief b { color: var(--red); }
.truth { font-size: 1.45em; font-weight: 600; }
.big { font-size: 1.6em; max-width: 48em; }
.last { justify-content: flex-start; }
summary { font-size: 1.3em; cursor: pointer; }
.everybody { columns: 4 14em; column-gap: 2em; margin-top: 1.5vh; }
.everybody li { display: flex; gap: 0.6em; break-inside: avoid; padding: 0.1em 0; }
.everybody .place { min-width: 2.4em; text-align: right; color: var(--soft); }
.everybody bdi { flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.everybody .points { font-variant-numeric: tabular-nums; }
`
