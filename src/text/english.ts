import { settings } from './en/settings.ts'

/**
 * Every text of the game, by where it is read: a string, or a function of what it names. English is complete, and says
 * what there is to be translated.
 */
export const english = { settings }

export type Texts = typeof english
