import type { Instant } from '../model/index.ts';

/** A browser that somebody signed in with. Only the hash of its token is stored. */
export interface StoredSession {
  /** SHA-256 of the token. */
  readonly token: string;
  /** Slug of the person's record. */
  readonly person: string;
  /** What every form of the session must bring back. */
  readonly formToken: string;
  readonly started: Instant;
  /** When it was last used, to the minute. */
  readonly used: Instant;
}

/** A code that is good for one use: setting a password. Only its hash is stored. */
export interface StoredCode {
  /** SHA-256 of the code. */
  readonly code: string;
  /** Null: for whoever becomes the first administrator. */
  readonly person: string | null;
  readonly expires: Instant;
}

/**
 * What changes in place around signing in, each write durable when its promise resolves. It is no
 * part of the log: decisions about people are records. Throws `Fault` when the disk or the
 * database fails.
 */
export interface AccessStore {
  /** The hash of a person's password; undefined before one was set. */
  password(person: string): Promise<string | undefined>;
  /** Whether anybody has a password. */
  anyPassword(): Promise<boolean>;
  /** Sets a password, and ends all sessions and codes of the person. */
  setPassword(person: string, hash: string, at: Instant): Promise<void>;

  /** Stores a session, and forgets those not used since `forgetBefore`. */
  startSession(session: StoredSession, forgetBefore: Instant): Promise<void>;
  session(token: string): Promise<StoredSession | undefined>;
  useSession(token: string, at: Instant): Promise<void>;
  endSession(token: string): Promise<void>;
  /** Ends all sessions and codes of a person. */
  endAccess(person: string): Promise<void>;

  /** Stores a code in place of all earlier ones of the same person. */
  putCode(code: StoredCode): Promise<void>;
  code(code: string): Promise<StoredCode | undefined>;
  /** Takes a code away; true for exactly one of all who ask. */
  takeCode(code: string): Promise<boolean>;

  /**
   * Notes an attempt under every subject, unless one of them has had its most within the window:
   * then nothing is noted, and the answer is the instant from which the next may be made. Null:
   * go on. Of all who ask at once no more than the most are let through.
   */
  attempt(
    limits: readonly { readonly subject: string; readonly most: number }[],
    at: Instant,
    windowMicroseconds: number,
  ): Promise<Instant | null>;
  clearAttempts(subject: string): Promise<void>;
}
