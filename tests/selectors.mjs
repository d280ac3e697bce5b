// What comes in: `node selectors.mjs SELECTOR ANNOTATIONS ROOT`: the module of Apache Annotator's
// `@apache-annotator/selector`, a file of annotations, the book's root. What goes out: a line for
// each selector that does not find its words in its source's file, and a line that counts the
// pieces; the exit code is 1 where one does not.
//
// Both of a piece's selectors are resolved by that package alone. They must find the same place; a
// quotation without context may stand elsewhere too, so its place is looked for among all of them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [module, annotations, root] = process.argv.slice(2);
const { textPositionSelectorMatcher, textQuoteSelectorMatcher } = await import(
  pathToFileURL(resolve(module))
);

// A text as one chunk.
function chunker(data) {
  const chunk = { data, equals: (other) => other === chunk };
  return {
    currentChunk: chunk,
    nextChunk: () => null,
    previousChunk: () => null,
    precedesCurrentChunk: () => false,
  };
}

async function all(matches) {
  const found = [];
  for await (const one of matches) found.push([one.startIndex, one.endIndex]);
  return found;
}

async function fault({ source, selector }) {
  const bytes = readFileSync(resolve(root, source.file));
  const hash = createHash("sha256").update(bytes).digest("hex");
  if (hash !== source.sha256) return "another file";
  const text = bytes.toString("utf8").replace(/^\ufeff/u, "");
  const [quote, position] = selector;
  const [place] = await all(textPositionSelectorMatcher(position)(chunker(text)));
  const words = text.slice(...place);
  if (words !== quote.exact) return `the position has ${JSON.stringify(words)}`;
  const quoted = await all(textQuoteSelectorMatcher(quote)(chunker(text)));
  const same = quoted.some(([start, end]) => start === place[0] && end === place[1]);
  return same ? null : "the quotation stands elsewhere";
}

let pieces = 0;
for (const annotation of JSON.parse(readFileSync(annotations, "utf8")).first.items) {
  for (const body of annotation.body) {
    pieces += 1;
    const wrong = await fault(body);
    if (wrong) {
      process.exitCode = 1;
      console.log(`${annotation.id} ${annotation.address}: ${wrong}`);
    }
  }
}
console.log(`${pieces} pieces`);
