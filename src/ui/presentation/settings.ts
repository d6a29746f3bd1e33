import type { Settings } from '../../store/index.ts'
import { texts } from '../../text/index.ts'
import { contextOf, ENTRIES, LISTS, lookShown, placeIn, type SettingsView } from '../settings/press.ts'
import type { TerminalSays } from '../terminal-says.ts'
import { fitRow, hitting, pad, type Row, rowWidth, span } from '../text.ts'
import { lookOf } from '../theme/look.ts'
import type { Theme } from '../theme.ts'
import { footerRow } from './keys-row.ts'
import { PREVIEW_HEIGHT, previewRows } from './look-preview.ts'

const LABEL_WIDTH = 16

/** What a choice is called; `auto` with what that comes to here. */
function choiceWords(of: keyof typeof LISTS, at: number, says: TerminalSays): string {
  const words = texts().settings
  const auto = lookOf({ theme: 'auto', glyphs: 'auto' }, says)
  switch (of) {
    case 'theme': {
      const value = LISTS.theme[at] ?? 'auto'
      const said = auto.colour === 'none' ? 'none' : auto.theme
      return value === 'auto' ? words.autoIs(words.theme.auto, words.theme[said]) : words.theme[value]
    }
    case 'glyphs': {
      const value = LISTS.glyphs[at] ?? 'auto'
      return value === 'auto'
        ? words.autoIs(words.glyphs.auto, words.glyphs[auto.glyphs])
        : words.glyphs[value]
    }
    case 'language': {
      const value = LISTS.language[at] ?? 'auto'
      return value === 'auto'
        ? words.autoIs(words.language.auto, words.language[says.language])
        : words.language[value]
    }
    case 'mouse': {
      const value = LISTS.mouse[at] ?? 'auto'
      return value === 'auto'
        ? words.autoIs(words.mouse.auto, words.mouse[says.mouse ? 'on' : 'off'])
        : words.mouse[value]
    }
  }
}

interface Known {
  readonly name: string
  /** Where saves are. */
  readonly folder: string
  readonly says: TerminalSays
}

function valueWords(entry: (typeof ENTRIES)[number], settings: Settings, { name, says }: Known): string {
  const words = texts().settings
  switch (entry) {
    case 'clock':
      return words.clock[settings.clock]
    case 'pace':
      return words.pace[settings.pace]
    case 'theme':
      return says.whyNone === null
        ? choiceWords('theme', placeIn('theme', settings), says)
        : words.noColours(words.whyNone[says.whyNone])
    case 'glyphs':
    case 'language':
    case 'mouse':
      return choiceWords(entry, placeIn(entry, settings), says)
    case 'name':
      return name === '' ? words.noName : name
    case 'back':
      return ''
  }
}

const pointer = (here: boolean, theme: Theme) => span(here ? ` ${theme.glyphs.cursor} ` : '   ', 'accent')

function entryRows(view: SettingsView, known: Known, theme: Theme): Row[] {
  return ENTRIES.map((entry, index) => {
    const here = index === view.at
    return hitting(
      [
        pointer(here, theme),
        span(pad(texts().settings.entries[entry], LABEL_WIDTH), here ? 'cursor' : 'text', here),
        span(valueWords(entry, view.settings, known), here ? 'strong' : 'dim'),
      ],
      { entry: index },
    )
  })
}

function listRows(
  view: SettingsView,
  list: NonNullable<SettingsView['list']>,
  { says }: Known,
  theme: Theme,
): Row[] {
  const kept = placeIn(list.of, view.settings)
  return LISTS[list.of].map((_, index) => {
    const here = index === list.at
    return hitting(
      [
        pointer(here, theme),
        span(choiceWords(list.of, index, says), here ? 'cursor' : 'text', here),
        span(index === kept ? `  ${theme.glyphs.yes}` : '', 'good'),
      ],
      { entry: index },
    )
  })
}

/** Why a theme shows no colours, where it does not. */
function objection(view: SettingsView, { says }: Known): string {
  if (view.list?.of !== 'theme' || says.whyNone === null || lookShown(view).theme === 'none') return ''
  const words = texts().settings
  return `   ${words.noColoursShown(words.whyNone[says.whyNone])}`
}

/** Where saves are, over two rows where one is too short. */
function savedRows(folder: string, width: number): Row[] {
  let [first, second] = [` ${texts().settings.savedIn}`, '']
  for (const character of folder)
    if (second === '' && rowWidth([span(first + character)]) < width) first += character
    else second += character
  return [[span(first, 'dim')], ...(second === '' ? [] : [[span(` ${second}`, 'dim')]])]
}

/** Above it a blank line comes before the title. */
const ROOMY = 24
const WIDEST = 100
/** Its last row, the frames' letters, goes where the folder of the saves needs two. */
const LEAST_PREVIEW = PREVIEW_HEIGHT - 1

/** The settings, or one of their lists, and how the look that is chosen looks: exactly `height` rows. */
export function settingsRows(
  view: SettingsView,
  known: Known,
  theme: Theme,
  { width, height }: { readonly width: number; readonly height: number },
): Row[] {
  const { list } = view
  const words = texts().settings
  const roomy = height >= ROOMY ? [[]] : []
  const title: Row = [
    span(` ${list === null ? words.title : words.titleOf(words.entries[list.of])}`, 'accent', true),
    span(objection(view, known), 'warn'),
  ]
  const body: Row[] =
    list === null
      ? [...entryRows(view, known, theme), ...roomy, ...savedRows(known.folder, width)]
      : listRows(view, list, known, theme)
  // As many rows whatever is listed: the preview stays where it is.
  const most = Math.max(body.length, ENTRIES.length + 1 + roomy.length)
  const listed = Array.from({ length: most }, (_, index) => body[index] ?? [])
  const blank = height > 2 + listed.length + PREVIEW_HEIGHT ? [[]] : []
  const head: Row[] = [...roomy, title, ...blank, ...listed, ...roomy]
  const room = Math.max(0, height - head.length - 1)
  const preview = room < LEAST_PREVIEW ? [] : previewRows(theme, Math.min(width, WIDEST))
  const keys = footerRow(contextOf(view), width)
  const rows = [...head, ...Array.from({ length: room }, (_, index) => preview[index] ?? []), keys]
  return rows.map(row => fitRow(row, width))
}
