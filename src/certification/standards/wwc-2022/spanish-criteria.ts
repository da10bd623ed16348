import type { StandardTexts } from '../../contract.ts';

/** Titles and summaries in Spanish: this project's own words, no official translation. */
export const criteria: StandardTexts['criteria'] = {
  DM1: [
    'Poner en práctica la estrategia y la gobernanza de los datos',
    'La ciudad tiene una lista escrita de quién responde por la estrategia y la gobernanza de los datos, y el órgano responsable se reúne cada trimestre o más a menudo para esa tarea.',
  ],
  DM2: [
    'Mantener un inventario completo de datos',
    'La ciudad lleva un inventario detallado de sus datos y de los datos de terceros que le importan, para que puedan encontrarse, consultarse y cuidarse.',
  ],
  DM3: [
    'Compartir datos',
    'Procedimientos escritos y fáciles de usar aceleran el intercambio de datos, incluidos los protegidos, entre departamentos y con socios externos.',
  ],
  DM4: [
    'Mejorar la calidad de los datos',
    'La ciudad tiene, y aplica de verdad, reglas o prácticas escritas para mejorar los datos.',
  ],
  DM5: [
    'Proteger la privacidad y la confidencialidad de los datos',
    'Reglas o prácticas escritas protegen la privacidad y la confidencialidad de los datos que guarda la ciudad.',
  ],
  DM6: [
    'Cuidar la seguridad de los datos',
    'Reglas o prácticas escritas reducen el riesgo de filtración, pérdida o manipulación.',
  ],
  DM7: [
    'Prácticas con datos cualitativos',
    'Una estrategia o un proceso por escrito asegura que las opiniones de los residentes y de otras personas se recojan de forma habitual y se usen en las decisiones.',
  ],
  DM8: [
    'Datos desglosados para decidir',
    'Para las prioridades de toda la ciudad se reúnen y estudian datos desglosados por lugar y por grupo de población, con el fin de fundamentar las decisiones.',
  ],
  DM9: [
    'Norma de servicio de datos',
    'Una norma pública y escrita dice cómo se construyen y operan buenos servicios de datos y de análisis en toda la ciudad.',
  ],
  EVAL1: [
    'Compromisos de evaluación para toda la ciudad',
    'Un compromiso de evaluar en toda la ciudad está por escrito y se pone en práctica (por ejemplo, una política, una agenda, una regla presupuestaria o fondos reservados).',
  ],
  EVAL2: [
    'Iniciar evaluaciones rigurosas',
    'La ciudad escoge e inicia con regularidad evaluaciones rigurosas (de proceso, experimentales o cuasiexperimentales).',
  ],
  EVAL3: [
    'Decidir con los resultados de evaluaciones rigurosas',
    'Los resultados de evaluaciones rigurosas llevan con regularidad a decisiones.',
  ],
  EVAL4: [
    'Adaptar programas basados en evidencia',
    'La ciudad tiene una manera de encontrar y adaptar programas probados en otros lugares (investigación, repositorios, otras ciudades).',
  ],
  LC1: [
    'Compromiso de la dirección con un gobierno informado por datos',
    'La alcaldía o la jefatura ejecutiva dice y demuestra una y otra vez al personal que se espera gobernar con datos y evidencia.',
  ],
  LC2: [
    'Uso de la comunicación pública',
    'Quienes dirigen la ciudad usan datos con regularidad al explicar en público inversiones, políticas, efectos y avances.',
  ],
  LC3: [
    'Cultura de datos y capacitación del personal',
    'El personal recibe capacitación y facultades para cuidar los datos de la ciudad y usarlos en las decisiones.',
  ],
  LC4: [
    'Liderazgo de la gestión del desempeño',
    'Una persona o un equipo con nombre responde por la gestión del desempeño en toda la ciudad.',
  ],
  LC5: [
    'Liderazgo de datos',
    'Una persona o un equipo con nombre responde por la estrategia, la entrega y la gobernanza de los datos en toda la ciudad.',
  ],
  LC6: [
    'Liderazgo y pericia en evaluación rigurosa',
    'Una persona o un equipo con nombre responde por que los departamentos lleven a cabo evaluaciones.',
  ],
  LC7: [
    'Liderazgo de la contratación orientada a resultados',
    'Una persona o un equipo con nombre responde por aplicar la contratación orientada a resultados a las principales adquisiciones, contratos o subvenciones.',
  ],
  BF1: [
    'Procesos presupuestarios y financieros guiados por datos',
    'Las cifras y la opinión de los residentes se usan para alinear el presupuesto y otros procesos de dinero con las prioridades estratégicas y con las necesidades de la comunidad.',
  ],
  BF2: [
    'Decisiones presupuestarias y financieras guiadas por datos',
    'Un proceso duradero y regular usa datos cuantitativos y cualitativos analizados para las decisiones presupuestarias sobre prácticas, programas o políticas.',
  ],
  BF3: [
    'Aprovechar los fondos para lograr resultados',
    'En los últimos 24 meses la ciudad destinó dinero nuevo o existente a programas basados en evidencia que responden a necesidades de la comunidad.',
  ],
  RDC1: [
    'Definir metas para las principales adquisiciones',
    'Las principales adquisiciones, contratos o subvenciones llevan metas estratégicas y resultados deseados.',
  ],
  RDC2: [
    'Medir los resultados de las principales adquisiciones',
    'Durante los contratos principales se siguen medidas de resultado, que muestran cuándo un proveedor se desvía.',
  ],
  RDC3: [
    'Valorar el desempeño de los proveedores',
    'El desempeño de los proveedores se califica de modo que puedan compararse los que se parecen.',
  ],
  RDC4: [
    'Diseñar las adquisiciones en apoyo de las metas estratégicas',
    'El diseño de los contratos da a los proveedores razones para trabajar por las metas declaradas de la ciudad.',
  ],
  RDC5: [
    'Gestionar los contratos con datos y mejorar resultados y desempeño',
    'Los contratos se gestionan de forma activa con datos de desempeño desglosados y con reuniones con el contratista cada trimestre o más a menudo.',
  ],
  RDC6: [
    'Decidir con información en la contratación',
    'Los datos de desempeño de los proveedores se revisan antes de seleccionar, renovar o ampliar contratos.',
  ],
  RDC7: [
    'Datos de adquisiciones abiertos y compartidos',
    'Los datos de las adquisiciones se abren y comparten en cada etapa para aumentar la competencia, la transparencia y la rendición de cuentas.',
  ],
  RDC8: [
    'Apoyar la participación y la competencia de los proveedores',
    'La ciudad facilita la participación de los proveedores, diseña licitaciones a las que más de ellos pueden responder o fortalece sus capacidades.',
  ],
  OD1: [
    'Política de datos abiertos',
    'Una política de datos abiertos, pública y codificada, compromete a la ciudad con la transparencia y con divulgar por iniciativa propia sus datos y sus prácticas de datos.',
  ],
  OD2: [
    'Orientación para usar datos abiertos y compartidos',
    'Una ayuda clara y práctica permite al personal y al público encontrar, analizar y usar datos abiertos y compartidos.',
  ],
  OD3: [
    'Portal de datos abiertos',
    'Los datos abiertos se publican en un solo lugar central y público en internet.',
  ],
  OD4: [
    'Conocer a los usuarios de los datos abiertos y compartidos',
    'La ciudad anota lo que aprende de los usuarios de los datos e incorpora sus necesidades en los servicios y en la práctica de la transparencia.',
  ],
  CI1: [
    'Capacitación y colaboración con la comunidad sobre datos',
    'La ciudad ayuda a personas y organizaciones de la comunidad a conocer los datos y análisis de la ciudad y a trabajar con ellos.',
  ],
  CI2: [
    'Prestación de servicios de análisis',
    'La ciudad construye servicios de análisis, internos y para los residentes, que usan datos de su inventario para mejorar la vida y el trabajo.',
  ],
  CI3: [
    'Promoción de los datos y la evidencia',
    'La evidencia de los datos de la ciudad contribuye al conocimiento general y anima a socios externos a hacer lo mismo.',
  ],
  PA1: [
    'Elegir y usar métricas para las metas y prioridades estratégicas',
    'Hay metas estratégicas, un conjunto variado de medidas está alineado con ellas y los datos se usan para valorar el avance.',
  ],
  PA2: [
    'Poner en práctica la gestión del desempeño',
    'Al menos cada trimestre la ciudad celebra reuniones de desempeño que revisan y discuten datos y análisis y deciden sobre las metas estratégicas.',
  ],
  PA3: [
    'Compartir metas y avances',
    'Las metas, las medidas y los avances se comparten con el público con regularidad.',
  ],
  PA4: [
    'Evaluar los efectos desiguales de las decisiones automatizadas',
    'Reglas o prácticas escritas buscan los beneficios de las decisiones automatizadas y reducen sus riesgos, como los sesgos al recoger, elegir y analizar datos.',
  ],
  PA5: [
    'Usar el análisis en las decisiones',
    'Un proceso duradero y regular lleva el análisis del programa de desempeño o de análisis a las decisiones sobre recursos, contratación de personal o servicios accesibles para las prioridades estratégicas.',
  ],
};
