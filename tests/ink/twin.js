// Plays the story of an ink file, or of one that was compiled before, by the picks of each line of the input, and says
// all that was told and could be chosen.
const fs = require('fs');
const readline = require('readline');
const { Compiler, CompilerOptions, Story } = require(process.argv[2]);

const troubles = [];
const options = new CompilerOptions(null, [], false, message => troubles.push(message));
console.warn = () => {}; // that a file was compiled by an older program
let story = null;
try {
  const text = fs.readFileSync(process.argv[3], 'utf8');
  const compiled = process.argv[3].endsWith('.json');
  story = new Story(compiled ? text.replace(/^\uFEFF/, '') : new Compiler(text, options).Compile().ToJson());
} catch (failure) {
  troubles.push(String(failure));
}
console.log(JSON.stringify({ troubles }));

function played({ picks, variables }) {
  const texts = [], choices = [], errors = [];
  story.ResetState();
  story.onError = message => errors.push(message);
  for (;;) {
    const told = [];
    while (story.canContinue) told.push(story.Continue());
    texts.push(told.join(' ').split(/\s+/).filter(Boolean).join(' '));
    if (!story.currentChoices.length) break;
    choices.push(story.currentChoices.map(one => one.text.trim()));
    if (choices.length > picks.length) break;
    story.ChooseChoiceIndex(picks[choices.length - 1]);
  }
  const values = Object.fromEntries(variables.map(name => [name, story.variablesState.$(name)]));
  return { texts, choices, values, errors };
}

if (story) {
  const lines = readline.createInterface({ input: process.stdin });
  lines.on('line', line => console.log(JSON.stringify(played(JSON.parse(line)))));
}
