import { Fault } from '../model/index.ts';

/** What lies in the index's place cannot be read; it can be replaced, because it holds no truth. */
export class DamagedFacts extends Fault {}

/** Another process has the index. */
export class HeldFacts extends Fault {}

/** A file of events whose form cannot be read: the file is to blame, and its reader says why. */
export class UnreadableFile extends Error {}
