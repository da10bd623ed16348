import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { Fault } from '../../model/index.ts';
import type { FactsWorker, Progress } from '../platform.ts';
import { type Operation, type Reply, replyError } from './protocol.ts';

/** How to start the worker's process. */
export interface WorkerSettings {
  /** The program to run: the worker's composition root. */
  readonly program: string;
  readonly dataFolder: string;
  /** Limit of the process' own heap; the engine has its own limit beside. */
  readonly heapMegabytes: number;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: Progress | undefined;
}

/** The worker's process ended before it answered. */
class WorkerDied extends Fault {
  constructor(options?: ErrorOptions) {
    super(
      'the facts worker stopped while it was working',
      'Nothing was changed by this step; run the command again',
      options,
    );
  }
}

/**
 * The facts worker as seen from the server: a child process, started on the first question and
 * again after it died. What only reads is asked once more of the new one; what changes something
 * and was under way when the worker died fails with a `Fault`.
 */
export function openFactsWorker(settings: WorkerSettings): FactsWorker {
  const link = new WorkerLink(settings);
  const ask = <T>(operation: Operation, values: readonly unknown[], progress?: Progress) =>
    link.ask(operation, values, progress) as Promise<T>;
  const read = <T>(operation: Operation, values: readonly unknown[]) =>
    ask<T>(operation, values).catch((error: unknown) => {
      if (error instanceof WorkerDied) return ask<T>(operation, values);
      throw error;
    });
  return {
    check: (question, progress) => ask('check', [question], progress),
    land: (delivery) => ask('land', [delivery]),
    landed: () => read('landed', []),
    forget: (deliveries) => ask('forget', [deliveries]),
    observations: (question) => read('observations', [question]),
    targets: (...values) => read('targets', values),
    restatements: (...values) => read('restatements', values),
    extent: (...values) => read('extent', values),
    derive: (question) => ask('derive', [question]),
    breakdown: (question) => read('breakdown', [question]),
    changed: (question) => read('changed', [question]),
    cases: (question) => read('cases', [question]),
    checksum: () => read('checksum', []),
    clear: () => ask('clear', []),
    replace: () => ask('replace', []),
    close: () => link.close(),
  };
}

class WorkerLink {
  private child: ChildProcess | null = null;
  private nextId = 1;
  private readonly waiting = new Map<number, Waiting>();
  private readonly settings: WorkerSettings;

  constructor(settings: WorkerSettings) {
    this.settings = settings;
  }

  ask(operation: Operation, values: readonly unknown[], progress?: Progress): Promise<unknown> {
    const child = this.running();
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, progress });
      child.send({ id, operation, values }, (error) => {
        if (error !== null) this.fail(id, new WorkerDied({ cause: error }));
      });
    });
  }

  async close(): Promise<void> {
    const child = this.child;
    if (child === null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await this.ask('close', []).catch(() => undefined);
    if (child.connected) child.disconnect();
    await gone;
  }

  private running(): ChildProcess {
    if (this.child !== null) return this.child;
    const { program, dataFolder, heapMegabytes } = this.settings;
    const child = fork(program, [dataFolder], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (reply: Reply) => this.receive(reply));
    child.on('exit', () => this.lost(child));
    child.on('error', () => this.lost(child));
    giveWay(child);
    this.child = child;
    return child;
  }

  private receive(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    if (waiting === undefined) return;
    if (reply.kind === 'progress') {
      waiting.progress?.(reply.done, reply.total);
      return;
    }
    this.waiting.delete(reply.id);
    if (reply.kind === 'result') waiting.resolve(reply.result);
    else waiting.reject(replyError(reply)!);
  }

  private lost(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    for (const id of [...this.waiting.keys()]) this.fail(id, new WorkerDied());
  }

  private fail(id: number, error: Error): void {
    this.waiting.get(id)?.reject(error);
    this.waiting.delete(id);
  }
}

/** Pages are answered before files are read: where both want a processor, the worker waits. */
function giveWay(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It may have ended already, or the system may not allow it; then it works as any other.
  }
}
