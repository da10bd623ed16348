import type { Node } from 'yaml';
import { anyValue, type Kind } from './kinds.ts';
import type { Setting } from './section.ts';

export function required<T>(kind: Kind<T>, meaning: string): Setting<T> {
  return { kind, required: true, otherwise: undefined, otherwiseSays: null, meaning };
}

export function optional<T>(kind: Kind<T>, meaning: string): Setting<T | null> {
  return { kind, required: false, otherwise: null, otherwiseSays: null, meaning };
}

export function withDefault<T>(kind: Kind<T>, otherwise: T, meaning: string): Setting<T> {
  return { kind, required: false, otherwise, otherwiseSays: null, meaning };
}

/** A list or map whose parts are read by settings of their own. */
export function part(
  says: string,
  otherwiseSays: string | null,
  meaning: string,
): Setting<Node | null> {
  const kind = { ...anyValue, says };
  return { kind, required: false, otherwise: null, otherwiseSays, meaning };
}
