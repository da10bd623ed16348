import { Presets, SingleBar } from 'cli-progress';
import type { Report } from '../../pipeline/platform.ts';
import type { Terminal } from '../contract.ts';
import { asTyped } from '../program-name.ts';

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
    progress: (part) => {
      const began = settings.clock();
      let next = began + (stderr.isTTY ? quietMilliseconds : lineEveryMilliseconds);
      return (done, total) => {
        const now = settings.clock();
        if (now < next) return;
        next = now + (stderr.isTTY ? 100 : lineEveryMilliseconds);
        if (!stderr.isTTY) {
          stderr.write(`${part}: ${share(done, total)}\n`);
          return;
        }
        bar = showBar(stderr, bar, part, done, total);
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
  readonly update: (done: number) => void;
}

function share(done: number, total: number | null): string {
  return total === null || total === 0 ? `${done} so far` : `${Math.floor((100 * done) / total)} %`;
}

function showBar(
  stream: NodeJS.WriteStream,
  present: Bar | null,
  part: string,
  done: number,
  total: number | null,
): Bar {
  if (present?.part === part) {
    present.update(done);
    return present;
  }
  present?.stop();
  const format =
    total === null
      ? '{part}: {value} so far'
      : '{part} [{bar}] {percentage} %, {eta_formatted} left';
  const single = new SingleBar(
    { format, stream, hideCursor: true, clearOnComplete: true, gracefulExit: true },
    Presets.shades_classic,
  );
  single.start(total ?? 0, done, { part });
  return { part, stop: () => single.stop(), update: (now) => single.update(now) };
}
