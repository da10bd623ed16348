/** What differs from one database to the next in the text of a query. */
export interface Dialect {
  /** Quotes around names, beside the double quotes of the standard. */
  readonly nameQuotes: readonly (readonly [open: string, close: string])[];
  /** A name of the result as it stands in a query. */
  quoteName(name: string): string;
  /** Where the value of the cursor goes. */
  readonly placeholder: string;
  /** Whether WITH may stand in a query within another one. */
  readonly nestsWith: boolean;
  /** Functions that only this database has and that do nothing but compute. */
  readonly functions: readonly string[];
}
