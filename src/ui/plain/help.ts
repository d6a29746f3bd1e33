import { KERNELS } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { COMMANDS, type Command, commandsOf } from '../commands.ts'
import { formOf } from './primitive-forms.ts'
import { EACH_COMMAND, type PlainState, stageOf } from './state.ts'
import { calls, WORDS, wordsIn } from './words.ts'

interface Topic {
  /** What asks for it. */
  readonly word: string
  readonly title: string
  readonly text: string
}

/** The topics of the screen's help that are about the game and not about its keys. */
function topics(): readonly Topic[] {
  const words = texts().help
  const kernels = Object.values(KERNELS).map(({ name, title }) => ({ name, title: title() }))
  return [
    { word: 'fades', title: words.helpTitle, text: words.help },
    { word: 'verdicts', title: words.verdictsTitle, text: words.verdicts },
    { word: 'stars', title: words.starsTitle, text: words.stars },
    { word: 'kernels', title: words.kernelsTitle, text: words.kernels(kernels) },
  ]
}

type PrimitiveCommand = Extract<Command, { kind: 'primitive' }>

const primitives = (commands: readonly Command[]): PrimitiveCommand[] =>
  commands.flatMap(command => (command.kind === 'primitive' ? [command] : []))

const nameOf = ({ id, title }: PrimitiveCommand): string =>
  id === 'map-as' || id === 'card' ? title.replace('…', '') : id

function primitiveLine(command: PrimitiveCommand): string {
  const { id, key, what } = command
  return texts().plainHelp.primitive(id === 'map-as' || id === 'card' ? null : formOf(id), key, what)
}

/** These mean something only where the save cannot be read. */
const FOR_DAMAGED = new Set(['restore', 'begin anew'])

/** What there is to say here, and how. @param damaged whether the save cannot be read */
export function overview(state: PlainState, damaged: boolean): string[] {
  const stage = stageOf(state)
  const kernel = state.run?.view.session.game.kernel
  const all = new Set(wordsIn(stage).map(({ name }) => name))
  const names = [...all].filter(name => damaged || !FOR_DAMAGED.has(name))
  const words = texts().plainHelp
  const onCards = (state.run?.view.session.play.trap?.cards ?? null) !== null
  const letters =
    stage === 'trap' && kernel !== undefined && !onCards
      ? [
          words.primitives(
            primitives(commandsOf(kernel)).map(command => `${nameOf(command)} ${command.key}`),
          ),
          words.examples,
          words.letters,
        ]
      : []
  return [
    words.here([...names, 'help']),
    ...letters,
    words.severalOnALine,
    words.clock(EACH_COMMAND),
    words.more(topics().map(({ word }) => word)),
  ]
}

/** What a word means, wherever it has a meaning. @returns null where nothing is called that */
export function explained(text: string): string[] | null {
  const lower = text.toLowerCase()
  const command = primitives(COMMANDS).find(
    ({ id, key }) => id === lower || (text.length === 1 ? key === text : false),
  )
  if (command !== undefined) return [primitiveLine(command)]
  const words = WORDS.filter(word => calls(word, lower))
  if (words.length > 0) return words.map(({ form, what }) => texts().plainHelp.word(form, what()))
  const topic = topics().find(({ word, title }) => word === lower || title.toLowerCase() === lower)
  return topic === undefined ? null : [topic.text]
}
