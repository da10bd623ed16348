import type { VNode } from 'preact';
import type { Action, CityDefinition, Day, Instant } from '../model/index.ts';
import type { Person } from '../pipeline/access/person.ts';
import type { Outside } from '../pipeline/collect/contract.ts';
import type { Stores } from '../pipeline/stores.ts';
import type { ReceivedFile } from '../pipeline/uploads/folder.ts';
import type { DeskFrame } from '../web/desk-layout.tsx';
import type { Language, Told } from '../web/language/index.ts';

/** One request of a signed-in person who is allowed to make it. */
export interface Visit {
  readonly person: Person;
  readonly city: CityDefinition;
  /** In which language the person reads; the usual one unless the feature is translated. */
  readonly language: Language;
  /** The parts of the address that the route names, for example `department`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What a form sent; empty when a page is only read. */
  readonly form: URLSearchParams;
  /** The file that came with the form, already safe in `uploads`; null: none did. */
  readonly file: ReceivedFile | null;
  /** The folder of files that were sent and not taken in yet. */
  readonly uploads: string;
  /** Connectors and the network, for sources that are tried. */
  readonly outside: Outside;
  readonly now: Instant;
  /** The city's day: its `asOf`, else today in its zone. */
  readonly today: Day;
  /** Today in the city's zone, also in a sample city; what permissions hang on. */
  readonly realToday: Day;
  /** So many bytes that nobody can guess. */
  readonly random: (bytes: number) => Buffer;
  /** What `DeskLayout` and `Form` need. */
  readonly desk: DeskFrame;
  /** The stores, with the person as the actor of all that is done. */
  readonly stores: Stores;
  /** Whether the person may do something: in a department, or (without one) anywhere here. */
  may(action: Action, department?: string): boolean;
  /** Throws `Refusal` when the person may not. For what lies behind a name that a form sent. */
  demand(action: Action, department?: string): void;
}

/** What comes of a visit: a page, the address of one (after a form has done its work), a file. */
export type DeskAnswer =
  | {
      readonly page: VNode;
      /** 422 when the form needs mending, 409 when somebody else was faster; else 200. */
      readonly status?: 200 | 409 | 422;
    }
  | { readonly redirect: string }
  /** For a page's own script, at an address that ends in `.json`. */
  | { readonly json: unknown }
  | {
      /** A file to keep. */
      readonly download: {
        readonly name: string;
        readonly type: string;
        /** All at once, or pieces that are made while they are sent. */
        readonly bytes: Uint8Array | AsyncIterable<string | Uint8Array>;
      };
    };

/** One address of the desk, for reading (`get`) or for a form (`post`). */
export interface DeskRoute {
  readonly method: 'get' | 'post';
  /**
   * What follows `/{city}/desk`. A part `:department` is the department that the request is about:
   * the person must be allowed the action there. Without one it is enough to be allowed somewhere;
   * then the handler asks `visit.may` about what it shows, and `visit.demand` before it acts.
   */
  readonly path: '' | `/${string}`;
  /** Who may: a row of the authorisation table. */
  readonly action: Action;
  /** The most bytes that a form may send; 64 KiB when left out. */
  readonly bodyBytes?: number;
  /** Its page loads a script of this site, which speaks to this site only. */
  readonly runsScript?: true;
  /** The form brings a file; its token must come before the file. */
  readonly takesFile?: true;
  /** The most bytes of that file; 4 GiB when left out. */
  readonly fileBytes?: number;
  /** How long it may take; 1 when left out. */
  readonly minutes?: number;
  readonly handle: (visit: Visit) => Promise<DeskAnswer>;
}

/** A line of the desk's menu, shown to whoever may. */
export interface DeskMenuLine {
  /** A plain text is one of the usual language. */
  readonly label: Told;
  /** As in `DeskRoute`, without a department. */
  readonly path: DeskRoute['path'];
  readonly action: Action;
}

/** One thing that staff do, as data: the server adds sign-in, permission and form tokens. */
export interface DeskFeature {
  readonly name: string;
  /** Its pages are there in every language; left out: in the usual one only. */
  readonly isTranslated?: boolean;
  /** Left out: it is reached from other pages. */
  readonly menu?: DeskMenuLine;
  readonly routes: readonly DeskRoute[];
}
