/** The style sheet of the report: light and dark, from 320 pixels up, figures always on white. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #ffffff; --ink: #1d2330; --muted: #5b6474; --line: #dfe3e8; --link: #0b5cad; --accent: #d4145a;
  --good: #0a6b3d; --good-ground: #dff3e8; --open: #7a4b00; --open-ground: #fdeecb; --bad: #a3123a; --bad-ground: #fde0e7; --calm: #3d4a5f; --calm-ground: #e6eaf0; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f131a; --card: #181e28; --ink: #e8ecf2; --muted: #a0abba; --line: #2b3442; --link: #7db8f5; --accent: #ff6f9f;
  --good: #8fe0b4; --good-ground: #12372a; --open: #f4cf7f; --open-ground: #3d2f0e; --bad: #ffa3b8; --bad-ground: #47172a; --calm: #c3ccda; --calm-ground: #2b3442; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif; overflow-wrap: break-word; text-wrap: pretty; }
main, header, footer { max-width: 1220px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 40px; }
.kicker { margin: 0; color: var(--muted); font-size: 14px; letter-spacing: .04em; }
h1 { margin: 2px 0 8px; font-size: clamp(26px, 5vw, 42px); line-height: 1.15; letter-spacing: -.015em; }
h2 { margin: 52px 0 10px; font-size: 25px; letter-spacing: -.01em; }
h3 { margin: 26px 0 10px; font-size: 17px; } h4 { margin: 18px 0 6px; font-size: 15px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 10px 0 0; padding-bottom: 12px; border-bottom: 1px solid var(--line); font-size: 14.5px; }
a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
sub, sup { font-size: .75em; line-height: 0; } sub { vertical-align: -.25em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.lead { margin: 0 0 18px; font-size: 19px; }
.note, .reason { color: var(--muted); margin: 4px 0 12px; max-width: 78ch; }
.about { max-width: 78ch; margin: 0 0 14px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 0 0 18px; }
.tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 18px 14px; }
.tiles dt { color: var(--muted); font-size: 14px; } .tiles dd { margin: 0; font-size: 42px; font-weight: 650; line-height: 1.1; letter-spacing: -.02em; }
.tiles small { margin-left: 8px; color: var(--muted); font-size: 14px; font-weight: 400; letter-spacing: 0; }
.verdicts { list-style: none; margin: 0; padding: 0; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.verdicts li { display: grid; grid-template-columns: 52px minmax(0, 1fr); gap: 14px; align-items: center; padding: 10px 18px; border-top: 1px solid var(--line); }
.verdicts li:first-child { border-top: 0; } .verdicts p { margin: 0; } .verdicts .reason { font-size: 14.5px; max-width: none; }
.slice-name { font-weight: 600; display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: center; }
.slice-name a { min-width: 0; }
.dimension { font-size: 25px; font-weight: 650; white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; text-align: center; color: var(--accent); line-height: 1.2; }
.badge { display: inline-block; padding: 1px 10px 2px; border-radius: 99px; font-size: 13px; font-weight: 600; white-space: nowrap; background: var(--calm-ground); color: var(--calm); }
.badge-confirmed { background: var(--good-ground); color: var(--good); } .badge-undetermined { background: var(--open-ground); color: var(--open); }
.badge-conflict { background: var(--bad-ground); color: var(--bad); }
.card { margin: 0 0 14px; padding: 14px; background: #fff; color: #1d2330; border: 1px solid var(--line); border-radius: 12px; }
figcaption { margin-top: 8px; color: #5b6474; font-size: 14px; }
.scroll { overflow-x: auto; max-width: 100%; }
svg { display: block; margin: 0 auto; height: auto; width: 100%; max-width: var(--natural); min-width: calc(var(--natural) * .82); }
.slice svg { margin: 0; }
.on-narrow { display: none; }
.slice { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 4px 18px; margin: 0 0 14px; scroll-margin-top: 12px; }
.slice[open] { padding-bottom: 16px; }
summary { cursor: pointer; }
.algebra { color: var(--accent); font-weight: 600; } .algebra-name { margin: 0; font-size: 19px; font-weight: 600; }
.slice > summary { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; padding: 9px 0; font-size: 18px; font-weight: 600; min-width: 0; }
.slice > summary::before { content: '▸'; color: var(--muted); font-size: 14px; } .slice[open] > summary::before { content: '▾'; }
.slice > summary::-webkit-details-marker { display: none; }
.slice > summary > span { min-width: 0; }
.cells summary { color: var(--link); padding: 8px 0; font-size: 15px; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 10px 24px; margin: 10px 0 14px; }
.facts dt { color: var(--muted); font-size: 13.5px; } .facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.staircase { margin: 0 0 10px; padding-left: 20px; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { padding: 5px 12px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); }
thead th { color: var(--muted); font-weight: 500; } th:first-child { text-align: left; } .steps thead th { white-space: normal; vertical-align: bottom; max-width: 150px; }
pre { margin: 0 0 12px; padding: 14px 16px; overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; font: 13.5px/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; overflow-wrap: normal; }
.glossary { margin: 0; } .glossary div { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 4px 18px; padding: 7px 0; border-top: 1px solid var(--line); }
.glossary dt { font-weight: 600; } .glossary dd { margin: 0; max-width: 90ch; }
footer { padding-top: 28px; padding-bottom: 48px; color: var(--muted); font-size: 14px; }
@media (max-width: 760px) {
  body { font-size: 15px; } main, header, footer { padding-left: 12px; padding-right: 12px; } header { padding-top: 22px; }
  h2 { margin-top: 38px; font-size: 21px; } .lead { font-size: 17px; }
  .card { padding: 10px 6px; } .slice { padding-left: 10px; padding-right: 10px; } .slice .card { margin-left: -4px; margin-right: -4px; }
  .tiles { grid-template-columns: repeat(2, 1fr); gap: 8px; } .tiles dd { font-size: 34px; }
  .verdicts li { grid-template-columns: 42px minmax(0, 1fr); gap: 8px; padding: 10px 12px; } .dimension { font-size: 22px; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(145px, 1fr)); }
  .glossary div { grid-template-columns: minmax(0, 1fr); }
  .on-wide { display: none; } .on-narrow { display: block; }
}
@media print { nav { display: none; } body { background: #fff; } .slice, .card { break-inside: avoid; } }
`;

/** What the report of a sweep over fields has beside. */
export const FIELD_STYLE = `.formulas { margin: 4px 0 12px; padding: 0; list-style: none; columns: 330px; column-gap: 32px; font-size: 17px; }
.formulas li { padding: 3px 0 3px 40px; text-indent: -40px; break-inside: avoid; } .formulas span { display: inline-block; width: 36px; text-indent: 0; color: var(--muted); }
`;
