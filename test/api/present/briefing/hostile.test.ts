import fc from 'fast-check';
import { marked } from 'marked';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Block, Document, Span } from '../../../../api/present/briefing/document.js';
import { htmlOf } from '../../../../api/present/briefing/html.js';
import { markdownOf } from '../../../../api/present/briefing/markdown.js';
import { artifact, visible } from '../../../../api/present/briefing/words.js';

/** What Markdown, tables, HTML and SVG would take for more than text, and what people have tried. */
const PIECES = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</title><svg onload=alert(1)>',
  '</style>',
  '<!--',
  '-->',
  ']]>',
  '"',
  "'",
  '&',
  '&lt;',
  '&#x3c;',
  '&amp;lt;',
  '`',
  '``',
  '```',
  '|',
  '\\|',
  '\\',
  '[a](javascript:x)',
  '![a](x)',
  '](x)',
  '[',
  ']',
  '<http://evil.example>',
  'http://evil.example',
  'https://evil.example/?a=b',
  'www.evil.example',
  'a@evil.example',
  'mailto:a@evil.example',
  '*',
  '**',
  '_',
  '__',
  '~~',
  '#',
  '# ',
  '- ',
  '+ ',
  '1. ',
  '1) ',
  '> ',
  '---',
  '===',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '    ',
  '[x]: http://evil.example',
  '[^1]',
  '$x$',
  '==',
  '\u202e',
  '\u200b',
  '\u0000',
  '\u001b[2J',
  ':smile:',
  '@someone',
  'é',
  '字',
  'a',
  '7',
  ' ',
  '.',
  '(',
  ')',
  '{',
  '}',
  '<a href="x">',
  '<b',
  '//',
  ':',
];

const hostile = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join(''))
  .filter((text) => visible(text) !== ''); // what nobody could see is left out before it gets here

/** A document that has the text in every place where one can stand. */
function documentWith(text: string): Document {
  const shown: Span = artifact({ kind: 'url', shown: text });
  const said = visible(text);
  const line = [said, { strong: said || 'x' }, { minor: said }, ' ', shown];
  const table = {
    caption: said,
    columns: [{ head: said }, { head: 'b', align: 'right' as const }],
    rows: [
      [line, [said]],
      [[shown], ['end']],
    ],
  };
  const points = [
    { label: said, value: 1, text: said },
    { label: said, value: 2, text: said },
  ];
  const chart = { title: said, description: said, points };
  const blocks: Block[] = [
    { block: 'heading', text: `Of ${said}` },
    { block: 'text', line },
    { block: 'list', items: [line, [said], [shown]] },
    { block: 'table', table },
    { block: 'figures', figures: [{ label: said, value: said, note: said }] },
    {
      block: 'chart',
      charts: [
        { kind: 'bars', ...chart },
        { kind: 'columns', ...chart },
      ],
      table,
    },
  ];
  return { title: said, subtitle: line, foot: said, blocks };
}

type Node = DefaultTreeAdapterTypes.ChildNode;

function elementsIn(markup: string): DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const visit = (node: Node | DefaultTreeAdapterTypes.Document): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(markup));
  return found;
}

/** How the document is built, without its texts. */
function shapeOf(markup: string): string {
  return elementsIn(markup)
    .map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(',')}`)
    .join('\n');
}

const HARMLESS_SHAPE = shapeOf(htmlOf(documentWith('word')));
const HARMLESS_MARKDOWN = tagsOf('word');

function tagsOf(text: string): readonly string[] {
  const html = marked.parse(markdownOf(documentWith(text)), { async: false, gfm: true });
  return elementsIn(html).map(({ tagName }) => tagName);
}

/** Code and strong words may fail to be so beside punctuation: they would only be less handsome. */
function isStructure(tag: string): boolean {
  return tag !== 'code' && tag !== 'strong';
}

describe('texts that attackers wrote', () => {
  it('change nothing of how the page is built: no element and no attribute more or less', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(shapeOf(htmlOf(documentWith(text)))).toBe(HARMLESS_SHAPE);
      }),
      { numRuns: 300 },
    );
  });

  it('stand on the page as they are, and say nothing to the browser', () => {
    const page = htmlOf(documentWith('<img src=x onerror=alert(1)>'));
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toContain('<img');
  });

  it('make no link, image, HTML, heading, list or cell in Markdown', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tagsOf(text).filter(isStructure)).toEqual(HARMLESS_MARKDOWN.filter(isStructure));
      }),
      { numRuns: 500 },
    );
  });

  it('read the same in Markdown as they are', () => {
    const text = '*a* _b_ [c](d) `e` <f> &amp; | # g ~h~ \\i';
    const html = marked.parse(markdownOf({ title: text, subtitle: [], foot: '', blocks: [] }), { async: false });
    expect(html).toContain('*a* _b_ [c](d) `e` &lt;f&gt; &amp;amp; | # g ~h~ \\i');
  });

  it('keep their bars and backticks, and stay one cell', () => {
    const html = marked.parse(markdownOf(documentWith('a|`b``c\\|d')), { async: false });
    expect(html).toContain('<td>a|`b``c\\|d</td>');
  });

  it('hide no character and turn none around', () => {
    const hidden = 'moc.live\u202ea\u200bb\u0000c\u001b[2J\ufeff';
    for (const page of [htmlOf(documentWith(hidden)), markdownOf(documentWith(hidden))])
      expect(page).not.toMatch(/[\u202e\u200b\u0000\u001b\ufeff]/u);
  });

  it('are no link to click: addresses are defanged', () => {
    const page = htmlOf(documentWith('http://evil.example/a'));
    expect(page).toContain('hxxp://evil[.]example/a');
    expect(markdownOf(documentWith('http://evil.example/a'))).toContain('`hxxp://evil[.]example/a`');
  });
});
