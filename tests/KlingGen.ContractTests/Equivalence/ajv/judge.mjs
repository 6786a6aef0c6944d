// Reads one JSON value a line: {"schema": name, "is": schema}, {"list": name, "are": instances}, and, to be answered with one line each,
// {"of": schema name, "instance": value} or {"of": schema name, "list": name}. The answer to an instance is null for a valid one, else the
// locations that fail (At), those of them where no or several branches hold (Choices), and the locations with their keywords (Told).
// The answer to a list is the list of its instances' answers.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'package.json'));
const Ajv = require('ajv/dist/2020').default;
// Decimal fractions are no multiples of each other in binary, so ajv is told to round.
const ajv = new Ajv({ allErrors: true, strict: false, multipleOfPrecision: 9 });
require('ajv-formats').default(ajv);

const schemas = new Map();
const lists = new Map();
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
  return {
    At: at(told),
    Choices: at(told.filter(error => ['anyOf', 'oneOf'].includes(error.keyword))),
    Told: [...new Set(told.map(error => `${error.instancePath}:${error.keyword}`))],
  };
}

function judge(name, instance) {
  const validate = schemas.get(name);
  return validate(instance) ? null : locations(validate.errors);
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.schema) {
    // ajv would keep the earlier schema of that name in memory.
    if (schemas.has(message.schema)) {
      ajv.removeSchema(schemas.get(message.schema).schema);
    }

    schemas.set(message.schema, ajv.compile(message.is));
  } else if (message.are) {
    lists.set(message.list, message.are);
  } else {
    const answer = message.list ? lists.get(message.list).map(instance => judge(message.of, instance)) : judge(message.of, message.instance);
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
}
