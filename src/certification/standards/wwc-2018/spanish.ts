import type { StandardTexts } from '../../contract.ts';
import { whatWorksInSpanish } from '../stated.ts';

const criteria: StandardTexts['criteria'] = {
  DG1: [
    'Inventario completo de datos',
    'Un inventario detallado y completo hace que los datos de la ciudad sean más fáciles de encontrar y consultar.',
  ],
  DG2: [
    null,
    'Las responsabilidades de la gobernanza de los datos están por escrito y se llevan a cabo en reuniones al menos una vez por trimestre.',
  ],
  DG3: [null, 'La ciudad trabaja para mejorar la calidad de sus datos.'],
  E1: [
    null,
    'Una política u ordenanza alienta la evaluación rigurosa de prácticas, programas o políticas.',
  ],
  E2: [null, 'Hay normas, métodos o herramientas que ayudan al personal a evaluar con rigor.'],
  OD1: [
    null,
    'Una política de datos abiertos, pública y codificada, compromete a la ciudad con la transparencia y con divulgar por iniciativa propia sus datos y sus prácticas de datos.',
  ],
  OD2: [null, 'La manera de publicar datos abiertos está documentada.'],
  PA1: [
    'Fijar metas medibles para toda la ciudad (título de Portland)',
    'Las metas estratégicas tienen nombre, hay medidas variadas alineadas con ellas y los datos se usan para valorar el avance.',
  ],
  RDC6: [
    'Uso de datos de desempeño en la contratación (título de Portland)',
    'Los datos de desempeño de los proveedores se revisan para decisiones posteriores de selección, renovación o ampliación.',
  ],
  SE1: [
    null,
    'La ciudad anota lo que aprende de los usuarios y los usos de los datos abiertos e incorpora sus necesidades en su práctica de datos abiertos.',
  ],
  SE2: [
    null,
    'Una ayuda clara y práctica permite a los residentes consultar y usar los datos de la ciudad.',
  ],
  SE3: [
    null,
    'Un proceso claro permite a los usuarios de los datos trabajar con la ciudad en crear y mejorar la política y la práctica de datos abiertos.',
  ],
  SE4: [
    null,
    'Un proceso claro invita a la comunidad a usar los datos públicos de la ciudad en los problemas locales más urgentes.',
  ],
};

const checks: StandardTexts['checks'] = {
  'DG1.1': 'Un método escrito dice cómo se recoge y actualiza el inventario de forma habitual',
  'DG1.2': 'El inventario se actualizó en los últimos 12 meses',
  'DG1.3': 'Abarca conjuntos de datos de más del 80 % de los departamentos',
  'DG1.4': 'Una versión está en internet',
  'DG2.1':
    'Una persona (como una jefatura de datos) o un equipo responde por el trabajo y la política de gobernanza (primera edición)',
  'DG2.2':
    'Se lleva una lista escrita de las responsabilidades de gobernanza (primera edición; el texto se interrumpe)',
  'DG2.3':
    'Una declaración de propósito o un conjunto de metas guía la gobernanza (edición posterior)',
  'DG2.4': 'Los comités de gobernanza se reúnen al menos cada trimestre (edición posterior)',
  'DG3.1': 'Una auditoría de calidad encuentra los problemas',
  'DG3.2': 'Hay procesos que mejoran los problemas encontrados',
  'DG3.3': 'Hay normas que dan coherencia a los campos comunes (por ejemplo, la dirección postal)',
  'DG3.4': 'Los usuarios de los datos tienen vías para avisar de problemas de calidad',
};

/** The known criteria in Spanish: this project's own words, no official translation. */
export const spanish: StandardTexts = {
  ...whatWorksInSpanish,
  name: 'Criterios What Works Cities de 2018 (en uso hasta 2022; se conocen 13 de 45)',
  practices: {
    'Data Governance': 'Gobernanza de datos',
    Evaluations: 'Evaluaciones',
    'Open Data': 'Datos abiertos',
    'Performance & Analytics': 'Desempeño y análisis',
    'Results-Driven Contracting': 'Contratación orientada a resultados',
    'Stakeholder Engagement': 'Participación de los interesados',
  },
  criteria,
  checks,
};
