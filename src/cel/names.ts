import { propertiesOf } from '../ontology/resource.ts';
import type { References } from './references.ts';
import { resourceFields } from './resource-value.ts';
import type { ExpressionFault, RuleSubject } from './rule.ts';
import { statementFields } from './statement-value.ts';

/** Names in an expression that mean nothing: properties, parameters and words of closed lists. */
export function nameFaults(
  references: References,
  subject: RuleSubject,
  parameters: ReadonlySet<string>,
): ExpressionFault[] {
  const misuses = references.misuses.map(({ offset }) => ({
    message: 'has() can only ask for a property of the resource or statement.',
    offset,
    hint: 'Everything else is always there, so that a misspelt name would be false for ever.',
  }));
  return [
    ...misuses,
    ...fieldFaults(references, subject),
    ...parameterFaults(references, parameters),
    ...(subject === 'statement' ? [] : wordFaults(references, subject)),
  ];
}

function fieldFaults({ fields }: References, subject: RuleSubject): ExpressionFault[] {
  const known = Object.keys(subject === 'statement' ? statementFields : resourceFields(subject));
  return fields
    .filter(({ name }) => !known.includes(name))
    .map(({ name, offset }) => ({
      message:
        name === ''
          ? `“${subject === 'statement' ? 'statement' : 'resource'}” is read by the name of a property only.`
          : `“${subject}” has no property “${name}”.`,
      offset,
      hint: `Known properties: ${known.join(', ')}.`,
    }));
}

function parameterFaults({ parameters }: References, known: ReadonlySet<string>): ExpressionFault[] {
  return parameters
    .filter(({ name }) => !known.has(name))
    .map(({ name, offset }) => ({
      message: `The profile has no parameter “${name}”.`,
      offset,
      hint: `Known parameters: ${[...known].join(', ')}.`,
    }));
}

/** A misspelt word would make a comparison false for ever. */
function wordFaults({ comparisons }: References, subject: Exclude<RuleSubject, 'statement'>): ExpressionFault[] {
  return comparisons.flatMap(({ field, word, offset }) => {
    const form = propertiesOf(subject)[field]?.form;
    return form === undefined || typeof form === 'string' || form.includes(word)
      ? []
      : [{ message: `“${field}” is never “${word}”.`, offset, hint: `Its values: ${form.join(', ')}.` }];
  });
}
