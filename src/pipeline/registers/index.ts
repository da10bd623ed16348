import { type AnswerEntry, answers } from './answers/index.ts';
import { type BodyEntry, bodies } from './bodies/index.ts';
import { type ChecklistEntry, checklists } from './checklists/index.ts';
import type { Register } from './contract.ts';
import { type DecisionEntry, decisions } from './decisions/index.ts';
import { type DocumentEntry, documents } from './documents/index.ts';
import { type DrillEntry, drills } from './drills/index.ts';
import { type EngagementEntry, engagements } from './engagements/index.ts';
import { type MeetingEntry, meetings } from './meetings/index.ts';
import { type ReviewEntry, reviews } from './reviews/index.ts';
import { type RoleEntry, roles } from './roles/index.ts';
import { type SettingsEntry, settings } from './settings/index.ts';
import { type StepEntry, steps } from './steps/index.ts';
import { type TrainingEntry, trainings } from './trainings/index.ts';

/** Every register, in the order in which references lead: to earlier ones. */
export const registers: readonly Register[] = [
  documents,
  roles,
  bodies,
  engagements,
  meetings,
  decisions,
  trainings,
  drills,
  settings,
  checklists,
  answers,
  steps,
  reviews,
];

/** All entries in force, by register. */
export interface RegisterEntries {
  readonly documents: readonly DocumentEntry[];
  readonly roles: readonly RoleEntry[];
  readonly bodies: readonly BodyEntry[];
  readonly meetings: readonly MeetingEntry[];
  readonly decisions: readonly DecisionEntry[];
  readonly trainings: readonly TrainingEntry[];
  readonly engagements: readonly EngagementEntry[];
  readonly drills: readonly DrillEntry[];
  readonly standards: readonly SettingsEntry[];
  readonly checklists: readonly ChecklistEntry[];
  readonly answers: readonly AnswerEntry[];
  readonly steps: readonly StepEntry[];
  readonly reviews: readonly ReviewEntry[];
}

export { reviewVerdicts } from './reviews/index.ts';
export type {
  AnswerEntry,
  BodyEntry,
  ChecklistEntry,
  DecisionEntry,
  DocumentEntry,
  DrillEntry,
  EngagementEntry,
  MeetingEntry,
  ReviewEntry,
  RoleEntry,
  SettingsEntry,
  StepEntry,
  TrainingEntry,
};
