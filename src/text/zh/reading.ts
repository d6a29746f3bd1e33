import type { reading as english } from '../en/reading.ts'
import type { Translation } from '../translation.ts'

export const reading: Translation<typeof english> = { more: (lines, down) => `还有 ${lines} 行 ${down}` }
