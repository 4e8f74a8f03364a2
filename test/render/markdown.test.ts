import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../src/render/index.ts';
import { shippedTemplates } from '../../src/render/templates.ts';
import { finding } from './findings.ts';
import { everyOutcome, expectHonest, inputOf } from './support.ts';
import { hostileNames } from './hostile-names.ts';

describe('the text of the report', () => {
  test('a small assessment reads as the golden text', async () => {
    const markdown = renderMarkdown(inputOf(everyOutcome()));
    await expect(markdown).toMatchFileSnapshot('golden/small.de.md');
    expectHonest(markdown);
  });

  test('measured and declared stay apart, and no officer approves', () => {
    const markdown = renderMarkdown(inputOf(everyOutcome()));
    expect(markdown).toContain('**Technisch nicht geprüft.**');
    expect(markdown).toContain('technisches Siegel');
    expect(markdown).not.toMatch(/Freigabe (durch|der|des) .*Datenschutzbeauftragte/);
  });

  test('names cannot start markup', () => {
    const findings = hostileNames.map((name, index) => {
      const one = finding('db-encrypted', 'not-met', index);
      return { ...one, subject: { ...one.subject, name, id: name, account: name, region: name }, waiver: null };
    });
    const plain = renderMarkdown(
      inputOf({ findings: findings.map((_, index) => finding('db-encrypted', 'not-met', index)) }),
    );
    const hostile = renderMarkdown(
      inputOf({
        findings,
        organisation: { name: '# [x](y) {{evil}} :::title', representative: '<b>', address: '|' },
        service: { name: '**bold**', description: '::table{name="x"}' },
      }),
    );
    const directives = (text: string): number => text.match(/^::+[a-z]+/gm)?.length ?? 0;
    expect(directives(hostile)).toBe(directives(plain));
    expect(hostile).toContain('\\# \\[x\\](y) \\{\\{evil\\}\\} \\:\\:\\:title');
  });

  test('a template of the user takes the place of the shipped one', () => {
    const templates = (language: 'de' | 'en', name: string): string | null =>
      name === 'contents' ? 'Eigener Text von {{organisation}}.' : shippedTemplates(language, name);
    expect(renderMarkdown({ ...inputOf(), templates })).toContain('Eigener Text von Müller GmbH & Co. KG.');
  });

  test('a template that names what does not exist is an error, not a hole', () => {
    const templates = (language: 'de' | 'en', name: string): string | null =>
      name === 'contents' ? '{{organization}}' : shippedTemplates(language, name);
    expect(() => renderMarkdown({ ...inputOf(), templates })).toThrow('A template of the report is not valid');
  });

  test('a language without templates is named', () => {
    expect(() => renderMarkdown({ ...inputOf(), templates: () => null })).toThrow('There is no template “report”');
  });
});

describe('the English text', () => {
  test('is complete and holds no German', () => {
    const markdown = renderMarkdown({ ...inputOf(everyOutcome()), language: 'en' });
    expect(markdown).toContain(
      '2 of 4 databases meet the requirement, 2 do not (as of 25 November 2026, 06\\:00 UTC).',
    );
    expect(markdown).not.toMatch(/Stand |Prüfung|Abweichung|Nachweis\b|Keine Aussage/);
    expectHonest(markdown);
  });

  test('has the same templates as the German one, with the same fields', () => {
    const [german, english] = (['de', 'en'] as const).map((language) =>
      ['report', ...partialNames].map((name) => fieldsOf(shippedTemplates(language, name) ?? '')),
    );
    expect(english).toEqual(german);
  });
});

const partialNames = [
  'title',
  'contents',
  'summary',
  'untagged',
  'chapter',
  'section',
  'check',
  'figures',
  'evidence',
  'witness',
  'deviations',
  'open',
  'statements',
  'gaps',
  'controls',
  'appendix',
];

/** Names that a template reads, without the words in its helpers. */
function fieldsOf(template: string): readonly string[] {
  const names = [...template.matchAll(/\{\{[^}]*\}\}/g)].flatMap(
    ([tag]) => tag.replace(/"[^"]*"/g, '').match(/[\w@.]+/g) ?? [],
  );
  // English needs fewer forms of its verbs.
  return [...new Set(names)].filter((name) => name !== 'plural').toSorted();
}
