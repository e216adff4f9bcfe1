import { checkSweepText, sweepPlaceAt, type TableSettings } from '@liesweep/datasets';
import { textWidth } from '@liesweep/logging/terminal';
import { BadInputError } from '@liesweep/sweep/explained-error';
import { renderInspection } from '../inspect/inspection-text.js';
import { nextCommand } from '../new/next-command.js';
import { takeProposals, withQuestions, type Ask } from '../new/questions.js';
import { SweepQuestions, type AskedSweep, type SweepAnswers } from '../new/sweep-answers.js';
import { refuseToReplace, writeSweepFile } from '../new/write-sweep-file.js';
import { canAsk } from '../terminal/ask-user.js';
import type { Terminal } from '../terminal/terminal.js';

interface Flags extends SweepAnswers {
  readonly format?: NonNullable<TableSettings['format']>;
  readonly dataset?: readonly string[];
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

type ValidSweep = AskedSweep & { readonly sweepId: string };

/** Asks what a sweep is to be, and writes its file once it is valid. */
export async function newAction(terminal: Terminal, file: string | undefined, flags: Flags): Promise<void> {
  const { format, dataset, force = false, yes = false, json = false, ...given } = flags;
  const said: SweepAnswers = file === undefined ? given : { ...given, file };
  const settings: TableSettings = {
    ...(format === undefined ? {} : { format }),
    ...(dataset === undefined ? {} : { datasets: dataset }),
  };
  const { stdout, stderr, colours, errorColours } = terminal;
  // Where the answer is data, what is in a file is said beside it.
  const [output, depth] = json ? [stderr, errorColours] : [stdout, colours];
  const show = (...[inspection, name]: Parameters<ConstructorParameters<typeof SweepQuestions>[3]>): void => {
    output.write(`${renderInspection(inspection, [name], textWidth(output), depth)}\n\n`);
  };
  const questions = (ask: Ask): SweepQuestions => new SweepQuestions(ask, said, settings, show);
  const { path, text, sweepId } = yes
    ? await checked(await questions(takeProposals).sweep(), force)
    : await onTerminal(terminal, (ask) => askUntilValid(ask, questions, force, terminal));
  writeSweepFile(path, text, force);
  if (json) stdout.write(`${JSON.stringify({ version: 1, path, sweepId, sweepFile: text }, undefined, 2)}\n`);
  else stdout.write(`${path}: written, and valid. ${nextCommand(path)}\n`);
}

async function onTerminal<Result>(terminal: Terminal, use: (ask: Ask) => Promise<Result>): Promise<Result> {
  if (!canAsk(terminal)) {
    throw new BadInputError({
      happened: 'There is no terminal to ask on.',
      remedy:
        'Give --yes to take what is proposed, and say what is to be otherwise: --file, --features, --labels, --oracle, --dimension, --generators, --name, --out.',
    });
  }
  return withQuestions({ input: terminal.stdin, output: terminal.stderr }, use);
}

/** What is wrong is said, and everything asked again with the answers as proposals; what options said cannot be answered otherwise. */
async function askUntilValid(
  ask: Ask,
  questionsWith: (ask: Ask) => SweepQuestions,
  force: boolean,
  { stderr }: Terminal,
): Promise<ValidSweep> {
  let asked = 0;
  const questions = questionsWith((question, proposal) => {
    asked += 1;
    return ask(question, proposal);
  });
  for (;;) {
    const before = asked;
    try {
      return await checked(await questions.sweep(), force);
    } catch (error) {
      if (!(error instanceof BadInputError) || asked === before) throw error;
      stderr.write(`${error.message}\n\n`);
    }
  }
}

async function checked(asked: AskedSweep, force: boolean): Promise<ValidSweep> {
  refuseToReplace(asked.path, force);
  const { sweepId } = await checkSweepText(asked.text, sweepPlaceAt(asked.path));
  return { ...asked, sweepId };
}
