import type { Connector } from '../connectors/contract.ts';
import { UserError } from '../model/index.ts';
import { rules } from '../scoring/index.ts';
import { applyNotices } from './apply-notices.ts';
import { type PlannedRecord, planCollecting } from './collect/plan.ts';
import { cityFilesIn, type Plan, planApply, readCityFolder } from './definitions/index.ts';
import { act, type Platform } from './platform.ts';
import { writePublicIndex } from './reconcile.ts';
import { planRegisters, type RegisterChange, storeRegisters } from './registers/apply-registers.ts';

/** What applying a city folder would do or did. */
export interface Applied {
  readonly city: string;
  readonly plan: Plan;
  /** What changes in its sources, its schedule and its mail server. */
  readonly collecting: readonly PlannedRecord[];
  /** What changes in its registers. */
  readonly registers: readonly RegisterChange[];
  /** What the person should know about it: sentences. */
  readonly notices: readonly string[];
}

/**
 * Reads a city folder and makes the stored definitions, sources and registers as it says; the
 * same folder again changes nothing. All findings of the folder at once are a `UserError`.
 * @param shown the folder's name as the person gave it, for findings
 */
export async function applyFolder(
  platform: Platform,
  question: { readonly folder: string; readonly shown: string; readonly dryRun: boolean },
  connectors: readonly Connector[] = [],
): Promise<Applied> {
  const files = cityFilesIn(question.folder);
  const reading = await readCityFolder(question.shown, files, rules, connectors);
  if (Array.isArray(reading)) throw new UserError(reading);
  const { city } = reading;
  const revision = await platform.state.definitionsRevision(city.slug);
  const collecting = await planCollecting(platform, city.slug, reading);
  const plan = planApply(await platform.state.definitions(city.slug), city);
  const registers = await planRegisters(platform, city, { files, shown: question.shown });
  if (plan.length > 0 && !question.dryRun) {
    const changes = plan.map(({ kind, slug, body }) => ({ kind, slug, body }));
    await platform.state.applyDefinitions(city.slug, changes, revision, act(platform));
  }
  if (collecting.length > 0 && !question.dryRun) {
    await platform.state.putRecords(city.slug, 'sources.applied', collecting, act(platform));
  }
  if (!question.dryRun) {
    await storeRegisters(platform, city.slug, registers);
    if (registers.changes.length > 0) await writePublicIndex(platform, city.slug);
  }
  const notices = await applyNotices(platform, city, plan);
  return { city: city.slug, plan, collecting, registers: registers.changes, notices };
}
