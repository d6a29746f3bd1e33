import type { Texts } from './english.ts'
import type { Translation } from './translation.ts'
import { settings } from './zh/settings.ts'

/** Simplified Chinese. */
export const chinese: Translation<Texts> = { settings }
