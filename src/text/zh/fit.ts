import type { fit as english } from '../en/fit.ts'
import type { Translation } from '../translation.ts'

export const fit: Translation<typeof english> = {
  larger: 'cowhand 需要更大的终端。',
  atLeast: (least, here) => `至少 ${least}；现在是 ${here}。`,
}
