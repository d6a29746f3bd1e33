import { COMMANDS, type Command, commandsOf } from '../commands.ts'
import { helpRows } from '../presentation/help.ts'
import type { Row } from '../text.ts'
import { themeFor } from '../theme.ts'
import { EXAMPLES, FORMS } from './primitive-forms.ts'
import { listed, rowsText, UNWRAPPED } from './spoken.ts'
import { EACH_COMMAND, type PlainState, stageOf } from './state.ts'
import { calls, WORDS, wordsIn } from './words.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'none' })

interface Topic {
  readonly title: string
  readonly lines: readonly string[]
}

const isHeading = (row: Row, before: Row | undefined): boolean =>
  before?.length === 0 && row.length === 1 && row[0]?.bold === true

/** The topics of the screen's help that are about the game and not about its keys. */
function topics(): Topic[] {
  const rows = helpRows(theme, UNWRAPPED)
  const heads = rows.flatMap((row, index) => (isHeading(row, rows[index - 1]) ? [index] : []))
  return heads
    .map(head => ({
      title: rowsText([rows[head] ?? []]).join(''),
      lines: rowsText(
        rows.slice(
          head + 1,
          heads.find(other => other > head),
        ),
      ),
    }))
    .filter(({ title }) => !ABOUT_KEYS.has(title))
}

const ABOUT_KEYS = new Set(['What you see', 'Primitives and keys'])

const lastWord = (title: string): string => title.toLowerCase().split(' ').at(-1) ?? ''

type PrimitiveCommand = Extract<Command, { kind: 'primitive' }>

const primitives = (commands: readonly Command[]): PrimitiveCommand[] =>
  commands.flatMap(command => (command.kind === 'primitive' ? [command] : []))

const nameOf = ({ id, title }: PrimitiveCommand): string =>
  id === 'map-as' || id === 'card' ? title.replace('…', '') : id

function primitiveLine(command: PrimitiveCommand): string {
  const { id, key, what } = command
  const form = id === 'map-as' || id === 'card' ? '' : `${FORMS[id]}. `
  return `${form}Letter ${key}. ${what}`
}

/** These mean something only where the save cannot be read. */
const FOR_DAMAGED = new Set(['restore', 'begin anew'])

/** What there is to say here, and how. @param damaged whether the save cannot be read */
export function overview(state: PlainState, damaged: boolean): string[] {
  const stage = stageOf(state)
  const kernel = state.run?.view.session.game.kernel
  const all = new Set(wordsIn(stage).map(({ name }) => name))
  const names = [...all].filter(name => damaged || !FOR_DAMAGED.has(name))
  const onCards = (state.run?.view.session.play.trap?.cards ?? null) !== null
  const letters =
    stage === 'trap' && kernel !== undefined && !onCards
      ? [
          `Primitives, each with its letter: ${primitives(commandsOf(kernel))
            .map(command => `${nameOf(command)} ${command.key}`)
            .join(', ')}.`,
          EXAMPLES,
          'A letter, or a primitive without arguments, takes them from the cursor and from your hand. Letters may stand in a row: acmdr.',
        ]
      : []
  return [
    `Here: ${listed([...names, 'help'])}.`,
    ...letters,
    'Several commands stand on a line with ; between them. What is behind a # is not read.',
    `On a terminal the clock is the real one; through a pipe it counts ${EACH_COMMAND} ms for each command.`,
    `help and a word says more, also about ${listed(topics().map(({ title }) => lastWord(title)))}.`,
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
  if (words.length > 0) return words.map(({ form, what }) => `${form}. ${what}`)
  const topic = topics().find(({ title }) => lastWord(title) === lower || title.toLowerCase() === lower)
  return topic === undefined ? null : [...topic.lines]
}
