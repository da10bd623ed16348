import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Snapshots } from '../archive/snapshots.ts';
import type { Instant } from '../model/index.ts';
import type { Frame } from '../web/assets.tsx';
import { type Reader, type Told, told, usualLanguage } from '../web/language/index.ts';

/** A page and its data twins: the same address with `.json`, `.csv` or `.atom` behind it. */
export type PageType = 'html' | 'json' | 'csv' | 'atom';

/** A text to send that is made once and kept. */
export interface Page {
  /** Everything the text depends on besides its reader: equal keys mean equal bytes. */
  readonly key: string;
  readonly type: PageType;
  /** Makes the text. What it throws is kept by nobody: the next request asks again. */
  readonly render: (reader: Reader) => Promise<string>;
}

/** What the server lends to every feature. */
export interface FeatureContext {
  readonly snapshots: Snapshots;
  readonly clock: () => Instant;
  readonly frame: Frame;
  /** The address under which people reach the site, for absolute links; null: not said. */
  readonly site: string | null;
  /**
   * Answers with a page in the reader's language (data twins have one for all): from memory when
   * it was made before, compressed as the reader accepts.
   */
  readonly send: (
    request: FastifyRequest,
    reply: FastifyReply,
    page: Page,
  ) => Promise<FastifyReply>;
}

/** A question that programs may ask, and the shape of its answer: a line in the reference of the API. */
export interface Answer {
  /** Behind `/api/v1/cities`; with `.json` behind it, and without the prefix, the page's data twin. */
  readonly path: `/{city}${string}` | '';
  readonly summary: string;
  /** What the shape is called; answers of one shape share it. */
  readonly shape: string;
  readonly schema: z.ZodType;
  /** What may stand behind the `?`, with what it means. */
  readonly query?: Readonly<Record<string, string>>;
}

/** One thing that a user would name. */
export interface Feature {
  readonly name: string;
  /** Adds the feature's addresses. Throw `NotFound` for what is not there. */
  readonly register: (app: FastifyInstance, context: FeatureContext) => void;
  /** What it tells programs as JSON. */
  readonly answers: readonly Answer[];
}

/** An address with nothing behind it: a 404 in the form that the address asks for. */
export class NotFound extends Error {
  readonly says: Told;
  readonly remedy: Told;

  constructor(says: Told, remedy: Told) {
    super(told(says, usualLanguage));
    this.name = 'NotFound';
    this.says = says;
    this.remedy = remedy;
  }
}
