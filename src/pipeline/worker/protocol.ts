import { DamagedFacts } from '../../facts/faults.ts';
import { Fault, type Finding, UserError } from '../../model/index.ts';
import type { FactsWorker } from '../platform.ts';

/** What the server may ask of the facts worker: the worker's operations by name. */
export type Operation = keyof FactsWorker;

export interface Request {
  readonly id: number;
  readonly operation: Operation;
  readonly values: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly kind: 'result'; readonly result: unknown }
  | {
      readonly id: number;
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly id: number; readonly kind: 'user-error'; readonly findings: readonly Finding[] }
  | {
      readonly id: number;
      readonly kind: 'fault' | 'damaged';
      readonly message: string;
      readonly remedy: string;
    }
  | { readonly id: number; readonly kind: 'bug'; readonly message: string };

/** An error on its way between the processes. */
export function errorReply(id: number, error: unknown): Reply {
  if (error instanceof UserError) return { id, kind: 'user-error', findings: error.findings };
  if (error instanceof Fault) {
    const kind = error instanceof DamagedFacts ? 'damaged' : 'fault';
    return { id, kind, message: error.message, remedy: error.remedy };
  }
  return {
    id,
    kind: 'bug',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

/** The error that a reply stands for; undefined when it stands for none. */
export function replyError(reply: Reply): Error | undefined {
  if (reply.kind === 'user-error') return new UserError(reply.findings);
  if (reply.kind === 'damaged') return new DamagedFacts(reply.message, reply.remedy);
  if (reply.kind === 'fault') return new Fault(reply.message, reply.remedy);
  return reply.kind === 'bug' ? new Error(reply.message) : undefined;
}
