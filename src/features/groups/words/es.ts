import type { Translation } from '../../../web/language/index.ts';
import type { en } from './en.ts';

export const es: Translation<typeof en> = {
  topics: {
    one: 'Tema',
    unknown: '{city} no tiene ese tema.',
    listedAt: 'Todos los temas están en {address}.',
    others: 'Todos los temas',
  },
  departments: {
    one: 'Departamento',
    unknown: '{city} no tiene ese departamento.',
    listedAt: 'Todos los departamentos están en el filtro de {address}.',
    others: 'Todos los departamentos',
  },
  title: '{name} en {city}',
  boardOf: 'Tablero del {day}',
  kindFor: '{kind}, sobre el',
  cityScored: '{city} en conjunto obtuvo {score} en el día.',
  cityNotScored: '{city} en conjunto no tiene puntaje del día.',
  filtered: 'Estas métricas en el tablero',
  wall: 'Puntajes',
  weeks: 'Semana a semana',
  weeksOf: '{name}: puntajes semanales de cada métrica',
  metric: 'Métrica',
  noScore: 'sin puntaje',
};
