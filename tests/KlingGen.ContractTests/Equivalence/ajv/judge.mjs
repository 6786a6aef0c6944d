// Reads one JSON value a line: {"schema": name, "is": schema}, {"list": name, "are": instances}, and, to be answered with one line each:
// {"of": schema name, "instance": value} or {"of": schema name, "list": name} for what is wrong with an instance, or with each of a list: null
//   for a valid one, else the locations that fail (At), those of them where no or several branches hold (Choices), and the locations with their
//   keywords, once for each rule (Told);
// {"strict": schema} for what is wrong with a schema by ajv's strictest rules: null, or a sentence;
// {"changes": [{"of": schema name, "list": name, "is": other schema}]} for whether any other schema tells anything else of its list.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const require = createRequire(join(process.argv[2], 'package.json'));
const Ajv = require('ajv/dist/2020').default;
// Decimal fractions are no multiples of each other in binary, so ajv is told to round.
const make = options => require('ajv-formats').default(new Ajv({ allErrors: true, strict: false, multipleOfPrecision: 9, ...options }));
const ajv = make({});

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
    Told: tell(told),
  };
}

// Of a value of the wrong type the emitted code tells no more than that, and of one that is on neither of two lists it tells once.
function tell(told) {
  const mistyped = new Set(told.filter(error => error.keyword === 'type').map(error => error.instancePath));
  const left = told.filter(error => error.keyword === 'type' || !mistyped.has(error.instancePath));
  const rule = error => error.keyword === 'enum' ? '' : error.schemaPath + (error.params.missingProperty ?? '');
  const texts = new Map(left.map(error => [JSON.stringify([error.instancePath, error.keyword, rule(error)]), `${error.instancePath}:${error.keyword}`]));
  return [...texts.values()].sort();
}

function judge(validate, instance) {
  return validate(instance) ? null : locations(validate.errors);
}

const sound = new Map();

function isChange({ of, list, is }) {
  const key = JSON.stringify([of, list]);
  const tellAll = validate => lists.get(list).map(instance => JSON.stringify(judge(validate, instance)?.Told));
  if (!sound.has(key)) {
    sound.set(key, tellAll(schemas.get(of)));
  }

  // Thousands of schemas are tried once each: no time is spent on making them fast, and none is kept.
  const told = tellAll(make({ validateSchema: false, code: { optimize: false } }).compile(is));
  return told.some((text, index) => text !== sound.get(key)[index]);
}

function complaint(schema) {
  try {
    make({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);
    return null;
  } catch (error) {
    return error.message;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.schema) {
    schemas.set(message.schema, ajv.compile(message.is));
  } else if (message.are) {
    lists.set(message.list, message.are);
  } else if (message.strict) {
    process.stdout.write(JSON.stringify(complaint(message.strict)) + '\n');
  } else if (message.changes) {
    process.stdout.write(JSON.stringify(message.changes.some(isChange)) + '\n');
  } else {
    const validate = schemas.get(message.of);
    const answer = message.list ? lists.get(message.list).map(instance => judge(validate, instance)) : judge(validate, message.instance);
    process.stdout.write(JSON.stringify(answer) + '\n');
  }
}
