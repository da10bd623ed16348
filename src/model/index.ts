export * from './board.ts';
export * from './canonical.ts';
export * from './definition.ts';
export * from './finding.ts';
export * from './observation.ts';
export * from './reason.ts';
export * from './score.ts';
export * from './time.ts';
