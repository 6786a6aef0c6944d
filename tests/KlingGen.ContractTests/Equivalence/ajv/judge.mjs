// Reads one JSON value a line: first {"schema": name, "is": schema} for each schema, then {"of": name, "instance": value}.
// Answers each instance with one line: the locations that fail (At) and those of them where no or several branches hold (Choices), or null for a valid instance.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'package.json'));
const Ajv = require('ajv/dist/2020').default;
// Decimal fractions are no multiples of each other in binary, so ajv is told to round.
const ajv = new Ajv({ allErrors: true, strict: false, multipleOfPrecision: 9 });
require('ajv-formats').default(ajv);

const schemas = new Map();
const below = (path, parent) => path.startsWith(parent + '/');

// ajv tells more than the emitted code: what failed in each branch of anyOf and oneOf, in each item of contains and in each name of
// propertyNames, and that if was followed by a failure. The outermost of these wrappers stands for all that is inside it, as in the
// emitted code; "if" is left out, because then and else are told themselves. References are written out in the schemas, so that a
// schema path tells what is inside what.
function locations(errors) {
  const wrappers = errors.filter(error => ['anyOf', 'oneOf', 'contains', 'propertyNames'].includes(error.keyword));
  const isInside = error => wrappers.some(wrapper => below(error.schemaPath, wrapper.schemaPath)
    && (error.instancePath === wrapper.instancePath || below(error.instancePath, wrapper.instancePath)));
  const told = errors.filter(error => error.keyword !== 'if' && !isInside(error));
  const at = some => [...new Set(some.map(error => error.instancePath))];
  return { At: at(told), Choices: at(told.filter(error => ['anyOf', 'oneOf'].includes(error.keyword))) };
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.schema) {
    schemas.set(message.schema, ajv.compile(message.is));
  } else {
    const validate = schemas.get(message.of);
    process.stdout.write(JSON.stringify(validate(message.instance) ? null : locations(validate.errors)) + '\n');
  }
}
