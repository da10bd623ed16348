import type { Feature } from './contract.ts';
import { scoreboard } from './scoreboard/routes.tsx';

export const features: readonly Feature[] = [scoreboard];
