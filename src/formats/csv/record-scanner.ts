/** One record; `line` is that of the file, from 1, at which it begins. */
export interface CsvRecord {
  readonly fields: readonly string[];
  readonly line: number;
  /** What is wrong with the record's form; its fields are then not to be used. */
  readonly fault: RecordFault | null;
}

export interface RecordFault {
  readonly kind:
    | 'quote-in-field'
    | 'text-after-quote'
    | 'quote-not-closed'
    | 'field-too-long'
    | 'record-too-long';
  readonly line: number;
  /** Position of the character in its line, from 1. */
  readonly column: number;
  /** For `text-after-quote`: the line on which the quoted field ended. */
  readonly endLine: number;
  /** What stands there, a few characters. */
  readonly found: string;
}

export interface ScannerLimits {
  readonly fieldLength: number;
  readonly recordLength: number;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * Splits text that comes in pieces into the records of RFC 4180, strictly. A line ends with LF,
 * CRLF or a lone CR; lines without any character are no records. Keeps only the record that has
 * not ended yet: at most `recordLength` characters and the newest piece.
 */
export class RecordScanner {
  readonly #delimiter: number;
  readonly #limits: ScannerLimits;
  #text = '';
  /** Where the record begins in `#text`, and on which line of the file. */
  #start = 0;
  #line = 1;
  #last = false;
  #ended = false;
  #loneReturns = 0;

  // The record being scanned.
  #at = 0;
  #fields: string[] = [];
  #fault: RecordFault | null = null;
  #breaks = 0;

  constructor(delimiter: string, limits: ScannerLimits) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limits = limits;
  }

  /** True after a fault behind which nobody can say what is inside quotes and what is not. */
  get ended(): boolean {
    return this.#ended;
  }

  /** How many lines ended with a carriage return alone. */
  get loneReturns(): number {
    return this.#loneReturns;
  }

  /** The line and column right behind the text that was given so far. */
  get place(): { readonly line: number; readonly column: number } {
    return this.#placeOf(this.#text.length);
  }

  /** Takes the next piece of text; all records must have been taken out before. */
  push(text: string, last: boolean): void {
    this.#text = this.#start < this.#text.length ? this.#text.slice(this.#start) + text : text;
    this.#start = 0;
    this.#last = last;
  }

