// Prints what is wrong with an AsyncAPI document, and ends with 1 if anything is.
import { Parser, fromFile } from '@asyncapi/parser';

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
// 3.1.0 exists; what describes us is in 3.0.0, which more tools read.
const problems = diagnostics.filter(problem => problem.code !== 'asyncapi-latest-version');
for (const problem of problems) {
  console.error(`${problem.path.join('.')}: ${problem.message} (${problem.code})`);
}
if (problems.length > 0 || !document) process.exit(1);
console.log(`asyncapi.yaml: ${document.allMessages().length} messages`);
