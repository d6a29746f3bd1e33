import { cleanText } from '../../workload/index.ts'

/** A piece of HTML that is safe to put into a page: only `markup` and `joined` make one. */
export interface Markup {
  readonly html: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  cleanText(text).replace(/[&<>"']/g, character => ENTITIES[character] ?? '')

type Value = Markup | string | number | readonly Markup[]

function htmlOf(value: Value): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escaped(value)
  return 'html' in value ? value.html : value.map(({ html }) => html).join('')
}

/** HTML with values in it: texts are cleaned and escaped, in elements as in quoted attributes; markup goes in as it is. */
export const markup = (pieces: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  html: pieces
    .map((piece, index) => piece + (index < values.length ? htmlOf(values[index] ?? '') : ''))
    .join(''),
})

/** @returns the markup where the condition holds, else nothing. */
export const only = (condition: boolean, then: () => Markup): Markup => (condition ? then() : { html: '' })