  /** The next record; null when more text is needed, or there is none. */
  next(): CsvRecord | null {
    while (!this.#ended && this.#start < this.#text.length) {
      const whole = this.#scan();
      const length = (whole ? this.#at : this.#text.length) - this.#start;
      if (length > this.#limits.recordLength) return this.#tooLong();
      if (!whole) return null;
      const record = this.#take();
      if (record.fault !== null || record.fields.length > 0) return record;
    }
    return null;
  }

  #take(): CsvRecord {
    const record = { line: this.#line, fault: this.#fault, fields: this.#fields };
    this.#line += this.#breaks;
    this.#start = this.#at;
    return record;
  }

  /**
   * A record that does not end in time is most often a quote that is not closed, so what there is
   * of it is looked at as if the file ended there. Otherwise its first field that is too long, if
   * there is one, is the place to look at.
   */
  #tooLong(): CsvRecord {
    this.#text = this.#text.slice(this.#start, this.#start + this.#limits.recordLength);
    this.#start = 0;
    this.#last = true;
    this.#scan();
    const found = this.#fault;
    this.#ended = true;
    if (found?.kind === 'quote-not-closed') return { line: this.#line, fault: found, fields: [] };
    const kind = 'record-too-long';
    const place = found?.kind === 'field-too-long' ? found : this.#faultAt(kind, this.#text.length);
    return { line: this.#line, fault: { ...place, kind }, fields: [] };
  }

  /** Scans one record from `#start`; false when the text ends before the record does. */
  #scan(): boolean {
    this.#at = this.#start;
    this.#fields = [];
    this.#fault = null;
    this.#breaks = 0;
    if (this.#atLineEnd()) return this.#lineEnd();
    while (true) {
      const quoted = this.#text.charCodeAt(this.#at) === QUOTE;
      if (!(quoted ? this.#quotedField() : this.#plainField())) return false;
      if (this.#text.charCodeAt(this.#at) !== this.#delimiter) return this.#lineEnd();
      this.#at += 1;
    }
  }

  #atLineEnd(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return code === LINE_FEED || code === RETURN;
  }

  /** Steps over the end of the line or file; false when more text is needed to tell. */
  #lineEnd(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    if (Number.isNaN(code)) return this.#last;
    if (code === LINE_FEED) this.#at += 1;
    else if (code === RETURN) {
      const next = this.#text.charCodeAt(this.#at + 1);
      if (Number.isNaN(next) && !this.#last) return false;
      this.#at += next === LINE_FEED ? 2 : 1;
      if (next !== LINE_FEED) this.#loneReturns += 1;
    }
    this.#breaks += 1;
    return true;
  }

  #plainField(): boolean {
    const text = this.#text;
    const start = this.#at;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === LINE_FEED || code === RETURN) break;
      if (code === QUOTE) this.#fault ??= this.#faultAt('quote-in-field', at);
    }
    this.#at = at;
    if (at === text.length && !this.#last) return false;
    this.#keep(text.slice(start, at), start);
    return true;
  }

  #quotedField(): boolean {
    const text = this.#text;
    const opened = this.#at;
    let from = opened + 1;
    let value = '';
    while (true) {
      const quote = text.indexOf('"', from);
      if (quote === -1) return this.#notClosed(opened);
      if (quote + 1 === text.length && !this.#last) return false;
      value += text.slice(from, quote);
      from = quote + 1;
      if (text.charCodeAt(from) !== QUOTE) break;
      value += '"';
      from += 1;
    }
    this.#at = from;
    const breaks = lineBreaks(text, opened, from);
    const ends = from === text.length || this.#atLineEnd();
    if (!ends && text.charCodeAt(from) !== this.#delimiter) {
      return this.#textAfterQuote(opened, breaks);
    }
    this.#breaks += breaks;
    this.#keep(value, opened);
    return true;
  }

  #notClosed(opened: number): boolean {
    if (!this.#last) return false;
    this.#fault = this.#faultAt('quote-not-closed', opened);
    this.#ended = true;
    this.#at = this.#text.length;
    return true;
  }

  /**
   * On the line on which the field was opened, the rest of the line is left out. Over lines, one
   * of the two quotes is wrong and nobody knows which.
   */
  #textAfterQuote(opened: number, breaks: number): boolean {
    const fault = this.#faultAt('text-after-quote', breaks === 0 ? this.#at : opened);
    const endLine = this.#line + this.#breaks + breaks;
    this.#fault ??= { ...fault, endLine };
    if (breaks > 0) {
      this.#ended = true;
      return true;
    }
    while (this.#at < this.#text.length && !this.#atLineEnd()) this.#at += 1;
    return this.#at < this.#text.length || this.#last;
  }

  #keep(field: string, start: number): void {
    this.#fields.push(field);
    if (field.length > this.#limits.fieldLength) {
      this.#fault ??= this.#faultAt('field-too-long', start);
    }
  }

  #faultAt(kind: RecordFault['kind'], at: number): RecordFault {
    const { line, column } = this.#placeOf(at);
    return { kind, line, column, endLine: line, found: this.#shownAt(at) };
  }

  #shownAt(at: number): string {
    return this.#text.slice(at, at + 10).split(/[\r\n]/)[0]!;
  }

  #placeOf(at: number): { readonly line: number; readonly column: number } {
    const before = this.#text.slice(this.#start, at);
    const lastBreak = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
    return {
      line: this.#line + lineBreaks(before, 0, before.length),
      column: before.length - lastBreak,
    };
  }
}

/** Counts LF, CRLF and lone CR in a part of a text. */
function lineBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === RETURN || (code === LINE_FEED && text.charCodeAt(at - 1) !== RETURN)) breaks += 1;
  }
  return breaks;
}
