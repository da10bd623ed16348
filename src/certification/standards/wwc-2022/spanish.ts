import type { StandardTexts } from '../../contract.ts';
import { whatWorksInSpanish } from '../stated.ts';
import { checks } from './spanish-checks.ts';
import { criteria } from './spanish-criteria.ts';

/** The standard in Spanish: this project's own words, no official translation. */
export const spanish: StandardTexts = {
  ...whatWorksInSpanish,
  name: 'Estándar What Works Cities, versión 3.0 (2022)',
  practices: {
    'Data Management': 'Gestión de datos',
    Evaluations: 'Evaluaciones',
    'Leadership and Capacity': 'Liderazgo y capacidad',
    'Data-Driven Budget and Finance': 'Presupuesto y finanzas guiados por datos',
    'Results-Driven Contracting': 'Contratación orientada a resultados',
    'Open Data': 'Datos abiertos',
    'Community Impact': 'Efecto en la comunidad',
    'Performance and Analytics': 'Desempeño y análisis',
  },
  criteria,
  checks,
};
