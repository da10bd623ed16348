import { z } from 'zod';
import { namedParts } from '../features/boards/schema.ts';
import type { Answer } from '../features/contract.ts';

/** Where the API begins: behind it, the addresses of the pages, answered as JSON. */
const base = '/api/v1/cities';

/**
 * The data twin that an address of the API stands for; null for other addresses.
 * @example twinOf('/api/v1/cities/boston/metrics?form=raw') // '/boston/metrics.json?form=raw'
 */
export function twinOf(url: string): string | null {
  const found = /^\/api\/v1\/cities(\/[^?]*[^?/])?(\?.*)?$/.exec(url);
  if (found === null) return null;
  const [, place = '/cities', query = ''] = found;
  return `${place}.json${query}`;
}

/** What every name in braces stands for. */
const places: Readonly<Record<string, string>> = {
  city: 'The slug of a city.',
  date: 'The date of a board, as YYYY-MM-DD.',
  metric: 'The slug of a metric.',
  column: 'The column of a dataset that numbers are broken down by.',
  group: 'The slug of the topic or department.',
  hash: 'The SHA-256 of the receipt, in 64 letters and digits.',
};

const problemSchema = z
  .strictObject({
    error: z.strictObject({
      code: z.string().describe('A stable word for programs.'),
      message: z.string(),
      remedy: z.string(),
    }),
  })
  .describe('What went wrong, and what helps.');

/** The description of the API by OpenAPI 3.1, made of the answers of all features. */
export function openApiDocument(answers: readonly Answer[]) {
  const { schemas } = z.toJSONSchema(namedSchemas(answers), {
    uri: (id) => `#/components/schemas/${id}`,
    // Answers may say more in time: whoever reads them is not to count on the absence of a key.
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
      delete jsonSchema.$schema;
      delete jsonSchema.$id;
    },
  });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Civicstat',
      version: '1',
      description:
        'The published boards of this server, read-only and without sign-in: each address answers what the page of the same address shows.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: base }],
    paths: Object.fromEntries(
      answers.map((answer) => [answer.path || '/', { get: pathOf(answer) }]),
    ),
    components: { schemas },
  };
}

function pathOf({ path, summary, shape, query = {} }: Answer) {
  const named = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name!);
  return {
    summary,
    parameters: [
      ...named.map((name) => parameter(name, 'path', places[name]!)),
      ...Object.entries(query).map(([name, says]) => parameter(name, 'query', says)),
    ],
    responses: {
      200: { description: summary, content: contentOf(shape) },
      404: { description: 'There is nothing of that name.', content: contentOf('Problem') },
      default: { description: 'Another problem.', content: contentOf('Problem') },
    },
  };
}

function parameter(name: string, place: 'path' | 'query', description: string) {
  return { name, in: place, required: place === 'path', description, schema: { type: 'string' } };
}

function contentOf(name: string) {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
}

/** Each shape once, under its name. */
function namedSchemas(answers: readonly Answer[]) {
  const shapes = new Map(answers.map(({ shape, schema }) => [shape, schema]));
  const all = [...Object.entries(namedParts), ['Problem', problemSchema] as const, ...shapes];
  const named = z.registry<{ id: string }>();
  for (const [id, schema] of all) named.add(schema, { id });
  return named;
}
