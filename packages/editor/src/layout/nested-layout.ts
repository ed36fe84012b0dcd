export { layoutJourney } from './series-parallel/layout-journey.ts';
