export { germanConditionWords } from './messages/german-condition-words.ts';
export { germanWords } from './messages/shipped-words.ts';
