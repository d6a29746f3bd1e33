import type { lists as english } from '../en/lists.ts'
import type { Translation } from '../translation.ts'
import { listed } from './grammar.ts'

export const lists: Translation<typeof english> = {
  names: names => listed(names),
  sentences: (...said) => said.join(''),
}
