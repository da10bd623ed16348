/** An element of an XML document as it was read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text. */
  readonly text: string;
  /** Its text and that of all elements in it. */
  readonly deepText: string;
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
const start = /<([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
const end = /<\/([A-Za-z][\w:-]*)>/y;
const text = /[^<]+/y;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#13': '\r',
};

/**
 * A small, strict reader: elements, attributes in double quotes, text, the five entities; no
 * comment, no CDATA, no doctype. Throws at the first thing that is none of these.
 */
export function readXml(document: string): XmlElement {
  if (!document.startsWith(declaration)) throw new Error('the declaration is missing');
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(document)) {
    throw new Error('a character is not allowed');
  }
  const root = open('', {});
  const path = [root];
  let at = declaration.length;
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    const found = form.exec(document);
    if (found !== null) at = form.lastIndex;
    return found;
  };
  while (at < document.length) {
    const parent = path.at(-1)!;
    const began = take(start);
    if (began !== null) {
      const child = open(began[1]!, attributesIn(began[2]!));
      parent.children.push(child);
      if (began[3] === '') path.push(child);
      continue;
    }
    const ended = take(end);
    if (ended !== null) {
      if (path.pop()?.name !== ended[1]) throw new Error(`${ended[1]} ends what did not begin`);
      continue;
    }
    const words = take(text);
    if (words === null) throw new Error(`not XML at ${document.slice(at, at + 40)}`);
    parent.own.push(unescaped(words[0]));
  }
  if (path.length !== 1 || root.children.length !== 1) throw new Error('there is not one root');
  return closed(root.children[0]!);
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Open[];
  readonly own: string[];
}

function open(name: string, attributes: Record<string, string>): Open {
  return { name, attributes, children: [], own: [] };
}

function closed({ name, attributes, children: open, own }: Open): XmlElement {
  const children = open.map(closed);
  const deepText = [...own, ...children.map((one) => one.deepText)].join(' ');
  return { name, attributes, children, text: own.join(''), deepText };
}

function attributesIn(source: string): Record<string, string> {
  const pairs = [...source.matchAll(/([\w:-]+)="([^"]*)"/g)];
  const attributes = Object.fromEntries(pairs.map(([, key, value]) => [key!, unescaped(value!)]));
  if (Object.keys(attributes).length < pairs.length) throw new Error('an attribute stands twice');
  return attributes;
}

function unescaped(source: string): string {
  return source.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const found = entities[name];
    if (found === undefined || !whole.endsWith(';')) throw new Error(`no such entity: ${whole}`);
    return found;
  });
}
