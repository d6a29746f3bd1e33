import { castDraft, current, isDraft } from 'immer'

/** @returns a draft as plain data; what is plain already, as it is. */
export const plain = <T extends object>(value: T): T => (isDraft(value) ? current(castDraft(value)) : value)
