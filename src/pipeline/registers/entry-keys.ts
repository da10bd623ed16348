import { z } from 'zod';
import type { Register } from './contract.ts';

/** What a key of an entry holds, as far as a form or a page of reference has to know. */
export interface EntryKey {
  readonly key: string;
  /** `lines`: several texts; `choices`: several of a closed list; `parts`: maps of their own. */
  readonly holds: 'line' | 'day' | 'choice' | 'choices' | 'lines' | 'flag' | 'number' | 'parts';
  /** Empty unless it holds choices. */
  readonly choices: readonly string[];
  readonly required: boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly input?: string;
}

/** The keys of a register's entries in their order, without the slug. */
export function entryKeys({ shape }: Pick<Register, 'shape'>): EntryKey[] {
  const { properties, required } = z.toJSONSchema(shape, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties: Record<string, JsonSchema>; required?: readonly string[] };
  return Object.entries(properties)
    .filter(([key]) => key !== 'slug')
    .map(([key, schema]) => {
      const own = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema;
      const choices = own.enum ?? own.items?.enum ?? [];
      return { key, holds: holdsIn(own), choices, required: required?.includes(key) ?? false };
    });
}

function holdsIn({ type, items, input, enum: choices }: JsonSchema): EntryKey['holds'] {
  if (type === 'array') {
    if (items?.type !== 'string') return 'parts';
    return items.enum === undefined ? 'lines' : 'choices';
  }
  if (type === 'boolean') return 'flag';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'object') return 'parts';
  if (input === 'day') return 'day';
  return choices === undefined ? 'line' : 'choice';
}
