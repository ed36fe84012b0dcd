export { germanConditionWords } from './messages/german-condition-words.ts';
