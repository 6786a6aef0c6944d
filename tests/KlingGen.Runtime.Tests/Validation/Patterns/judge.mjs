// Reads {"pattern": text, "texts": [texts]} a line, and answers with {"isUnicode": whether V8 takes the pattern with the u flag, "matches": [whether each
// text matches], "isSlow": whether it gave up}; matches is null where V8 takes the pattern neither with the flag nor without.
import { createInterface } from 'node:readline';
import { createContext, Script } from 'node:vm';

const context = createContext({ regex: null, texts: [] });
const script = new Script('texts.map(text => regex.test(text))');

function compile(pattern) {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Tried without the flag, then given up.
    }
  }

  return null;
}

function judge(regex, texts) {
  Object.assign(context, { regex, texts });
  try {
    return { isUnicode: regex.unicode, isSlow: false, matches: script.runInContext(context, { timeout: 100 }) };
  } catch {
    return { isUnicode: regex.unicode, isSlow: true, matches: [] };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const { pattern, texts } = JSON.parse(line);
  const regex = compile(pattern);
  process.stdout.write(JSON.stringify(regex ? judge(regex, texts) : { isUnicode: false, isSlow: false, matches: null }) + '\n');
}
