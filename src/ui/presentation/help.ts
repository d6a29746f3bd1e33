import { KERNELS } from '../../kernel/index.ts'
import { texts } from '../../text/index.ts'
import { COMMANDS, keyLabel } from '../commands.ts'
import { fill, type Row, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { headingRows, proseRows } from './prose.ts'

/**
 * The help, from the commands themselves.
 * @param listed whether what they do is said already, above it
 */
export function helpRows(theme: Theme, width: number, listed = false): Row[] {
  const words = texts().help
  const { cursor, mark, changed } = theme.glyphs
  const command = (key: string, title: string, what: string): Row[] =>
    wrap(what, width - 18).map((line, index) => [
      span(` ${fill(index === 0 ? key : '', 2)}`, 'key', true),
      span(` ${fill(index === 0 ? title : '', 12)} `, 'strong'),
      span(line, 'text'),
    ])
  return [
    ...proseRows(words.intro, width),
    ...headingRows(words.seeTitle),
    ...proseRows(words.legend, width),
    ...proseRows(words.linux, width),
    ...proseRows(words.signs(cursor, mark, changed), width),
    ...proseRows(words.larger(theme.glyphs), width),
    ...(listed ? [] : headingRows(words.commandsTitle)),
    ...(listed ? [] : COMMANDS.flatMap(entry => command(keyLabel(entry), entry.title, entry.what))),
    ...headingRows(words.helpTitle),
    ...proseRows(words.help, width),
    ...headingRows(words.verdictsTitle),
    ...proseRows(words.verdicts, width),
    ...headingRows(words.starsTitle),
    ...proseRows(words.stars, width),
    ...headingRows(words.kernelsTitle),
    ...proseRows(
      words.kernels(Object.values(KERNELS).map(({ name, title }) => ({ name, title: title() }))),
      width,
    ),
  ]
}
