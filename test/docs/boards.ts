import { succeed, temporaryFolder } from '../civicstat.ts';

/** One number of `civicstat score --format json`. */
export interface PrintedScore {
  readonly score: number | null;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly target: number | null;
  readonly reason: string | null;
}

interface PrintedComposite extends PrintedScore {
  readonly coverage: number | null;
  readonly scored: number;
  readonly total: number;
  readonly grade: string | null;
  readonly status: string;
}

export interface PrintedBoard {
  readonly composite: Readonly<Record<string, PrintedComposite>>;
  readonly metrics: readonly (Readonly<Record<string, PrintedScore>> & {
    readonly metric: string;
  })[];
}

const folders = { boston: 'examples/boston', worked: 'docs/explanation/worked' };

/** The sample cities in a data folder of their own, loaded when they are first asked for. */
export async function openBoards() {
  const data = temporaryFolder();
  const loaded = new Set<string>();
  const asked = new Map<string, Promise<PrintedBoard>>();
  const load = async (city: string) => {
    if (loaded.has(city)) return;
    loaded.add(city);
    const folder = folders[city as keyof typeof folders];
    await succeed(data, 'apply', folder);
    await succeed(data, 'import', `${folder}/observations.csv`, '--city', city);
    if (city === 'boston') await succeed(data, 'import', `${folder}/targets.csv`, '--city', city);
  };
  const board = async (city: string, date: string, knownOn: string): Promise<PrintedBoard> => {
    await load(city);
    // What the worked city delivers is known from the import on.
    const known = city === 'worked' ? [] : ['--known-on', knownOn];
    const words = ['score', '--city', city, '--date', date, ...known, '--format', 'json'];
    const key = words.join(' ');
    const answer = asked.get(key) ?? succeed(data, ...words).then((text) => JSON.parse(text));
    asked.set(key, answer);
    return answer;
  };
  return {
    data,
    board,
    score: async (city: string, date: string, knownOn: string, metric: string, period: string) => {
      const found = (await board(city, date, knownOn)).metrics.find((one) => one.metric === metric);
      if (found === undefined) throw new Error(`${city} has no metric ${metric}`);
      return found[period]!;
    },
  };
}
