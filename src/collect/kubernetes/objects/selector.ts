import { listAt, objectAt, textAt, textMapAt, textsAt } from '../json.ts';
import type { Labels } from './metadata.ts';

/** Whether a label selector picks an object with these labels. An empty selector picks all; a missing one picks none. */
export function selects(selector: unknown, labels: Labels): boolean {
  if (typeof selector !== 'object' || selector === null) return false;
  const exact = Object.entries(textMapAt(selector, 'matchLabels')).every(([key, value]) => labels[key] === value);
  return exact && listAt(selector, 'matchExpressions').every((expression) => holds(expression, labels));
}

/** Whether a selector picks every object of its namespace. */
export function selectsAll(selector: unknown): boolean {
  return (
    Object.keys(objectAt(selector, 'matchLabels')).length === 0 && listAt(selector, 'matchExpressions').length === 0
  );
}

function holds(expression: unknown, labels: Labels): boolean {
  const value = labels[textAt(expression, 'key') ?? ''];
  const values = textsAt(expression, 'values');
  const operator = textAt(expression, 'operator');
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  if (operator === 'Exists') return value !== undefined;
  return operator === 'DoesNotExist' && value === undefined;
}
