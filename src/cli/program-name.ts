/**
 * Text for a person in which commands stand as they are typed here: `civicstat apply` becomes, in a
 * checkout, `npm run -s civicstat -- apply`.
 * @param program what is typed before a command's name
 */
export function asTyped(text: string, program: string): string {
  return text.replaceAll(/(?<![\w./-])civicstat (?=[a-z])/g, () => `${program} `);
}
