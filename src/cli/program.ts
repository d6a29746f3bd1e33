import { Command } from 'commander'
import { addCast } from './cast-command.ts'
import { addContest } from './contest-command.ts'
import { addExam } from './exam-command.ts'
import { addCheck, addDrill, addLevels, addPlay, addReplay } from './game-commands.ts'
import { type Ended, examples } from './options.ts'
import { addProgress } from './progress-command.ts'
import { addReview } from './review-command.ts'
import { addSandbox } from './sandbox-command.ts'
import { oneLine } from './trouble.ts'
import { addCompare, addGenerate, addPagemap, addSimulate } from './workload-commands.ts'
import type { World } from './world.ts'

/**
 * The command line. What a command needs is loaded when it runs, so that help and the small commands start fast.
 * @param written gets what commander itself prints, to standard output or standard error
 */
export function commandLine(
  world: World,
  ended: Ended,
  written: (to: 'out' | 'err', text: string) => void,
): Command {
  const program = new Command('cowhand')
    .description('Be the kernel: a terminal game that teaches copy-on-write fork.')
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .addHelpText(
      'after',
      examples(
        '',
        'play first-write',
        'drill --seed 7',
        'exam --seed 7',
        'levels',
        'check levels',
        'simulate fork.txt',
        'generate --seed 7',
      ),
    )
    .showHelpAfterError('Try "cowhand --help".')
    .exitOverride()
    .configureOutput({
      writeOut: text => written('out', text),
      writeErr: text => written('err', text),
      outputError: (text, write) => write(`${text.split('\n').map(oneLine).join('\n').trim()}\n`),
      getOutHelpWidth: () => world.columns,
      getErrHelpWidth: () => world.columns,
    })
  for (const add of [
    addPlay,
    addDrill,
    addSandbox,
    addExam,
    addReview,
    addProgress,
    addLevels,
    addCheck,
    addSimulate,
    addCompare,
    addPagemap,
    addGenerate,
    addReplay,
    addCast,
    addContest,
  ])
    add(program, world, ended)
  return program
}
