export { type AssessmentQuestion, assess, criteriaOf } from './assess.ts';
export type {
  Answer,
  Assessment,
  Basis,
  By,
  Check,
  CheckResult,
  CityChecklist,
  Condition,
  Criterion,
  CriterionResult,
  EvidenceQuestion,
  EvidenceRecord,
  Measurement,
  Outcome,
  Rounding,
  Rule,
  Silence,
  Standard,
  Status,
  Threshold,
  TierStep,
} from './contract.ts';
export { roundings, statuses } from './contract.ts';
export { standards } from './standards/index.ts';
export { stepNeeds } from './tiers.ts';
