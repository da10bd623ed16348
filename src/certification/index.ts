export { type AssessmentQuestion, assess } from './assess.ts';
export {
  type Carried,
  type CarryMap,
  carryMaps,
  carryOver,
  type LeftBehind,
} from './carry-over.ts';
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
  Taken,
  Threshold,
  TierStep,
} from './contract.ts';
export { roundings } from './contract.ts';
export { counted, share } from './measurement.ts';
export { cheapestPoints, type Plans, pointsWith } from './roadmap.ts';
export { standards } from './standards/index.ts';
