import type { SettingValues } from '../../connectors/contract.ts';
import { type Mapping, standardMapping } from '../../formats/index.ts';
import type { DeliveryKind } from '../../model/index.ts';

/** The kind of the records that sources are kept as. */
export const sourceKind = 'source';

/** How a source's columns are read where it says nothing of it. */
export const usualMapping: Mapping = {
  ...standardMapping,
  name: 'source',
  // A column that a source gains must not make breakdowns of its totals.
  dimensions: [],
};

/** Where data come from by themselves. Secrets are kept apart, sealed. */
export interface Source {
  readonly slug: string;
  readonly title: string;
  /** A connector's kind. */
  readonly connector: string;
  /** Without secrets; what is left out has the connector's default. */
  readonly settings: SettingValues;
  readonly gives: DeliveryKind;
  /** Of events: the slug of their dataset; null: the city's only one. */
  readonly dataset: string | null;
  readonly mapping: Mapping;
  /** Columns by which rows are told apart; empty: all of them. */
  readonly key: readonly string[];
  readonly incremental: boolean;
  /** A crontab line in the city's zone; null: pulled only when somebody asks. */
  readonly schedule: string | null;
  readonly graceMinutes: number;
  readonly mostRows: number;
  readonly mostMegabytes: number;
  readonly mostMinutes: number;
  readonly idleSeconds: number;
  /** 0 to 1: a load with fewer than this part of its usual rows is held. */
  readonly leastShare: number;
  readonly mailTo: string | null;
  /** `file` stands in the city's folder and changes there only. */
  readonly origin: 'file' | 'desk';
}

export function sourceOf(body: string): Source {
  return JSON.parse(body) as Source;
}
