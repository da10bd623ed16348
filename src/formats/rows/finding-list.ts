import type { Finding } from '../../model/index.ts';

/** What is wrong with a value and what to do; the place is added by whoever knows it. */
export type Said = Pick<Finding, 'code' | 'message' | 'remedy'>;

/** Collects the findings of one file: the first `limit` as they are, the others as a number. */
export class FindingList {
  readonly #file: string;
  readonly #limit: number;
  readonly #makers: (() => Omit<Finding, 'file'>)[] = [];
  #total = 0;

  constructor(file: string, limit: number) {
    this.#file = file;
    this.#limit = limit;
  }

  get total(): number {
    return this.#total;
  }

  /** The finding is made when the file has been read, so that it can count what follows it. */
  add(make: () => Omit<Finding, 'file'>): void {
    this.#total += 1;
    if (this.#makers.length < this.#limit) this.#makers.push(make);
  }

  /** At most `limit` findings in the order of the file, and one that counts the others. */
  list(): Finding[] {
    const findings: Finding[] = this.#makers.map((make) => ({ ...make(), file: this.#file }));
    const more = this.#total - findings.length;
    if (more > 0) {
      findings.push({
        code: 'more-findings',
        message: `${more} more ${more === 1 ? 'finding is' : 'findings are'} not listed`,
        remedy: 'Mend the ones listed and import again; what is left is listed then.',
        file: this.#file,
      });
    }
    return findings;
  }
}
