import { Composer, type Document, type Node, Parser } from 'yaml';
import { shortValue } from '../../model/index.ts';
import { lineStartsOf, report, type YamlFile } from './yaml-file.ts';
import { survey } from './yaml-survey.ts';

/**
 * Parses a file of definitions as YAML 1.2 (core schema). `root` is null when the file is empty or
 * its structure cannot be trusted; whatever was wrong stands in `findings`.
 */
export function parseYaml(name: string, text: string): { file: YamlFile; root: Node | null } {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const aliased = new Map<Node, Node>();
  const file: YamlFile = {
    name,
    text: source,
    lineStarts: lineStartsOf(source),
    aliased,
    findings: [],
  };
  const documents = compose(file);
  const root = documents[0]?.contents ?? null;
  const broken = documents.some((document) =>
    document.errors.some((error) => !harmless.has(error.code)),
  );
  if (root === null || broken || documents.length > 1) return { file, root: null };
  return { file, root: survey(file, root, aliased) ? root : null };
}

function compose(file: YamlFile): Document.Parsed[] {
  const tokens = [...new Parser().parse(file.text)];
  for (const token of tokens) {
    if (token.type === 'directive') {
      report(file, token.offset, {
        code: 'yaml-directive',
        message: `The directive ${JSON.stringify(shortValue(token.source))} is not read`,
        remedy: 'Remove the line',
      });
    }
  }
  // Duplicate keys are reported where maps are read: the parser's own check takes quadratic time.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', version: '1.2' });
  const documents = [...composer.compose(tokens, true, file.text.length)] as Document.Parsed[];
  for (const document of documents) {
    // A tab misleads all that comes after it.
    const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
    for (const error of tabs.length > 0 ? tabs : document.errors) {
      report(file, error.pos[0], {
        code: 'yaml-syntax',
        message: `This is not well-formed YAML: ${error.message}`,
        remedy: remedies[error.code] ?? 'Correct the text here or just before it',
      });
    }
  }
  const second = documents[1];
  if (second !== undefined) {
    report(file, second.range[0], {
      code: 'yaml-documents',
      message: 'The file holds more than one document',
      remedy: 'Remove the line `---` or move what follows into a file of its own',
    });
  }
  return documents;
}

const remedies: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces instead of the tab',
  BAD_INDENT: 'Indent the line like its neighbours',
  MISSING_CHAR: 'Add the missing character or remove the one that opened it',
  BAD_DQ_ESCAPE: 'Use single quotes, or write \\\\ for a backslash',
  BAD_SCALAR_START: 'Put the text in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'Put a text that contains ": " in quotes',
  MULTILINE_IMPLICIT_KEY: 'Close the quotes, or add ":" after the key',
  RESOURCE_EXHAUSTION: 'Remove the nested brackets',
};

/** Errors that spoil one value but leave no doubt about the shape of the rest. */
const harmless: ReadonlySet<string> = new Set([
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_DIRECTIVE',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'COMMENT_SPACE',
  'TAG_RESOLVE_FAILED',
]);
