/** How a briefing looks on a screen and, above all, on A4 paper: dark ink on white whatever the reader's colours are. */
export const STYLE = `
:root { color-scheme: only light; --ink: #1b2230; --soft: #566072; --line: #d5dae2; --accent: #1f4e79; --alarm: #9b1c1c; --wash: #f3f5f8; }
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0 auto; padding: 12mm 10mm; max-width: 200mm; background: #fff; color: var(--ink);
  font: 10.5pt/1.45 "Source Sans 3", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
header { border-bottom: 2.5pt solid var(--accent); padding-bottom: 3mm; margin-bottom: 5mm; }
h1 { font-size: 20pt; line-height: 1.15; margin: 0 0 1.5mm; overflow-wrap: anywhere; }
header p { margin: 0; color: var(--soft); }
h2 { font-size: 13pt; color: var(--accent); margin: 8mm 0 2mm; break-after: avoid; }
p { margin: 0 0 2.5mm; }
ul { margin: 0 0 3mm; padding-left: 5mm; }
li { margin-bottom: 1mm; overflow-wrap: anywhere; }
code { font: 0.92em/1.35 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.minor { color: var(--soft); font-size: 0.88em; }
strong { font-weight: 650; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: 3mm; margin: 0 0 4mm; }
.figures div { background: var(--wash); border-left: 2pt solid var(--accent); padding: 2.5mm 3mm; break-inside: avoid; }
.figures dt { color: var(--soft); font-size: 8.5pt; }
.figures dd { margin: 0; font-size: 13pt; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }
.figures dd.note { font-size: 8.5pt; font-weight: 400; color: var(--soft); }
table { width: 100%; border-collapse: collapse; margin: 0 0 4mm; font-size: 8pt; line-height: 1.35; }
caption { caption-side: top; text-align: left; color: var(--soft); padding-bottom: 1mm; font-size: 9pt; }
th, td { text-align: left; vertical-align: top; padding: 1.3mm 2mm 1.3mm 0; overflow-wrap: anywhere; border-bottom: 0.5pt solid var(--line); }
th { font-weight: 650; border-bottom: 1pt solid var(--ink); overflow-wrap: normal; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.right { white-space: normal; }
th:last-child, td:last-child { padding-right: 0; }
table.short { break-inside: avoid; }
table.narrow { max-width: 130mm; }
.whole { white-space: nowrap; }
.right .minor { display: block; }
figure { margin: 0 0 3mm; break-inside: avoid; }
figcaption { font-weight: 650; font-size: 9.5pt; margin-bottom: 1mm; }
svg { width: 100%; height: auto; display: block; }
svg text { font: 11px "Source Sans 3", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; fill: #1b2230; }
svg .tick { fill: #566072; }
svg .bar { fill: #1f4e79; }
svg .grid { stroke: #e3e7ed; stroke-width: 1; }
svg .axis { stroke: #1b2230; stroke-width: 1; }
footer { margin-top: 8mm; border-top: 0.5pt solid var(--line); padding-top: 2mm; color: var(--soft); font-size: 8.5pt; }
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #566072; } }
@media screen and (max-width: 150mm) { .figures { grid-template-columns: 1fr; } }
@media print { body { padding: 0; max-width: none; } footer { break-inside: avoid; } }
`;
