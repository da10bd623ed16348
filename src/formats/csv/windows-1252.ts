/**
 * The characters of 0x80 to 0x9F, from the WHATWG Encoding Standard's index; a blank where there is
 * none. The runtime's own decoder takes windows-1252 for Latin-1 and gives control characters.
 */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The character of a byte in windows-1252, or null for the five bytes that have none. */
export function windows1252Character(byte: number): string | null {
  if (byte < 0x80 || byte > 0x9f) return String.fromCharCode(byte);
  const character = upper[byte - 0x80]!;
  return character === ' ' ? null : character;
}
