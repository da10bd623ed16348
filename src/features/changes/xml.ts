/** A piece of finished XML. */
export interface Xml {
  readonly xml: string;
}

/** Code points that no XML 1.0 document may hold, not even escaped; and halves of characters. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replace(forbidden, '\u{FFFD}').replace(/[&<>"'\r]/g, (one) => entities[one]!);
}

/**
 * One element. Its texts and the values of its attributes are escaped; only what this function
 * made goes in as it is.
 * @example element('a', { href: '/?x&y' }, 'A < B').xml // '<a href="/?x&amp;y">A &lt; B</a>'
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (string | Xml)[]
): Xml {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = children.map((one) => (typeof one === 'string' ? escaped(one) : one.xml));
  const start = `<${name}${given.join('')}`;
  return { xml: inside.length === 0 ? `${start}/>` : `${start}>${inside.join('')}</${name}>` };
}
