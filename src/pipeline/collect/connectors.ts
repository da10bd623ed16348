/** The kinds of sources there are, for those who set sources up. */
export { type Connector, connectors, type Setting } from '../../connectors/index.ts';
