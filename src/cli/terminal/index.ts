import { Presets, SingleBar } from 'cli-progress';
import type { Report } from '../../pipeline/platform.ts';
import type { Terminal } from '../contract.ts';
import { asTyped } from '../program-name.ts';
import { describeAmount } from './amount.ts';

/** What the terminal needs of the world. */
export interface TerminalSettings {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  /** What a person types before a command's name. */
  readonly program: string;
}

/** Work that ends sooner is not worth a bar. */
const quietMilliseconds = 700;
/** Where nobody watches, a line this often shows that work goes on. */
const lineEveryMilliseconds = 15_000;

/** A terminal with progress bars for people and occasional lines for logs, both on stderr. */
export function openTerminal(
  settings: TerminalSettings,
): Terminal & { readonly finish: () => void } {
  const { stdout, stderr, program } = settings;
  let bar: Bar | null = null;
  const finish = () => {
    bar?.stop();
    bar = null;
  };
  const report: Report = {
    say: (line) => {
      finish();
      stderr.write(`${asTyped(line, program)}\n`);
    },
    progress: (part, unit) => {
      const began = settings.clock();
      let next = began + (stderr.isTTY ? quietMilliseconds : lineEveryMilliseconds);
      return (done, total) => {
        const now = settings.clock();
        if (now < next) return;
        next = now + (stderr.isTTY ? 100 : lineEveryMilliseconds);
        const said = describeAmount({ done, total, unit, seconds: (now - began) / 1000 });
        if (stderr.isTTY) bar = showBar(stderr, bar, { part, done, total, said });
        else stderr.write(`${part}: ${said}\n`);
      };
    },
  };
  return {
    out: (text) => {
      finish();
      stdout.write(asTyped(text, program));
    },
    err: (text) => {
      finish();
      stderr.write(asTyped(text, program));
    },
    report,
    finish,
  };
}

interface Bar {
  readonly part: string;
  readonly stop: () => void;
  readonly update: (done: number, said: string) => void;
}

interface Shown {
  readonly part: string;
  readonly done: number;
  readonly total: number | null;
  /** How far the work is, in words. */
  readonly said: string;
}

function showBar(
  stream: NodeJS.WriteStream,
  present: Bar | null,
  { part, done, total, said }: Shown,
): Bar {
  if (present?.part === part) {
    present.update(done, said);
    return present;
  }
  present?.stop();
  const format = total === null ? '{part}: {said}' : '{part} [{bar}] {said}';
  const single = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true, gracefulExit: true },
    Presets.shades_classic,
  );
  single.start(total ?? 0, done, { part, said });
  const update = (now: number, words: string) => single.update(now, { said: words });
  return { part, stop: () => single.stop(), update };
}
